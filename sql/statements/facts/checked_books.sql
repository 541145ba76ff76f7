-- How often library checks asked for each book, and how often with success (facts/outcomes), in the pieces of time $1 … $2, group $4 of
-- each. $5: which books, NULL: all; a book's index is of no use, as that of a popular one tells of all times. Stored times are read in zone $3. It is a list of CTEs; figures draw from the last one, "checked".
-- @include facts/spans
, timed AS MATERIALIZED (
  SELECT ($4::integer[])[t.position] AS g, t.book_id, t.message, t.available, count(*) AS n
    FROM (SELECT c.*, width_bucket(c.started, $1::timestamptz[]) AS position
            FROM span AS r
           CROSS JOIN LATERAL (SELECT c.time_start AT TIME ZONE $3::text AS started, c.book_id, coalesce(c.availability_message, '') AS message,
                                      coalesce(c.available, false) AS available
                                 FROM @source.library_searches AS c
                                WHERE c.time_start >= r.naive_first AND c.time_start < r.naive_last AND c.book_id IS NOT NULL
                               OFFSET 0) AS c
          OFFSET 0) AS t
   WHERE t.position > 0 AND t.started < ($2::timestamptz[])[t.position]
     AND ($5::bigint[] IS NULL OR t.book_id = ANY ($5::bigint[]))
   GROUP BY 1, 2, 3, 4
), told AS MATERIALIZED (
-- @include facts/outcomes
), checked AS MATERIALIZED (
  SELECT t.g, t.book_id, sum(t.n)::bigint AS n, coalesce(sum(t.n) FILTER (WHERE w.outcome = 'available'), 0)::bigint AS available
    FROM timed AS t JOIN told AS w ON w.message = t.message AND w.available = t.available
   GROUP BY t.g, t.book_id
)
