-- Everything that a row of "page", shelf searches in zone $3 with a slowness, tells of itself; those with most of it first.
SELECT p.shelf_search_id, (date_part('epoch', p.started) * 1000000)::bigint, p.duration_us,
       CASE WHEN isfinite(s.time_complete) THEN (date_part('epoch', s.time_complete AT TIME ZONE $3::text) * 1000000)::bigint END,
       p.shelf_id, i.shelf_url, i.reader_id, i.shelf_name, p.is_cold, p.by_window, coalesce(p.by_clock, false), p.size, p.num_books,
       array_remove(s.books_returned, NULL), p.search_type
  FROM page AS p
  LEFT JOIN @source.shelf_searches AS s ON s.shelf_search_id = p.shelf_search_id
  LEFT JOIN LATERAL (SELECT k.* FROM (
-- @include facts/shelf_identity
                    ) AS k WHERE k.shelf_id = p.shelf_id) AS i ON true
 ORDER BY p.slowness DESC, p.started DESC, p.shelf_search_id DESC
