-- Durations of cold searches by group and size, once for each stored span.
-- Rows of the pieces (facts/searches), or stored spans $17 with starts $18 and groups $19.
-- @if rows
WITH
-- @include facts/searches
-- @end
SELECT c.g, c.size_bin, c.buckets, c.counts, c.bins, c.bin_counts
  FROM (
-- @if rows
-- @include facts/cells/size_durations
-- @end
-- @if sums
        SELECT r.g, t.size_bin, t.buckets, t.counts, t.bins, t.bin_counts
          FROM unnest($17::text[], $18::timestamptz[], $19::integer[]) AS r(span, start, g)
         CROSS JOIN LATERAL (SELECT t.* FROM shelfhelp.size_durations AS t
                              WHERE t.span = r.span::"char" AND t.start = r.start OFFSET 0) AS t
-- @end
       ) AS c;
