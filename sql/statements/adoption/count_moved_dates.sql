-- Shelves and books whose dates are not what their searches tell.
SELECT (SELECT count(*)
          FROM public.shelves AS h
          LEFT JOIN (SELECT s.shelf_id, min(s.time_start) AS first, max(s.time_start) AS last
                       FROM public.shelf_searches AS s GROUP BY s.shelf_id) AS t USING (shelf_id)
         WHERE (h.date_added, h.date_last_searched) IS DISTINCT FROM (t.first, t.last)),
       (SELECT count(*)
          FROM public.books AS b
          LEFT JOIN (SELECT u.id, min(s.time_start) AS first, max(s.time_start) AS last
                       FROM public.shelf_searches AS s, unnest(s.books_returned) AS u(id) GROUP BY u.id) AS t ON t.id = b.book_id
         WHERE (b.date_added, b.date_last_displayed) IS DISTINCT FROM (t.first, t.last));
