-- Per book how often the searches in "search" (facts/searches) showed it, by how many of them, and when first and last:
-- a CTE "shown". Their lists are read again within the range only, and taken apart after that.
shown AS (
  SELECT u.book_id, count(*) AS n, count(*) FILTER (WHERE u.position = array_position(l.books_returned, u.book_id)) AS searches,
         min(l.started) AS first, max(l.started) AS last
    FROM (SELECT s.started, r.books_returned
            FROM search AS s
            JOIN @source.shelf_searches AS r ON r.shelf_search_id = s.shelf_search_id
           WHERE r.time_start >= ($1::timestamptz[])[1] AT TIME ZONE $3::text - interval '3 hours'
             AND r.time_start < ($2::timestamptz[])[cardinality($2::timestamptz[])] AT TIME ZONE $3::text + interval '3 hours'
          OFFSET 0) AS l
   CROSS JOIN LATERAL unnest(l.books_returned) WITH ORDINALITY AS u(book_id, position)
   WHERE u.book_id IS NOT NULL
   GROUP BY 1
)
