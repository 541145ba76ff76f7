-- How often each book was shown, and by how many searches, in the pieces of time $1 … $2, group $4 of each. $5: which
-- books, NULL: all. Stored times are read in zone $3. It is a list of CTEs; figures draw from the last one, "shown".
-- @include facts/shown_elements
, shown AS MATERIALIZED (
  SELECT f.g, f.book_id, count(*) AS n, count(*) FILTER (WHERE f.is_first) AS searches
    FROM element AS f
   GROUP BY f.g, f.book_id
)
