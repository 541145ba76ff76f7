-- After the facts of searches ("search"), of group 1 in a range and of group 0 before it: the shelves that were searched in
-- the range. Words $17 of their URLs, keys to sort by $18, ascending where $19. With an identity $20 (u URL, s canonical
-- shelf, r reader) only those that were searched for the first time in the range, which begins at $21: of several that are
-- the same the one that was first. Of those whose latest size is at least $22 and below $23. In the sums, days outside of
-- the pieces. It is a list of CTEs; statements draw from the last one, "named".
found AS MATERIALIZED (
  SELECT f.shelf_id, min(f.started) AS first, max(f.started) AS last, count(*) FILTER (WHERE f.g = 1) AS n,
         (array_agg(f.size ORDER BY f.started DESC, f.shelf_search_id DESC))[1] AS size
    FROM search AS f
   WHERE f.shelf_id IS NOT NULL
   GROUP BY f.shelf_id
), keyed AS MATERIALIZED (
  SELECT s.*, CASE $20::text WHEN 's' THEN i.canonical_key WHEN 'r' THEN i.reader_key ELSE s.shelf_id END AS key
    FROM found AS s
    LEFT JOIN (
-- @include facts/cells/shelf_identities
              ) AS i ON $20::text IN ('s', 'r') AND i.shelf_id = s.shelf_id
), before AS MATERIALIZED (
-- @if both
  SELECT m.key, min(d.start) AS day
    FROM (SELECT k.key, k.shelf_id FROM keyed AS k WHERE k.n > 0
          UNION
          SELECT k.key, i.shelf_id FROM keyed AS k JOIN shelfhelp.shelf_identities AS i ON i.canonical_key = k.key
           WHERE k.n > 0 AND $20::text = 's'
          UNION
          SELECT k.key, i.shelf_id FROM keyed AS k JOIN shelfhelp.shelf_identities AS i ON i.reader_key = k.key
           WHERE k.n > 0 AND $20::text = 'r') AS m
   CROSS JOIN LATERAL (SELECT t.start FROM shelfhelp.shelf_days AS t
                        WHERE t.shelf_id = m.shelf_id AND t.start < $21::timestamptz
                          AND NOT coalesce(t.start < ($2::timestamptz[])[width_bucket(t.start, $1::timestamptz[])], false)
                        ORDER BY t.start LIMIT 1) AS d
   GROUP BY m.key
  UNION ALL
-- @end
  SELECT NULL::bigint AS key, NULL::timestamptz AS day WHERE false
), listed AS (
  SELECT o.shelf_id, least(o.first, b.day) AS first, coalesce(b.day < o.first, false) AS is_day, o.last, o.n, o.size
    FROM (SELECT DISTINCT ON (k.key) k.* FROM keyed AS k WHERE k.key IS NOT NULL ORDER BY k.key, k.first, k.shelf_id) AS o
    LEFT JOIN before AS b ON b.key = o.key
   WHERE o.n > 0 AND ($20::text IS NULL OR (o.first >= $21::timestamptz AND b.key IS NULL))
     AND ($22::integer IS NULL OR o.size >= $22::integer) AND ($23::integer IS NULL OR o.size < $23::integer)
), named AS (
  SELECT l.*, h.shelf_url,
         CASE $18::text WHEN 'url' THEN h.shelf_url WHEN 'reader' THEN i.reader_id WHEN 'name' THEN i.shelf_name END AS text_key,
         CASE $18::text WHEN 'first' THEN date_part('epoch', l.first) WHEN 'last' THEN date_part('epoch', l.last)
                        WHEN 'searches' THEN l.n WHEN 'size' THEN l.size END * CASE WHEN $19::boolean THEN 1 ELSE -1 END AS number_key
    FROM listed AS l
    LEFT JOIN @source.shelves AS h ON h.shelf_id = l.shelf_id
    LEFT JOIN (
-- @include facts/shelf_identity
              ) AS i ON $18::text IN ('reader', 'name') AND i.shelf_id = l.shelf_id
   WHERE NOT EXISTS (SELECT FROM unnest($17::text[]) AS w(pattern) WHERE coalesce(h.shelf_url, '') NOT ILIKE w.pattern)
)
