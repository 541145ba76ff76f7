-- Books that were found out or absent at least $16 times in a range (facts/checks) and available never, most often first:
-- $17 of them after the first $18, with the number of all. A check of unknown outcome neither helps nor hurts.
WITH
-- @include facts/checks
, tried AS MATERIALIZED (
  SELECT c.book_id, count(*) FILTER (WHERE c.outcome = 'out') AS out, count(*) FILTER (WHERE c.outcome = 'absent') AS absent,
         count(*) FILTER (WHERE c.outcome = 'unknown') AS unknown, count(DISTINCT c.library_id) AS libraries
    FROM lookup AS c
   WHERE c.book_id IS NOT NULL
   GROUP BY 1
  HAVING count(*) FILTER (WHERE c.outcome = 'available') = 0 AND count(*) FILTER (WHERE c.outcome IN ('out', 'absent')) >= $16::integer
)
SELECT a.n, p.book_id, b.title, b.author, p.out, p.absent, p.unknown, p.libraries
  FROM (SELECT count(*) AS n FROM tried) AS a
  LEFT JOIN (SELECT t.* FROM tried AS t ORDER BY t.out + t.absent DESC, t.book_id LIMIT $17::integer OFFSET $18::bigint) AS p ON true
  LEFT JOIN @source.books AS b ON b.book_id = p.book_id
 ORDER BY p.out + p.absent DESC, p.book_id;
