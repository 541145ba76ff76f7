-- Oldest and newest search as epoch microseconds. Years outside 2000–2099 are a publisher's broken clock and
-- would stretch every chart; they stay stored.
SELECT (date_part('epoch', min(t.first AT TIME ZONE $1::text)) * 1000000)::bigint,
       (date_part('epoch', max(t.last AT TIME ZONE $1::text)) * 1000000)::bigint
  FROM (SELECT min(time_start) AS first, max(time_start) AS last
          FROM @source.shelf_searches WHERE time_start >= '2000-01-01' AND time_start < '2100-01-01'
        UNION ALL
        SELECT min(time_start), max(time_start)
          FROM @source.library_searches WHERE time_start >= '2000-01-01' AND time_start < '2100-01-01') AS t;
