-- Durations of library checks by group and medium, once for each stored span.
-- Rows of the pieces (facts/checks), or stored spans $16 with starts $17 and groups $18.
-- @if rows
WITH
-- @include facts/checks
-- @end
SELECT c.g, c.is_libby, c.buckets, c.counts, c.bins, c.bin_counts
  FROM (
-- @if rows
-- @include facts/cells/check_durations
-- @end
-- @if sums
        SELECT r.g, t.is_libby, t.buckets, t.counts, t.bins, t.bin_counts
          FROM unnest($16::text[], $17::timestamptz[], $18::integer[]) AS r(span, start, g)
         CROSS JOIN LATERAL (SELECT t.* FROM shelfhelp.check_durations AS t
                              WHERE t.span = r.span::"char" AND t.start = r.start AND ($7::boolean IS NULL OR t.is_libby = $7::boolean) OFFSET 0) AS t
-- @end
       ) AS c;
