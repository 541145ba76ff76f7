-- The $17 books that the searches of a range (facts/searches) showed most often: how often, by how many of the searches.
-- Few need a title. A book that is in no table any more has none.
WITH
-- @include facts/searches
,
-- @include facts/books_of_searches
SELECT t.book_id, b.title, b.author, t.n, t.searches
  FROM (SELECT w.* FROM shown AS w ORDER BY w.n DESC, w.book_id LIMIT $17::integer) AS t
  LEFT JOIN @source.books AS b ON b.book_id = t.book_id
 ORDER BY t.n DESC, t.book_id;
