-- How often each book was shown in the pieces of time $1 … $2, group $4 of each. Stored times are read in zone $3. It is a
-- list of CTEs; figures draw from the last one, "shown".
-- @include facts/spans
, shown AS MATERIALIZED (
  SELECT ($4::integer[])[t.position] AS g, b.book_id, count(*) AS n
    FROM (SELECT s.time_start AT TIME ZONE $3::text AS started, s.books_returned,
                 width_bucket(s.time_start AT TIME ZONE $3::text, $1::timestamptz[]) AS position
            FROM span AS r JOIN @source.shelf_searches AS s ON s.time_start >= r.naive_first AND s.time_start < r.naive_last) AS t,
         unnest(t.books_returned) AS b(book_id)
   WHERE t.position > 0 AND t.started < ($2::timestamptz[])[t.position] AND b.book_id IS NOT NULL
   GROUP BY 1, 2
)
