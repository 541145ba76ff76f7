-- A page of the shelves that facts/listed_shelves finds, with the number of all: $25 of them from $24 on.
-- @include facts/listed_shelves
, page AS MATERIALIZED (
  SELECT row_number() OVER sorted AS place, n.*
    FROM named AS n
  WINDOW sorted AS (ORDER BY n.number_key NULLS LAST,
                             CASE WHEN $19::boolean THEN n.text_key END COLLATE "C" NULLS LAST,
                             CASE WHEN NOT $19::boolean THEN n.text_key END COLLATE "C" DESC NULLS LAST, n.shelf_id)
   ORDER BY place OFFSET $24::bigint LIMIT $25::bigint
)
SELECT a.n, p.shelf_id, p.shelf_url, i.reader_id, i.shelf_name, (date_part('epoch', p.first) * 1000000)::bigint, p.is_day,
       (date_part('epoch', p.last) * 1000000)::bigint, p.n, p.size
  FROM (SELECT count(*) AS n FROM named) AS a
  LEFT JOIN page AS p ON true
  LEFT JOIN LATERAL (SELECT k.* FROM (
-- @include facts/shelf_identity
                    ) AS k WHERE k.shelf_id = p.shelf_id) AS i ON true
 ORDER BY p.place;
