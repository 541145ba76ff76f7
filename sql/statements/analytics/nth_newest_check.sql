-- An instant not after the start of the newest row but $4 of those from $1 to $2, in microseconds; no row, or NULL, where
-- there are not so many. Naive times are read in zone $3; near it only, as clock changes have them in another order.
SELECT (date_part('epoch', (s.time_start AT TIME ZONE $3::text) - z.slack) * 1000000)::bigint
  FROM (SELECT CASE $3::text WHEN 'UTC' THEN interval '0' ELSE interval '3 hours' END AS slack) AS z
  LEFT JOIN LATERAL (SELECT t.time_start FROM @source.library_searches AS t
                      WHERE t.time_start >= ($1::timestamptz AT TIME ZONE $3::text) - z.slack
                        AND t.time_start < ($2::timestamptz AT TIME ZONE $3::text) + z.slack
                      ORDER BY t.time_start DESC, t.library_search_id DESC
                     OFFSET $4::bigint LIMIT 1) AS s ON true;
