-- Percentiles of shelf search durations per bucket of [$1, $2), cold and warm apart, for the bucket starts $4.
SELECT width_bucket(f.time_start AT TIME ZONE $3::text, $4::timestamptz[]) AS bucket, f.is_cold, count(*),
       percentile_cont(0.5) WITHIN GROUP (ORDER BY f.duration_ms),
       percentile_cont(0.95) WITHIN GROUP (ORDER BY f.duration_ms)
  FROM shelfhelp.shelf_search_facts($2::timestamptz AT TIME ZONE $3::text) AS f
 WHERE f.time_start >= $1::timestamptz AT TIME ZONE $3::text AND f.duration_ms IS NOT NULL
 GROUP BY 1, 2
 ORDER BY 1, 2;
