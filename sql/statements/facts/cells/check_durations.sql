-- Durations of checks by medium: buckets of the logarithm, and the bins that are drawn (of facts/checks).
SELECT d.g, d.is_libby, d.buckets, d.counts, b.bins, b.bin_counts
  FROM (SELECT u.g, u.is_libby, array_agg(u.bucket ORDER BY u.bucket) AS buckets, array_agg(u.n ORDER BY u.bucket) AS counts
          FROM (SELECT f.g, f.is_libby,
                       (CASE WHEN f.duration_us > 0 THEN ceil(ln(f.duration_us::float8) / 0.020000666706669) ELSE -1 END)::smallint AS bucket,
                       count(*) AS n
                  FROM lookup AS f
                 WHERE f.duration_us IS NOT NULL
                 GROUP BY 1, 2, 3) AS u
         GROUP BY u.g, u.is_libby) AS d
  JOIN (SELECT u.g, u.is_libby, array_agg(u.bin ORDER BY u.bin) AS bins, array_agg(u.n ORDER BY u.bin) AS bin_counts
          FROM (SELECT f.g, f.is_libby, (CASE WHEN f.duration_us > 0 THEN floor(8 * log(f.duration_us::float8)) ELSE -1 END)::smallint AS bin, count(*) AS n
                  FROM lookup AS f
                 WHERE f.duration_us IS NOT NULL
                 GROUP BY 1, 2, 3) AS u
         GROUP BY u.g, u.is_libby) AS b
    ON b.g = d.g AND b.is_libby = d.is_libby
