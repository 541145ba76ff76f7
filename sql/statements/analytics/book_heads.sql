-- The books that were shown most in the pieces (facts/shown_books; $5 is NULL), as many of them as $6 says as one list, and in each of the stored spans $7
-- with starts $8 as one more; in none of the lists was another book shown more than "floor" times. "place" is that of the span, none of the pieces.
-- @if rows
WITH
-- @include facts/shown_books
SELECT NULL::bigint AS place, c.ids, c.shown, c.searches, c.floor
  FROM (
-- @include facts/cells/book_heads
       ) AS c
-- @end
-- @if both
UNION ALL
-- @end
-- @if sums
SELECT r.place - 1, t.ids, t.shown, t.searches, t.floor
  FROM unnest($7::text[], $8::timestamptz[]) WITH ORDINALITY AS r(span, start, place)
  CROSS JOIN LATERAL (SELECT t.* FROM shelfhelp.book_heads AS t WHERE t.span = r.span::"char" AND t.start = r.start OFFSET 0) AS t
-- @end
;
