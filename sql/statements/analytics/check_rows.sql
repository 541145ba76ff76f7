-- A page of the library checks in the pieces (facts/checks), newest first, or slowest first where $16; where $17, behind the
-- row that started at $18, has the id $19 and took $20 µs (-1: has no duration). $21: how many, $22: and how many to leave out before. Few need a name.
WITH
-- @include facts/checks
, page AS MATERIALIZED (
  SELECT f.*, CASE WHEN $16::boolean THEN coalesce(f.duration_us, -1) ELSE 0 END AS slowness
    FROM lookup AS f
   WHERE NOT $17::boolean
      OR (CASE WHEN $16::boolean THEN coalesce(f.duration_us, -1) ELSE 0 END, f.started, f.library_search_id)
         < (CASE WHEN $16::boolean THEN $20::bigint ELSE 0 END, ($18::timestamptz[])[1], $19::bigint)
   ORDER BY slowness DESC, f.started DESC, f.library_search_id DESC
   LIMIT $21::bigint OFFSET $22::bigint
)
SELECT p.library_search_id, (date_part('epoch', p.started) * 1000000)::bigint, p.duration_us,
       CASE WHEN isfinite(c.time_complete) THEN (date_part('epoch', c.time_complete AT TIME ZONE $3::text) * 1000000)::bigint END,
       p.library_id, l.library_name, p.is_libby, p.book_id, b.title, b.author, p.outcome, p.is_suspect, p.available, p.message
  FROM page AS p
  LEFT JOIN @source.library_searches AS c ON c.library_search_id = p.library_search_id
  LEFT JOIN @source.libraries AS l ON l.library_id = p.library_id
  LEFT JOIN @source.books AS b ON b.book_id = p.book_id
 ORDER BY p.slowness DESC, p.started DESC, p.library_search_id DESC;
