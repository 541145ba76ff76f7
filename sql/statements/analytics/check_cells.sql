-- What the library checks of some days come to, from the rows (facts/checks): the same that the sums have of a day, in one
-- statement. The pieces are hours, $16 has the day of each; counts are by hour, everything else is by day.
WITH
-- @include facts/checks
,
-- @include rollups/daily_checks
SELECT 'counts' AS cell, c.g, NULL::text AS key, c.is_libby AS flag,
       ARRAY[c.available, c.out, c.absent, c.unknown, c.suspect, c.invalid] AS sums,
       NULL::bigint[] AS values, NULL::bigint[] AS counts, NULL::bigint[] AS bins, NULL::bigint[] AS bin_counts,
       NULL::float8 AS p50, NULL::float8 AS p95, NULL::float8 AS p99, NULL::float8 AS greatest
  FROM (
-- @include facts/cells/check_counts
       ) AS c
UNION ALL
SELECT 'durations', c.g, NULL, c.is_libby, NULL, c.buckets::bigint[], c.counts, c.bins::bigint[], c.bin_counts, NULL, NULL, NULL, NULL
  FROM (WITH lookup AS NOT MATERIALIZED (SELECT * FROM daily)
-- @include facts/cells/check_durations
       ) AS c
UNION ALL
SELECT 'libraries', c.g, c.library_id, c.is_libby, ARRAY[c.available, c.out, c.absent, c.unknown, c.suspect, c.invalid],
       c.buckets::bigint[], c.counts, NULL, NULL, NULL, NULL, NULL, NULL
  FROM (WITH lookup AS NOT MATERIALIZED (SELECT * FROM daily)
-- @include facts/cells/library_counts
       ) AS c
UNION ALL
SELECT 'percentiles', c.g, c.kind::text, false, ARRAY[c.n], NULL, NULL, NULL, NULL, c.p50, c.p95, c.p99, c.greatest
  FROM (WITH lookup AS NOT MATERIALIZED (SELECT * FROM daily)
-- @include facts/cells/check_percentiles
       ) AS c;
