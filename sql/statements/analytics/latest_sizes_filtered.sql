-- How many shelves told which size in the last of those searches that a filter lets through.
WITH
-- @include facts/searches
SELECT c.size, count(*)
  FROM (SELECT DISTINCT ON (f.shelf_id) f.size FROM search AS f
         WHERE f.shelf_id IS NOT NULL
         ORDER BY f.shelf_id, f.started DESC, f.shelf_search_id DESC) AS c
 WHERE c.size IS NOT NULL
 GROUP BY c.size;
