-- How often the books $5 were shown in the pieces (facts/shown_books), and by how many searches, of each group.
WITH
-- @include facts/shown_books
SELECT f.g, f.book_id, f.n, f.searches
  FROM shown AS f;
