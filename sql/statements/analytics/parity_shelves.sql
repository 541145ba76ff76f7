-- Shelves by the day they were added: as stored, and in zone $2; both as days since 1970. Outside the years 2000 to 2099
-- it is only said that they are older (-1) or newer (1); a shelf without a date has no era.
SELECT d.era, CASE WHEN d.era = 0 THEN d.added::date - date '1970-01-01' END AS stored_day,
       CASE WHEN d.era = 0 THEN (d.added AT TIME ZONE $1::text AT TIME ZONE $2::text)::date - date '1970-01-01' END AS our_day, sum(d.n)::bigint
  FROM (SELECT m.*, CASE WHEN m.added < '2000-01-01' THEN -1 WHEN m.added >= '2100-01-01' THEN 1 WHEN m.added IS NOT NULL THEN 0 END AS era
          FROM (SELECT date_trunc('minute', h.date_added) AS added, count(*) AS n
                  FROM @source.shelves AS h
                 GROUP BY 1) AS m) AS d
 GROUP BY 1, 2, 3
 ORDER BY 1, 2, 3;
