-- Library checks of each medium by outcome (of facts/checks).
SELECT f.g, f.is_libby, count(*) FILTER (WHERE f.outcome = 'available') AS available,
       count(*) FILTER (WHERE f.outcome = 'out') AS out, count(*) FILTER (WHERE f.outcome = 'absent') AS absent,
       count(*) FILTER (WHERE f.outcome = 'unknown') AS unknown, count(*) FILTER (WHERE f.is_suspect) AS suspect,
       count(*) FILTER (WHERE f.duration_us IS NULL) AS invalid
  FROM lookup AS f
 GROUP BY f.g, f.is_libby
