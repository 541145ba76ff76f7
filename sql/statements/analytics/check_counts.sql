-- How often the books $5 were checked in the pieces (facts/checked_books), and how often with success, of each group.
WITH
-- @include facts/checked_books
SELECT f.g, f.book_id, f.n, f.available
  FROM checked AS f;
