-- Of the shelf searches with the ids $17 those in the pieces (facts/searches), newest first, or slowest first where $18:
-- $19 of them after the first $20.
WITH
-- @include facts/searches
, page AS MATERIALIZED (
  SELECT f.*, CASE WHEN $18::boolean THEN coalesce(f.duration_us, -1) ELSE 0 END AS slowness
    FROM search AS f
   WHERE f.shelf_search_id = ANY ($17::bigint[])
   ORDER BY slowness DESC, f.started DESC, f.shelf_search_id DESC
   LIMIT $19::bigint OFFSET $20::bigint
)
-- @include facts/search_row
