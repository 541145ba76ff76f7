-- Which of the libraries $1, the shelf $2, the reader $3 and the book $4 of a filter are not there; a NULL is not asked for.
SELECT 'library', w.id FROM unnest($1::text[]) AS w(id)
 WHERE NOT EXISTS (SELECT FROM @source.libraries AS b WHERE b.library_id = w.id)
UNION ALL
SELECT 'shelf', $2::bigint::text
 WHERE NOT EXISTS (SELECT FROM @source.shelves AS h WHERE h.shelf_id = $2::bigint) AND $2::bigint IS NOT NULL
UNION ALL
SELECT 'reader', $3::text
 WHERE $3::text IS NOT NULL AND NOT EXISTS (SELECT FROM (
-- @include facts/shelf_identity
       ) AS i WHERE i.reader_id = $3::text)
UNION ALL
SELECT 'book', $4::bigint::text
 WHERE NOT EXISTS (SELECT FROM @source.books AS b WHERE b.book_id = $4::bigint) AND $4::bigint IS NOT NULL;
