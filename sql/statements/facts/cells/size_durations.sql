
SELECT u.g, u.size_bin,
       array_agg(u.bucket ORDER BY u.bucket) FILTER (WHERE u.bucket IS NOT NULL) AS buckets,
       array_agg(u.n ORDER BY u.bucket) FILTER (WHERE u.bucket IS NOT NULL) AS counts,
       array_agg(u.bin ORDER BY u.bin) FILTER (WHERE u.bin IS NOT NULL) AS bins,
       array_agg(u.n ORDER BY u.bin) FILTER (WHERE u.bin IS NOT NULL) AS bin_counts
  FROM (SELECT v.g, v.size_bin, v.bucket, v.bin, count(*) AS n
          FROM (SELECT f.g, floor(f.size / 25.0::float8)::integer * 25 AS size_bin,
                       (CASE WHEN f.duration_us > 0 THEN ceil(ln(f.duration_us::float8) / 0.020000666706669) ELSE -1 END)::smallint AS bucket,
                       (CASE WHEN f.duration_us > 0 THEN floor(8 * log(f.duration_us::float8)) ELSE -1 END)::smallint AS bin
                  FROM search AS f
                 WHERE f.is_cold AND f.size IS NOT NULL) AS v
         GROUP BY GROUPING SETS ((v.g, v.size_bin, v.bucket), (v.g, v.size_bin, v.bin))) AS u
 GROUP BY u.g, u.size_bin
