-- Rows of one table, $1, by their numbers, as JSON. Libraries have no number: a hash of the id stands for it, as in ingest_batch().
SELECT x.id, x.row::text
  FROM (SELECT hashtextextended(t.library_id, 0) AS id, to_jsonb(t) AS row FROM shelfhelp.libraries AS t WHERE $1::text = 'libraries' AND hashtextextended(t.library_id, 0) = ANY ($2::bigint[])
        UNION ALL
        SELECT t.shelf_id, to_jsonb(t) FROM shelfhelp.shelves AS t WHERE $1::text = 'shelves' AND t.shelf_id = ANY ($2::bigint[])
        UNION ALL
        SELECT t.book_id, to_jsonb(t) - 'unique_hash' FROM shelfhelp.books AS t WHERE $1::text = 'books' AND t.book_id = ANY ($2::bigint[])
        UNION ALL
        SELECT t.book_id, to_jsonb(t) FROM shelfhelp.book_details AS t WHERE $1::text = 'book_details' AND t.book_id = ANY ($2::bigint[])
        UNION ALL
        SELECT t.shelf_search_id, to_jsonb(t) FROM shelfhelp.shelf_searches AS t WHERE $1::text = 'shelf_searches' AND t.shelf_search_id = ANY ($2::bigint[])
        UNION ALL
        SELECT t.library_search_id, to_jsonb(t) FROM shelfhelp.library_searches AS t WHERE $1::text = 'library_searches' AND t.library_search_id = ANY ($2::bigint[])
        UNION ALL
        SELECT t.goodreads_visit_id, to_jsonb(t) FROM shelfhelp.goodreads_visits AS t WHERE $1::text = 'goodreads_visits' AND t.goodreads_visit_id = ANY ($2::bigint[])) AS x
 ORDER BY x.id;
