-- What the shelf searches of some days come to, from the rows (facts/searches): the same that the sums have of a day, in one
-- statement. The pieces are hours, $17 has the day of each; counts are by hour, everything else is by day.
WITH
-- @include facts/searches
,
-- @include rollups/daily_searches
SELECT 'counts' AS cell, c.g, c.search_type AS key, false AS flag,
       ARRAY[c.cold, c.warm, c.invalid, c.by_window_only, c.by_clock_only, c.shown] AS sums,
       NULL::bigint[] AS values, NULL::bigint[] AS counts, NULL::bigint[] AS bins, NULL::bigint[] AS bin_counts,
       NULL::float8 AS p50, NULL::float8 AS p95, NULL::float8 AS p99, NULL::float8 AS greatest
  FROM (
-- @include facts/cells/search_counts
       ) AS c
UNION ALL
SELECT 'durations', c.g, c.search_type, c.is_cold, NULL, c.buckets::bigint[], c.counts, c.bins::bigint[], c.bin_counts, NULL, NULL, NULL, NULL
  FROM (WITH search AS NOT MATERIALIZED (SELECT * FROM daily)
-- @include facts/cells/search_durations
       ) AS c
UNION ALL
SELECT 'sizes', c.g, c.search_type, false, NULL, c.sizes::bigint[], c.counts, NULL, NULL, NULL, NULL, NULL, NULL
  FROM (WITH search AS NOT MATERIALIZED (SELECT * FROM daily)
-- @include facts/cells/size_counts
       ) AS c
UNION ALL
SELECT 'size_durations', c.g, NULL, false, ARRAY[c.size_bin], c.buckets::bigint[], c.counts, c.bins::bigint[], c.bin_counts, NULL, NULL, NULL, NULL
  FROM (WITH search AS NOT MATERIALIZED (SELECT * FROM daily)
-- @include facts/cells/size_durations
       ) AS c
UNION ALL
SELECT 'percentiles', c.g, c.kind::text, false, ARRAY[c.n], NULL, NULL, NULL, NULL, c.p50, c.p95, c.p99, c.greatest
  FROM (WITH search AS NOT MATERIALIZED (SELECT * FROM daily)
-- @include facts/cells/search_percentiles
       ) AS c;
