-- The $17 books that the searches of a range (facts/searches) showed most often: how often, by how many of the searches.
-- Few need a title. A book that is in no table any more has none.
WITH
-- @include facts/searches
, shown AS (
  SELECT u.book_id, count(*) AS n, count(*) FILTER (WHERE u.position = array_position(r.books_returned, u.book_id)) AS searches
    FROM search AS s
    JOIN @source.shelf_searches AS r ON r.shelf_search_id = s.shelf_search_id
   CROSS JOIN LATERAL unnest(r.books_returned) WITH ORDINALITY AS u(book_id, position)
   WHERE u.book_id IS NOT NULL
   GROUP BY 1
)
SELECT t.book_id, b.title, b.author, t.n, t.searches
  FROM (SELECT w.* FROM shown AS w ORDER BY w.n DESC, w.book_id LIMIT $17::integer) AS t
  LEFT JOIN @source.books AS b ON b.book_id = t.book_id
 ORDER BY t.n DESC, t.book_id;
