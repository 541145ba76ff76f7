-- Checks of each library and medium by outcome, with the buckets of their durations (of facts/checks).
SELECT t.g, t.library_id, t.is_libby, t.available, t.out, t.absent, t.unknown, t.suspect, t.invalid,
       coalesce(d.buckets, '{}') AS buckets, coalesce(d.counts, '{}') AS counts
  FROM (SELECT f.g, f.library_id::text AS library_id, f.is_libby, count(*) FILTER (WHERE f.outcome = 'available') AS available,
               count(*) FILTER (WHERE f.outcome = 'out') AS out, count(*) FILTER (WHERE f.outcome = 'absent') AS absent,
               count(*) FILTER (WHERE f.outcome = 'unknown') AS unknown, count(*) FILTER (WHERE f.is_suspect) AS suspect,
               count(*) FILTER (WHERE f.duration_us IS NULL) AS invalid
          FROM lookup AS f
         GROUP BY f.g, f.library_id::text, f.is_libby) AS t
  LEFT JOIN (SELECT b.g, b.library_id, b.is_libby, array_agg(b.bucket ORDER BY b.bucket) AS buckets, array_agg(b.n ORDER BY b.bucket) AS counts
               FROM (SELECT f.g, f.library_id::text AS library_id, f.is_libby,
                            (CASE WHEN f.duration_us > 0 THEN ceil(ln(f.duration_us::float8) / 0.020000666706669) ELSE -1 END)::smallint AS bucket,
                            count(*) AS n
                       FROM lookup AS f
                      WHERE f.duration_us IS NOT NULL
                      GROUP BY 1, 2, 3, 4) AS b
              GROUP BY b.g, b.library_id, b.is_libby) AS d
    ON d.g = t.g AND d.library_id = t.library_id AND d.is_libby = t.is_libby
