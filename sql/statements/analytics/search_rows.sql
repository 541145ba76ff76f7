-- A page of the shelf searches in the pieces (facts/searches), newest first, or slowest first where $17; where $18, behind
-- the row that started at $19, has the id $20 and took $21 µs (-1: has no duration). $22: how many, $23: and how many to leave out before. Few need a name.
WITH
-- @include facts/searches
, page AS MATERIALIZED (
  SELECT f.*, CASE WHEN $17::boolean THEN coalesce(f.duration_us, -1) ELSE 0 END AS slowness
    FROM search AS f
   WHERE NOT $18::boolean
      OR (CASE WHEN $17::boolean THEN coalesce(f.duration_us, -1) ELSE 0 END, f.started, f.shelf_search_id)
         < (CASE WHEN $17::boolean THEN $21::bigint ELSE 0 END, ($19::timestamptz[])[1], $20::bigint)
   ORDER BY slowness DESC, f.started DESC, f.shelf_search_id DESC
   LIMIT $22::bigint OFFSET $23::bigint
)
-- @include facts/search_row
