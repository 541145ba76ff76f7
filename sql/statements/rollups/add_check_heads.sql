-- The books that library checks asked for most in the pieces $1 … $2, groups of their own; $5 is NULL. Of each group $6 books; $7 is which
-- span it is, $8 when that begins. What groups $9 count, groups $10 do, too: quarters of months their days.
WITH
-- @include facts/checked_books
INSERT INTO @target.check_heads (span, start, ids, checks, available, floor)
SELECT ($7::text[])[c.g + 1]::"char", ($8::timestamptz[])[c.g + 1], c.ids, c.checks, c.available, c.floor
  FROM (WITH checked AS (SELECT f.g, f.book_id, f.n, f.available FROM checked AS f
                         UNION ALL
                         SELECT p.whole, f.book_id, sum(f.n)::bigint, sum(f.available)::bigint
                           FROM unnest($9::integer[], $10::integer[]) AS p(part, whole) JOIN checked AS f ON f.g = p.part
                          GROUP BY p.whole, f.book_id)
-- @include facts/cells/check_heads
       ) AS c;
