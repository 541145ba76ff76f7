-- Exact percentiles by group and kind, of groups that are either rows or one stored day (docs/figures.md, "Percentiles").
-- Rows of the pieces (facts/checks), or starts $17 with groups $18 of stored days; $16 is not used.
-- @if rows
WITH
-- @include facts/checks
-- @end
SELECT c.g, c.kind, c.n, c.p50, c.p95, c.p99, c.greatest
  FROM (
-- @if rows
-- @include facts/cells/check_percentiles
-- @end
-- @if sums
        SELECT r.g, t.kind, t.n, t.p50, t.p95, t.p99, t.greatest
          FROM unnest($17::timestamptz[], $18::integer[]) AS r(start, g)
         CROSS JOIN LATERAL (SELECT t.* FROM shelfhelp.day_percentiles AS t
                              WHERE t.start = r.start AND t.kind IN ('l', 'p') OFFSET 0) AS t
-- @end
       ) AS c;
