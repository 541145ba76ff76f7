-- How often the books of a range were checked (facts/checks), and how often with success.
WITH
-- @include facts/checks
SELECT c.book_id, count(*), count(*) FILTER (WHERE c.outcome = 'available')
  FROM lookup AS c
 GROUP BY 1;
