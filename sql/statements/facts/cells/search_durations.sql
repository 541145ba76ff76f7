-- Durations of searches by type and temperature: buckets of the logarithm, and the bins that are drawn (of facts/searches).
SELECT d.g, d.search_type, d.is_cold, d.buckets, d.counts, b.bins, b.bin_counts
  FROM (SELECT u.g, u.search_type, u.is_cold, array_agg(u.bucket ORDER BY u.bucket) AS buckets, array_agg(u.n ORDER BY u.bucket) AS counts
          FROM (SELECT f.g, f.search_type, f.is_cold,
                       (CASE WHEN f.duration_us > 0 THEN ceil(ln(f.duration_us::float8) / 0.020000666706669) ELSE -1 END)::smallint AS bucket,
                       count(*) AS n
                  FROM search AS f
                 WHERE f.duration_us IS NOT NULL
                 GROUP BY 1, 2, 3, 4) AS u
         GROUP BY u.g, u.search_type, u.is_cold) AS d
  JOIN (SELECT u.g, u.search_type, u.is_cold, array_agg(u.bin ORDER BY u.bin) AS bins, array_agg(u.n ORDER BY u.bin) AS bin_counts
          FROM (SELECT f.g, f.search_type, f.is_cold, (CASE WHEN f.duration_us > 0 THEN floor(8 * log(f.duration_us::float8)) ELSE -1 END)::smallint AS bin, count(*) AS n
                  FROM search AS f
                 WHERE f.duration_us IS NOT NULL
                 GROUP BY 1, 2, 3, 4) AS u
         GROUP BY u.g, u.search_type, u.is_cold) AS b
    ON b.g = d.g AND b.search_type = d.search_type AND b.is_cold = d.is_cold
