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
SELECT p.shelf_search_id, (date_part('epoch', p.started) * 1000000)::bigint, p.duration_us,
       CASE WHEN isfinite(s.time_complete) THEN (date_part('epoch', s.time_complete AT TIME ZONE $3::text) * 1000000)::bigint END,
       p.shelf_id, i.shelf_url, i.reader_id, i.shelf_name, p.is_cold, p.by_window, coalesce(p.by_clock, false), p.size, p.num_books,
       array_remove(s.books_returned, NULL), p.search_type
  FROM page AS p
  LEFT JOIN @source.shelf_searches AS s ON s.shelf_search_id = p.shelf_search_id
  LEFT JOIN LATERAL (SELECT k.* FROM (
-- @include facts/shelf_identity
                    ) AS k WHERE k.shelf_id = p.shelf_id) AS i ON true
 ORDER BY p.slowness DESC, p.started DESC, p.shelf_search_id DESC;
