-- Each showing of a book in the pieces of time $1 … $2, group $4 of each: an element of books_returned, whether it is the first one
-- of its book there. $5: which books, NULL: all. Stored times are read in zone $3. It is a list of CTEs; figures draw from the last one, "element".
-- @include facts/spans
, element AS (
  SELECT ($4::integer[])[t.position] AS g, u.book_id, u.place = array_position(t.books_returned, u.book_id) AS is_first
    FROM (SELECT s.*, width_bucket(s.started, $1::timestamptz[]) AS position
            FROM span AS r
           CROSS JOIN LATERAL (SELECT s.time_start AT TIME ZONE $3::text AS started, s.books_returned
                                 FROM @source.shelf_searches AS s
                                WHERE s.time_start >= r.naive_first AND s.time_start < r.naive_last
                               OFFSET 0) AS s
          OFFSET 0) AS t
   CROSS JOIN LATERAL unnest(t.books_returned) WITH ORDINALITY AS u(book_id, place)
   WHERE t.position > 0 AND t.started < ($2::timestamptz[])[t.position] AND u.book_id IS NOT NULL
     AND ($5::bigint[] IS NULL OR u.book_id = ANY ($5::bigint[]))
)
