-- Makes the one day $1 … $2 true in the chains of active days and in the histogram of their gaps. A shelf, a canonical
-- shelf or a reader that is new on the day comes between its neighbours; one that is no longer there leaves them to each
-- other. Result: the shelves that left.
WITH
-- @include facts/searched_shelves
, day AS MATERIALIZED (
  SELECT ($1::timestamptz[])[1] AS start
), fresh AS MATERIALIZED (
  SELECT c.shelf_id, c.n, c.last_size
    FROM (
-- @include facts/cells/shelf_days
         ) AS c
), old AS MATERIALIZED (
  SELECT d.shelf_id, d.previous, d.next FROM day AS t JOIN shelfhelp.shelf_days AS d ON d.start = t.start
), member AS MATERIALIZED (
  SELECT m.shelf_id, i.canonical_key, i.reader_key, bool_or(m.was) AS was, bool_or(NOT m.was) AS stays
    FROM (SELECT o.shelf_id, true AS was FROM old AS o UNION ALL SELECT f.shelf_id, false FROM fresh AS f) AS m
    LEFT JOIN shelfhelp.shelf_identities AS i ON i.shelf_id = m.shelf_id
   GROUP BY m.shelf_id, i.canonical_key, i.reader_key
), shelf_turned AS MATERIALIZED (
  SELECT o.shelf_id, false AS is_new, o.previous, o.next
    FROM old AS o JOIN member AS m ON m.shelf_id = o.shelf_id AND NOT m.stays
  UNION ALL
  SELECT m.shelf_id, true, coalesce(p.start, '-infinity'), coalesce(x.start, 'infinity')
    FROM member AS m CROSS JOIN day AS t
    LEFT JOIN LATERAL (SELECT d.start FROM shelfhelp.shelf_days AS d WHERE d.shelf_id = m.shelf_id AND d.start < t.start
                        ORDER BY d.start DESC LIMIT 1) AS p ON true
    LEFT JOIN LATERAL (SELECT d.start FROM shelfhelp.shelf_days AS d WHERE d.shelf_id = m.shelf_id AND d.start > t.start
                        ORDER BY d.start LIMIT 1) AS x ON true
   WHERE NOT m.was
), group_turned AS MATERIALIZED (
  SELECT 's'::"char" AS identity, m.canonical_key AS key, bool_or(m.stays) AS is_new
    FROM member AS m WHERE m.canonical_key IS NOT NULL GROUP BY m.canonical_key HAVING bool_or(m.was) <> bool_or(m.stays)
  UNION ALL
  SELECT 'r', m.reader_key, bool_or(m.stays)
    FROM member AS m WHERE m.reader_key IS NOT NULL GROUP BY m.reader_key HAVING bool_or(m.was) <> bool_or(m.stays)
), turned AS (
  SELECT 'u'::"char" AS identity, t.is_new, t.previous, t.next FROM shelf_turned AS t
  UNION ALL
  SELECT g.identity, g.is_new, coalesce(max(p.start), '-infinity'), coalesce(min(x.start), 'infinity')
    FROM group_turned AS g CROSS JOIN day AS t
    CROSS JOIN LATERAL (SELECT i.shelf_id FROM shelfhelp.shelf_identities AS i WHERE g.identity = 's' AND i.canonical_key = g.key
                        UNION ALL
                        SELECT i.shelf_id FROM shelfhelp.shelf_identities AS i WHERE g.identity = 'r' AND i.reader_key = g.key) AS i
    LEFT JOIN LATERAL (SELECT d.start FROM shelfhelp.shelf_days AS d WHERE d.shelf_id = i.shelf_id AND d.start < t.start
                        ORDER BY d.start DESC LIMIT 1) AS p ON true
    LEFT JOIN LATERAL (SELECT d.start FROM shelfhelp.shelf_days AS d WHERE d.shelf_id = i.shelf_id AND d.start > t.start
                        ORDER BY d.start LIMIT 1) AS x ON true
   GROUP BY g.identity, g.key, g.is_new
), difference AS MATERIALIZED (
  SELECT t.identity, v.start, v.previous, sum(CASE WHEN t.is_new THEN v.n ELSE -v.n END)::bigint AS n
    FROM turned AS t CROSS JOIN day,
         LATERAL (VALUES (day.start, t.previous, 1), (t.next, day.start, 1), (t.next, t.previous, -1)) AS v(start, previous, n)
   WHERE isfinite(v.start)
   GROUP BY t.identity, v.start, v.previous
  HAVING sum(CASE WHEN t.is_new THEN v.n ELSE -v.n END) <> 0
), gap_added AS (
  INSERT INTO shelfhelp.shelf_gaps (identity, start, previous, n)
  SELECT d.identity, d.start, d.previous, d.n FROM difference AS d
   WHERE NOT EXISTS (SELECT FROM shelfhelp.shelf_gaps AS g
                      WHERE g.identity = d.identity AND g.start = d.start AND g.previous = d.previous)
), gap_changed AS (
  UPDATE shelfhelp.shelf_gaps AS g SET n = g.n + d.n FROM difference AS d
   WHERE g.identity = d.identity AND g.start = d.start AND g.previous = d.previous AND g.n + d.n <> 0
), gap_removed AS (
  DELETE FROM shelfhelp.shelf_gaps AS g USING difference AS d
   WHERE g.identity = d.identity AND g.start = d.start AND g.previous = d.previous AND g.n + d.n = 0
), day_added AS (
  INSERT INTO shelfhelp.shelf_days (shelf_id, start, previous, next, n, last_size)
  SELECT t.shelf_id, day.start, t.previous, t.next, f.n, f.last_size
    FROM shelf_turned AS t JOIN fresh AS f ON f.shelf_id = t.shelf_id CROSS JOIN day WHERE t.is_new
), day_changed AS (
  UPDATE shelfhelp.shelf_days AS d SET n = f.n, last_size = f.last_size FROM fresh AS f, day
   WHERE d.shelf_id = f.shelf_id AND d.start = day.start AND (d.n, d.last_size) IS DISTINCT FROM (f.n, f.last_size)
), day_removed AS (
  DELETE FROM shelfhelp.shelf_days AS d USING shelf_turned AS t, day
   WHERE NOT t.is_new AND d.shelf_id = t.shelf_id AND d.start = day.start
), earlier AS (
  UPDATE shelfhelp.shelf_days AS d SET next = CASE WHEN t.is_new THEN day.start ELSE t.next END FROM shelf_turned AS t, day
   WHERE d.shelf_id = t.shelf_id AND d.start = t.previous
), later AS (
  UPDATE shelfhelp.shelf_days AS d SET previous = CASE WHEN t.is_new THEN day.start ELSE t.previous END FROM shelf_turned AS t, day
   WHERE d.shelf_id = t.shelf_id AND d.start = t.next
)
SELECT coalesce(array_agg(t.shelf_id), '{}') FROM shelf_turned AS t WHERE NOT t.is_new;
