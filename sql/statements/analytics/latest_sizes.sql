-- How many shelves told which size in their last search.
-- Rows of the pieces (facts/searched_shelves); in the sums, days from $18 on and before $17, of which $20 were touched.
-- @if rows
WITH
-- @include facts/searched_shelves
, latest AS MATERIALIZED (
  SELECT DISTINCT ON (f.shelf_id) f.shelf_id, f.started, f.size FROM search AS f
   WHERE f.shelf_id IS NOT NULL
   ORDER BY f.shelf_id, f.started DESC, f.shelf_search_id DESC
)
-- @end
-- @if both
, stale AS MATERIALIZED (
  SELECT DISTINCT ON (d.shelf_id) d.shelf_id, d.start, d.last_size
    FROM unnest($20::timestamptz[]) AS t(day)
   CROSS JOIN LATERAL (SELECT d.shelf_id, d.start, d.last_size FROM shelfhelp.shelf_days AS d WHERE d.start = t.day OFFSET 0) AS d
   ORDER BY d.shelf_id, d.start DESC
), turned AS MATERIALIZED (
  -- A shelf that is the same in the sums and in the rows of the touched days changes nothing.
  SELECT e.*
    FROM (SELECT coalesce(l.shelf_id, s.shelf_id) AS shelf_id, l.started, l.size, s.start AS stale_start, s.last_size AS stale_size,
                 CASE WHEN l.started < $17::timestamptz THEN ($20::timestamptz[])[width_bucket(l.started, $20::timestamptz[])] ELSE l.started END AS start
            FROM latest AS l FULL JOIN stale AS s ON s.shelf_id = l.shelf_id) AS e
   WHERE (e.start, e.size) IS DISTINCT FROM (e.stale_start, e.stale_size)
), moved AS MATERIALIZED (
  SELECT t.*, c.start AS settled, c.last_size AS settled_size
    FROM turned AS t
    LEFT JOIN LATERAL (SELECT d.start, d.last_size FROM shelfhelp.shelf_days AS d
                        WHERE d.shelf_id = t.shelf_id AND d.start >= $18::timestamptz AND d.start < $17::timestamptz AND d.start <> ALL ($20::timestamptz[])
                        ORDER BY d.start DESC LIMIT 1) AS c ON true
)
-- @end
SELECT c.size, sum(c.n)::bigint
  FROM (
-- @if rows only
        SELECT l.size, 1 AS n FROM latest AS l
-- @end
-- @if both
        SELECT CASE WHEN m.stale_start > m.settled OR m.settled IS NULL THEN m.stale_size ELSE m.settled_size END AS size, -1 AS n FROM moved AS m
        UNION ALL
        SELECT CASE WHEN m.started > m.settled OR m.settled IS NULL THEN m.size ELSE m.settled_size END, 1 FROM moved AS m
        UNION ALL
-- @end
-- @if sums
        SELECT d.last_size AS size, count(*) AS n FROM shelfhelp.shelf_days AS d
         WHERE d.start >= $18::timestamptz AND d.start < $17::timestamptz AND d.next >= $17::timestamptz
         GROUP BY d.last_size
-- @end
       ) AS c
 WHERE c.size IS NOT NULL
 GROUP BY c.size
HAVING sum(c.n) <> 0;
