-- Durations of cold searches by size, in bins of 25 named by their lower edge (of facts/searches).
SELECT d.g, d.size_bin, d.buckets, d.counts, b.bins, b.bin_counts
  FROM (SELECT u.g, u.size_bin, array_agg(u.bucket ORDER BY u.bucket) AS buckets, array_agg(u.n ORDER BY u.bucket) AS counts
          FROM (SELECT f.g, floor(f.size / 25.0::float8)::integer * 25 AS size_bin,
                       (CASE WHEN f.duration_us > 0 THEN ceil(ln(f.duration_us::float8) / 0.020000666706669) ELSE -1 END)::smallint AS bucket,
                       count(*) AS n
                  FROM search AS f
                 WHERE f.is_cold AND f.size IS NOT NULL
                 GROUP BY 1, 2, 3) AS u
         GROUP BY u.g, u.size_bin) AS d
  JOIN (SELECT u.g, u.size_bin, array_agg(u.bin ORDER BY u.bin) AS bins, array_agg(u.n ORDER BY u.bin) AS bin_counts
          FROM (SELECT f.g, floor(f.size / 25.0::float8)::integer * 25 AS size_bin, (CASE WHEN f.duration_us > 0 THEN floor(8 * log(f.duration_us::float8)) ELSE -1 END)::smallint AS bin, count(*) AS n
                  FROM search AS f
                 WHERE f.is_cold AND f.size IS NOT NULL
                 GROUP BY 1, 2, 3) AS u
         GROUP BY u.g, u.size_bin) AS b
    ON b.g = d.g AND b.size_bin = d.size_bin
