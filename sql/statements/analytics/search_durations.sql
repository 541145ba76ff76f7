-- Durations of shelf searches by group, type and temperature, once for each stored span.
-- Rows of the pieces (facts/searches), or stored spans $17 with starts $18 and groups $19.
-- @if rows
WITH
-- @include facts/searches
-- @end
SELECT c.g, c.search_type, c.is_cold, c.buckets, c.counts, c.bins, c.bin_counts
  FROM (
-- @if rows
-- @include facts/cells/search_durations
-- @end
-- @if sums
        SELECT r.g, t.search_type, t.is_cold, t.buckets, t.counts, t.bins, t.bin_counts
          FROM unnest($17::text[], $18::timestamptz[], $19::integer[]) AS r(span, start, g)
         CROSS JOIN LATERAL (SELECT t.* FROM shelfhelp.search_durations AS t
                              WHERE t.span = r.span::"char" AND t.start = r.start AND ($8::text[] IS NULL OR (t.search_type = ANY ($8::text[])) <> $9::boolean) OFFSET 0) AS t
-- @end
       ) AS c;
