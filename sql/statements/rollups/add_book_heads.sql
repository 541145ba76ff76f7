-- The books that were shown most in the pieces $1 … $2, groups of their own; $5 is NULL. Of each group $6 books; $7 is which span
-- it is, $8 when that begins. What groups $9 count, groups $10 do, too: quarters of months their days.
WITH
-- @include facts/shown_books
INSERT INTO @target.book_heads (span, start, ids, shown, floor, searches)
SELECT ($7::text[])[c.g + 1]::"char", ($8::timestamptz[])[c.g + 1], c.ids, c.shown, c.floor, c.searches
  FROM (WITH shown AS (SELECT s.g, s.book_id, s.n, s.searches FROM shown AS s
                       UNION ALL
                       SELECT p.whole, s.book_id, sum(s.n)::bigint, sum(s.searches)::bigint
                         FROM unnest($9::integer[], $10::integer[]) AS p(part, whole) JOIN shown AS s ON s.g = p.part
                        GROUP BY p.whole, s.book_id)
-- @include facts/cells/book_heads
       ) AS c;
