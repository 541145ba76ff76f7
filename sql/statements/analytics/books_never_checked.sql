-- Books that the searches of a range (facts/searches) showed and that are not among $17, most often shown first: $18 of
-- them after the first $19, with the number of all; instants of the first and last search that showed each.
WITH
-- @include facts/searches
,
-- @include facts/books_of_searches
, unchecked AS MATERIALIZED (
  SELECT w.* FROM shown AS w WHERE w.book_id <> ALL ($17::bigint[])
)
SELECT a.n, p.book_id, b.title, b.author, p.n, p.searches, (date_part('epoch', p.first) * 1000000)::bigint,
       (date_part('epoch', p.last) * 1000000)::bigint
  FROM (SELECT count(*) AS n FROM unchecked) AS a
  LEFT JOIN (SELECT w.* FROM unchecked AS w ORDER BY w.n DESC, w.book_id LIMIT $18::integer OFFSET $19::bigint) AS p ON true
  LEFT JOIN @source.books AS b ON b.book_id = p.book_id
 ORDER BY p.n DESC, p.book_id;
