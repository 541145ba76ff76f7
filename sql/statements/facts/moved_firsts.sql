-- After searched_shelves ("search") of the days that were touched and of all behind the sums: whose first search in the range is
-- not where the sums have it. The sums hold the days from $18 on and before $17; $20 are the starts of those of them that were
-- touched. A shelf that is the same in the sums and in the rows on these days moves nothing; of the others, and of what they
-- are the same as, the first day that nobody touched is looked up. OFFSET 0 has each one looked up by itself.
fresh AS MATERIALIZED (
  SELECT f.shelf_id, min(f.started) AS started FROM search AS f WHERE f.shelf_id IS NOT NULL GROUP BY f.shelf_id
), stale AS MATERIALIZED (
  SELECT d.shelf_id, min(d.start) AS start
    FROM unnest($20::timestamptz[]) AS t(day)
   CROSS JOIN LATERAL (SELECT d.shelf_id, d.start FROM shelfhelp.shelf_days AS d WHERE d.start = t.day OFFSET 0) AS d
   GROUP BY d.shelf_id
), turned AS MATERIALIZED (
  SELECT e.shelf_id
    FROM (SELECT f.shelf_id, CASE WHEN f.started < $17::timestamptz THEN ($20::timestamptz[])[width_bucket(f.started, $20::timestamptz[])] ELSE f.started END AS start
            FROM fresh AS f
          UNION ALL
          SELECT s.shelf_id, s.start FROM stale AS s) AS e
   GROUP BY e.shelf_id
  HAVING count(*) < 2 OR min(e.start) <> max(e.start)
), identified AS MATERIALIZED (
  SELECT t.shelf_id, coalesce(i.canonical_key, k.canonical_key) AS canonical_key, CASE WHEN i.shelf_id IS NULL THEN k.reader_key ELSE i.reader_key END AS reader_key
    FROM turned AS t
    LEFT JOIN LATERAL (SELECT i.* FROM shelfhelp.shelf_identities AS i WHERE i.shelf_id = t.shelf_id OFFSET 0) AS i ON true
    LEFT JOIN LATERAL (SELECT c.canonical_key, c.reader_key
                         FROM (
-- @include facts/cells/shelf_identities
                              ) AS c
                        WHERE c.shelf_id = t.shelf_id AND i.shelf_id IS NULL
                       OFFSET 0) AS k ON true
), member AS MATERIALIZED (
  SELECT 'u'::"char" AS identity, i.shelf_id AS key, i.shelf_id FROM identified AS i
  UNION
  SELECT v.identity, v.key, i.shelf_id
    FROM identified AS i CROSS JOIN LATERAL (VALUES ('s'::"char", i.canonical_key), ('r', i.reader_key)) AS v(identity, key)
   WHERE v.key IS NOT NULL
  UNION
  SELECT 's', k.key, i.shelf_id
    FROM (SELECT DISTINCT i.canonical_key AS key FROM identified AS i) AS k
   CROSS JOIN LATERAL (SELECT i.shelf_id FROM shelfhelp.shelf_identities AS i WHERE i.canonical_key = k.key OFFSET 0) AS i
  UNION
  SELECT 'r', k.key, i.shelf_id
    FROM (SELECT DISTINCT i.reader_key AS key FROM identified AS i WHERE i.reader_key IS NOT NULL) AS k
   CROSS JOIN LATERAL (SELECT i.shelf_id FROM shelfhelp.shelf_identities AS i WHERE i.reader_key = k.key OFFSET 0) AS i
), settled AS MATERIALIZED (
  SELECT m.shelf_id, c.start
    FROM (SELECT DISTINCT m.shelf_id FROM member AS m) AS m
   CROSS JOIN LATERAL (SELECT d.start FROM shelfhelp.shelf_days AS d
                        WHERE d.shelf_id = m.shelf_id AND d.start >= $18::timestamptz AND d.start < $17::timestamptz AND d.start <> ALL ($20::timestamptz[])
                        ORDER BY d.start LIMIT 1) AS c
), moved AS MATERIALIZED (
  SELECT m.identity, least(min(c.start), min(s.start)) AS stale, least(min(c.start), min(f.started)) AS fresh
    FROM member AS m
    LEFT JOIN settled AS c ON c.shelf_id = m.shelf_id
    LEFT JOIN stale AS s ON s.shelf_id = m.shelf_id
    LEFT JOIN fresh AS f ON f.shelf_id = m.shelf_id
   GROUP BY m.identity, m.key
)
