-- How many shelves were searched whose URL is none of Goodreads' review lists: in the pieces (facts/searched_shelves), and in
-- the sums on days before $5 outside of those.
-- @if rows
WITH
-- @include facts/searched_shelves
-- @end
SELECT count(*)
  FROM (
-- @if rows
        SELECT i.shelf_id
          FROM (
-- @include facts/shelf_identity
               ) AS i
         WHERE i.shelf_id IN (SELECT f.shelf_id FROM search AS f) AND i.reader_id IS NULL
-- @end
-- @if both
        UNION
-- @end
-- @if sums
        SELECT k.shelf_id FROM shelfhelp.shelf_identities AS k
         WHERE k.reader_key IS NULL
           AND EXISTS (SELECT FROM shelfhelp.shelf_days AS d
                        WHERE d.shelf_id = k.shelf_id AND d.start < $5::timestamptz
                          AND NOT coalesce(d.start < ($2::timestamptz[])[width_bucket(d.start, $1::timestamptz[])], false))
-- @end
       ) AS c;
