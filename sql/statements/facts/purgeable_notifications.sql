-- Entries of the ledger whose notification could come again and change nothing all the same: the row it brought is still
-- there, and by its content alone it would be found (shelfhelp.find_adoptable), because no other row of its kind starts at
-- the same microsecond. Visits have nothing to be found by, and keep their entries. From the CTE chunk.
  SELECT c.topic_id, c.notification_id
    FROM chunk AS c
   WHERE (c.kind = 's'
          AND EXISTS (SELECT FROM @source.shelf_searches AS s
                        JOIN @source.shelves AS h ON h.shelf_id = s.shelf_id
                       WHERE s.shelf_search_id = c.search_id AND s.time_start IS NOT NULL AND s.books_returned IS NOT NULL
                         AND NOT EXISTS (SELECT FROM @source.shelf_searches AS o
                                          WHERE o.time_start = s.time_start AND o.shelf_search_id <> s.shelf_search_id)))
      OR (c.kind = 'l'
          AND EXISTS (SELECT FROM @source.library_searches AS l
                       WHERE l.library_search_id = c.search_id AND l.time_start IS NOT NULL
                         AND NOT EXISTS (SELECT FROM @source.library_searches AS o
                                          WHERE o.time_start = l.time_start AND o.library_search_id <> l.library_search_id)))
