-- The $5 books that were shown most in each of the spans $6 that begin at $1 and end at $2.
WITH
-- @include facts/shown_books
INSERT INTO @target.book_heads (span, start, ids, shown, floor)
SELECT $6::text::"char", ($1::timestamptz[])[c.g + 1], c.ids, c.shown, c.floor
  FROM (
-- @include facts/cells/book_heads
       ) AS c;
