-- The shelves that were searched, how often, and the size that the last search told, if it did (of facts/searches).
SELECT f.g, f.shelf_id, count(*)::integer AS n,
       (array_agg(f.size ORDER BY f.started DESC, f.shelf_search_id DESC))[1] AS last_size
  FROM search AS f
 WHERE f.shelf_id IS NOT NULL
 GROUP BY f.g, f.shelf_id
