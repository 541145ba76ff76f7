-- How many shelves told which size in their last search: of the pieces (facts/searched_shelves), else of the clean days
-- from $18 on and before $17.
-- @if rows
WITH
-- @include facts/searched_shelves
, latest AS MATERIALIZED (
  SELECT DISTINCT ON (f.shelf_id) f.shelf_id, f.size FROM search AS f
   WHERE f.shelf_id IS NOT NULL
   ORDER BY f.shelf_id, f.started DESC, f.shelf_search_id DESC
)
-- @end
SELECT c.size, count(*)
  FROM (
-- @if rows
        SELECT l.size FROM latest AS l
-- @end
-- @if both
        UNION ALL
-- @end
-- @if sums
        SELECT d.last_size AS size FROM shelfhelp.shelf_days AS d
         WHERE d.start >= $18::timestamptz AND d.start < $17::timestamptz AND d.next >= $17::timestamptz
-- @end
-- @if both
           AND NOT EXISTS (SELECT FROM latest AS l WHERE l.shelf_id = d.shelf_id)
-- @end
       ) AS c
 WHERE c.size IS NOT NULL
 GROUP BY c.size;
