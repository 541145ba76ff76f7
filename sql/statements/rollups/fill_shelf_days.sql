-- All active days $1 … $2 of all shelves, chained, into an empty table.
WITH
-- @include facts/searched_shelves
INSERT INTO @target.shelf_days (shelf_id, start, previous, next, n, last_size)
SELECT c.shelf_id, c.start, lag(c.start, 1, '-infinity') OVER shelf, lead(c.start, 1, 'infinity') OVER shelf, c.n, c.last_size
  FROM (SELECT d.shelf_id, ($1::timestamptz[])[d.g + 1] AS start, d.n, d.last_size
          FROM (
-- @include facts/cells/shelf_days
               ) AS d) AS c
WINDOW shelf AS (PARTITION BY c.shelf_id ORDER BY c.start);
