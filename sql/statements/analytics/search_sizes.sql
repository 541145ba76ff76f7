-- Sizes that shelf searches told, by group and type, once for each stored span.
-- Rows of the pieces (facts/searches), or stored spans $17 with starts $18 and groups $19.
-- @if rows
WITH
-- @include facts/searches
-- @end
SELECT c.g, c.search_type, c.sizes, c.counts
  FROM (
-- @if rows
-- @include facts/cells/size_counts
-- @end
-- @if sums
        SELECT r.g, t.search_type, t.sizes, t.counts
          FROM unnest($17::text[], $18::timestamptz[], $19::integer[]) AS r(span, start, g)
         CROSS JOIN LATERAL (SELECT t.* FROM shelfhelp.size_counts AS t
                              WHERE t.span = r.span::"char" AND t.start = r.start AND ($8::text[] IS NULL OR (t.search_type = ANY ($8::text[])) <> $9::boolean) OFFSET 0) AS t
-- @end
       ) AS c;
