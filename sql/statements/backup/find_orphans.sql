-- Rows that name others which are not there: table and column, how many, and whether a foreign key forbids them.
WITH mentioned AS MATERIALIZED (
  SELECT DISTINCT u.id FROM public.shelf_searches AS s, unnest(s.books_returned) AS u(id)
), missing AS MATERIALIZED (
  SELECT m.id FROM mentioned AS m WHERE m.id IS NOT NULL AND NOT EXISTS (SELECT FROM public.books AS b WHERE b.book_id = m.id)
)
SELECT o.place, o.n, o.is_key
  FROM (SELECT 'public.shelf_searches.shelf_id' AS place, true AS is_key,
               (SELECT count(*) FROM public.shelf_searches AS s
                 WHERE s.shelf_id IS NOT NULL AND NOT EXISTS (SELECT FROM public.shelves AS h WHERE h.shelf_id = s.shelf_id)) AS n
        UNION ALL
        SELECT 'public.library_searches.library_id', true,
               (SELECT count(*) FROM public.library_searches AS l
                 WHERE NOT EXISTS (SELECT FROM public.libraries AS k WHERE k.library_id = l.library_id))
        UNION ALL
        SELECT 'public.library_searches.book_id', true,
               (SELECT count(*) FROM public.library_searches AS l
                 WHERE l.book_id IS NOT NULL AND NOT EXISTS (SELECT FROM public.books AS b WHERE b.book_id = l.book_id))
        UNION ALL
        SELECT 'public.shelf_searches.books_returned', false,
               (SELECT count(*) FROM public.shelf_searches AS s WHERE s.books_returned && ARRAY(SELECT id FROM missing))
        UNION ALL
        SELECT 'shelfhelp.goodreads_visits.book_id', false,
               (SELECT count(*) FROM shelfhelp.goodreads_visits AS v
                 WHERE NOT EXISTS (SELECT FROM public.books AS b WHERE b.book_id = v.book_id))
        UNION ALL
        SELECT 'shelfhelp.book_details.book_id', false,
               (SELECT count(*) FROM shelfhelp.book_details AS d
                 WHERE NOT EXISTS (SELECT FROM public.books AS b WHERE b.book_id = d.book_id))) AS o
 WHERE o.n > 0
 ORDER BY o.is_key DESC, o.place;
