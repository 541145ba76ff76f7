-- Exact percentiles of shelf searches (of facts/searches): s durations of cold ones, w of warm ones, z sizes.
SELECT p.g, p.kind, p.n, p.at[1] AS p50, p.at[2] AS p95, p.at[3] AS p99, p.greatest
  FROM (SELECT f.g, (CASE WHEN f.is_cold THEN 's' ELSE 'w' END)::"char" AS kind, count(*) AS n, max(f.duration_us)::float8 AS greatest,
               percentile_cont(ARRAY[0.5, 0.95, 0.99]) WITHIN GROUP (ORDER BY f.duration_us::float8) AS at
          FROM search AS f
         WHERE f.duration_us IS NOT NULL
         GROUP BY f.g, f.is_cold
        UNION ALL
        SELECT f.g, 'z'::"char", count(*), max(f.size)::float8,
               percentile_cont(ARRAY[0.5, 0.95, 0.99]) WITHIN GROUP (ORDER BY f.size::float8)
          FROM search AS f
         WHERE f.size IS NOT NULL
         GROUP BY f.g) AS p
