-- Library checks per bucket of [$1, $2), medium and outcome, for the bucket starts $4. Texts are classified
-- once per distinct text, not once per row. A check without a medium counts as physical, as it always has.
SELECT t.bucket, t.is_libby, shelfhelp.check_outcome(t.message, t.available), sum(t.n)::bigint
  FROM (SELECT width_bucket(c.time_start AT TIME ZONE $3::text, $4::timestamptz[]) AS bucket,
               coalesce(c.is_libby, false) AS is_libby, c.availability_message AS message, c.available, count(*) AS n
          FROM shelfhelp.library_searches AS c
         WHERE c.time_start AT TIME ZONE $3::text >= $1::timestamptz AND c.time_start AT TIME ZONE $3::text < $2::timestamptz
         GROUP BY 1, 2, 3, 4) AS t
 GROUP BY 1, 2, 3
 ORDER BY 1, 2, 3;
