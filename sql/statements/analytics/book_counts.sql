-- How often the books $5 were shown in the pieces (facts/shown_elements), and by how many searches, of each group.
WITH
-- @include facts/shown_elements
SELECT f.g, f.book_id, count(*) AS shown, count(*) FILTER (WHERE f.is_first) AS searches
  FROM element AS f
 WHERE f.book_id = ANY ($5::bigint[])
 GROUP BY f.g, f.book_id;
