-- All shelf searches by type, hour as stored, whether our figures over all time have them (their year is 2000 to 2099), and
-- if so their hour in zone $2. Times are converted once a minute, not once a row; clocks change at whole minutes.
SELECT h.search_type, date_part('hour', h.minute)::integer AS stored_hour, h.is_dated,
       CASE WHEN h.is_dated THEN date_part('hour', h.minute AT TIME ZONE $1::text AT TIME ZONE $2::text)::integer END AS our_hour,
       sum(h.n)::bigint
  FROM (SELECT m.*, coalesce(m.minute >= '2000-01-01' AND m.minute < '2100-01-01', false) AS is_dated
          FROM (SELECT s.search_type, date_trunc('minute', s.time_start) AS minute, count(*) AS n
                  FROM @source.shelf_searches AS s
                 GROUP BY 1, 2) AS m) AS h
 GROUP BY 1, 2, 3, 4
 ORDER BY 1, 2, 3, 4;
