-- How often each book was shown, and by how many searches, in the pieces of time $1 … $2, group $4 of each. Stored times are read in zone $3. It is a
-- list of CTEs; figures draw from the last one, "shown".
-- @include facts/spans
, shown AS MATERIALIZED (
  SELECT b.g, b.book_id, count(*) AS n, count(*) FILTER (WHERE b.place = array_position(b.books_returned, b.book_id)) AS searches
    FROM (SELECT ($4::integer[])[t.position] AS g, t.books_returned, u.book_id, u.place
            FROM (SELECT s.*, width_bucket(s.started, $1::timestamptz[]) AS position
                    FROM span AS r
                   CROSS JOIN LATERAL (SELECT s.time_start AT TIME ZONE $3::text AS started, s.books_returned
                                         FROM @source.shelf_searches AS s
                                        WHERE s.time_start >= r.naive_first AND s.time_start < r.naive_last
                                       OFFSET 0) AS s
                  OFFSET 0) AS t
           CROSS JOIN LATERAL unnest(t.books_returned) WITH ORDINALITY AS u(book_id, place)
           WHERE t.position > 0 AND t.started < ($2::timestamptz[])[t.position]) AS b
   WHERE b.book_id IS NOT NULL
   GROUP BY 1, 2
)
