-- Shelf searches and library checks that the existing pipeline stored again; the first of equal ones is not counted.
SELECT (SELECT coalesce(sum(n - 1), 0)::bigint
          FROM (SELECT count(*) FROM public.shelf_searches
                 WHERE time_start IS NULL
                    OR time_start IN (SELECT k.time_start FROM public.shelf_searches AS k GROUP BY 1 HAVING count(*) > 1)
                 GROUP BY shelf_id, time_start, time_complete, books_returned HAVING count(*) > 1) AS equal(n)),
       (SELECT coalesce(sum(n - 1), 0)::bigint
          FROM (SELECT count(*) FROM public.library_searches
                 WHERE time_start IS NULL
                    OR time_start IN (SELECT k.time_start FROM public.library_searches AS k GROUP BY 1 HAVING count(*) > 1)
                 GROUP BY library_id, book_id, is_libby, time_start, time_complete HAVING count(*) > 1) AS equal(n));
