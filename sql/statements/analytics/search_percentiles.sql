-- Exact percentiles by group and kind, of groups that are either rows or one stored day (docs/figures.md, "Percentiles").
-- Rows of the pieces (facts/searches), or starts $18 with groups $19 of stored days; $17 is not used.
-- @if rows
WITH
-- @include facts/searches
-- @end
SELECT c.g, c.kind, c.n, c.p50, c.p95, c.p99, c.greatest
  FROM (
-- @if rows
-- @include facts/cells/search_percentiles
-- @end
-- @if sums
        SELECT r.g, t.kind, t.n, t.p50, t.p95, t.p99, t.greatest
          FROM unnest($18::timestamptz[], $19::integer[]) AS r(start, g)
         CROSS JOIN LATERAL (SELECT t.* FROM shelfhelp.day_percentiles AS t
                              WHERE t.start = r.start AND t.kind IN ('s', 'w', 'z') OFFSET 0) AS t
-- @end
       ) AS c;
