-- Exact percentiles of the durations of library checks (of facts/checks): l Libby, p physical.
SELECT p.g, p.kind, p.n, p.at[1] AS p50, p.at[2] AS p95, p.at[3] AS p99, p.greatest
  FROM (SELECT f.g, (CASE WHEN f.is_libby THEN 'l' ELSE 'p' END)::"char" AS kind, count(*) AS n, max(f.duration_us)::float8 AS greatest,
               percentile_cont(ARRAY[0.5, 0.95, 0.99]) WITHIN GROUP (ORDER BY f.duration_us::float8) AS at
          FROM lookup AS f
         WHERE f.duration_us IS NOT NULL
         GROUP BY f.g, f.is_libby) AS p
