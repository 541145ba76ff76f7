-- Shelf searches and library checks that the existing pipeline stored again; the first of equal ones is not counted.
-- Starts that occur once are passed over first: whole rows are slow to compare.
WITH shelf_start AS MATERIALIZED (
  SELECT time_start FROM public.shelf_searches WHERE time_start IS NOT NULL GROUP BY time_start HAVING count(*) > 1
), library_start AS MATERIALIZED (
  SELECT time_start FROM public.library_searches WHERE time_start IS NOT NULL GROUP BY time_start HAVING count(*) > 1
)
SELECT (SELECT coalesce(sum(n - 1), 0)::bigint
          FROM (SELECT count(*)
                  FROM (SELECT s.* FROM public.shelf_searches AS s JOIN shelf_start AS r ON r.time_start = s.time_start
                        UNION ALL
                        SELECT s.* FROM public.shelf_searches AS s WHERE s.time_start IS NULL) AS s
                 GROUP BY s.shelf_id, s.time_start, s.time_complete, s.books_returned HAVING count(*) > 1) AS equal(n)),
       (SELECT coalesce(sum(n - 1), 0)::bigint
          FROM (SELECT count(*)
                  FROM (SELECT l.* FROM public.library_searches AS l JOIN library_start AS r ON r.time_start = l.time_start
                        UNION ALL
                        SELECT l.* FROM public.library_searches AS l WHERE l.time_start IS NULL) AS l
                 GROUP BY l.library_id, l.book_id, l.is_libby, l.time_start, l.time_complete HAVING count(*) > 1) AS equal(n));
