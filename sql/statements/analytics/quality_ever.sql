-- Searches and checks that no range holds: without a start, and from outside the years 2000 to 2099; shelves without a
-- date, and with a URL that shows nobody's shelf. The starts are found by their indexes.
SELECT (SELECT count(*) FROM @source.shelf_searches AS s WHERE s.time_start IS NULL),
       (SELECT count(*) FROM @source.shelf_searches AS s WHERE s.time_start < '2000-01-01')
         + (SELECT count(*) FROM @source.shelf_searches AS s WHERE s.time_start >= '2100-01-01'),
       (SELECT count(*) FROM @source.library_searches AS c WHERE c.time_start IS NULL),
       (SELECT count(*) FROM @source.library_searches AS c WHERE c.time_start < '2000-01-01')
         + (SELECT count(*) FROM @source.library_searches AS c WHERE c.time_start >= '2100-01-01'),
       (SELECT count(*) FROM @source.shelves AS h WHERE h.date_added IS NULL),
       (SELECT count(*) FROM (
-- @include facts/shelf_identity
        ) AS i WHERE i.reader_id IS NULL);
