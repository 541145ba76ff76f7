-- Durations of library checks by group and medium, once for each stored span.
-- Rows of the pieces (facts/checks), and stored spans $16 with starts $17 and groups $18.
-- @if rows
WITH
-- @include facts/checks
-- @end
SELECT c.g, c.is_libby, c.buckets, c.counts, c.bins, c.bin_counts
  FROM (
-- @if rows
-- @include facts/cells/check_durations
-- @end
-- @if both
        UNION ALL
-- @end
-- @if sums
        SELECT r.g, t.is_libby, t.buckets, t.counts, t.bins, t.bin_counts
          FROM unnest($16::text[], $17::timestamptz[], $18::integer[]) AS r(span, start, g)
          JOIN shelfhelp.check_durations AS t ON t.span = r.span::"char" AND t.start = r.start
         WHERE $7::boolean IS NULL OR t.is_libby = $7::boolean
-- @end
       ) AS c;
