-- Shelf searches in the pieces of time $1 … $2, group $4 of each, without what it takes long to find out. Stored times are
-- read in zone $3. It is a list of CTEs; figures draw from the last one, "search".
-- @include facts/spans
, search AS (
  SELECT ($4::integer[])[t.position] AS g, t.shelf_search_id, t.shelf_id, t.started, t.size
    FROM (SELECT s.shelf_search_id, s.shelf_id, s.time_start AT TIME ZONE $3::text AS started, s.total_book_count AS size,
                 width_bucket(s.time_start AT TIME ZONE $3::text, $1::timestamptz[]) AS position
            FROM span AS r JOIN @source.shelf_searches AS s ON s.time_start >= r.naive_first AND s.time_start < r.naive_last) AS t
   WHERE t.position > 0 AND t.started < ($2::timestamptz[])[t.position]
)
