-- The gaps between the active days of all canonical shelves and of all readers.
INSERT INTO @target.shelf_gaps (identity, start, previous, n)
SELECT k.identity, k.start, k.previous, count(*)
  FROM (SELECT a.identity, a.start, lag(a.start, 1, '-infinity') OVER (PARTITION BY a.identity, a.key ORDER BY a.start) AS previous
          FROM (SELECT DISTINCT v.identity, v.key, d.start
                  FROM @target.shelf_days AS d
                  JOIN @target.shelf_identities AS i ON i.shelf_id = d.shelf_id
                 CROSS JOIN LATERAL (VALUES ('s'::"char", i.canonical_key), ('r', i.reader_key)) AS v(identity, key)
                 WHERE v.key IS NOT NULL) AS a) AS k
 GROUP BY k.identity, k.start, k.previous
 ORDER BY k.identity, k.start, k.previous;
