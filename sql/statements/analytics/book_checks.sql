-- How often the books $16 were checked in a range (facts/checks), and how often with success.
WITH
-- @include facts/checks
SELECT c.book_id, count(*), count(*) FILTER (WHERE c.outcome = 'available')
  FROM lookup AS c
 WHERE c.book_id = ANY ($16::bigint[])
 GROUP BY 1;
