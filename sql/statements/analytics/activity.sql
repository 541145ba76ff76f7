-- Counts per bucket of [$1, $2), for the bucket starts $4; bucket 0 holds the shelves known before $1.
SELECT t.bucket, sum(t.searches)::bigint, sum(t.checks)::bigint, sum(t.shelves)::bigint
  FROM (SELECT width_bucket(s.time_start AT TIME ZONE $3::text, $4::timestamptz[]) AS bucket,
               count(*) AS searches, 0 AS checks, 0 AS shelves
          FROM shelfhelp.shelf_searches AS s
         WHERE s.time_start AT TIME ZONE $3::text >= $1::timestamptz AND s.time_start AT TIME ZONE $3::text < $2::timestamptz
         GROUP BY 1
        UNION ALL
        SELECT width_bucket(c.time_start AT TIME ZONE $3::text, $4::timestamptz[]), 0, count(*), 0
          FROM shelfhelp.library_searches AS c
         WHERE c.time_start AT TIME ZONE $3::text >= $1::timestamptz AND c.time_start AT TIME ZONE $3::text < $2::timestamptz
         GROUP BY 1
        UNION ALL
        SELECT CASE WHEN h.date_added AT TIME ZONE $3::text >= $1::timestamptz
                    THEN width_bucket(h.date_added AT TIME ZONE $3::text, $4::timestamptz[]) ELSE 0 END, 0, 0, count(*)
          FROM shelfhelp.shelves AS h
         WHERE h.date_added IS NULL OR h.date_added AT TIME ZONE $3::text < $2::timestamptz
         GROUP BY 1) AS t
 GROUP BY t.bucket
 ORDER BY t.bucket;
