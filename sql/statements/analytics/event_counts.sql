-- Notifications per group of pieces of time: stored and adopted ones when they were applied, rejected ones when they were
-- first seen. Which delivery was a duplicate is not recorded, only how many a run had: they count when the run last
-- applied a batch. A run that was undone has left no notification, and leaves no duplicate.
WITH counted AS (
  SELECT n.applied_at AS at, count(*) FILTER (WHERE NOT n.is_adopted) AS stored, count(*) FILTER (WHERE n.is_adopted) AS adopted,
         0 AS duplicates, 0 AS rejected
    FROM shelfhelp.notifications AS n
   WHERE n.applied_at >= ($1::timestamptz[])[1] AND n.applied_at < ($2::timestamptz[])[cardinality($2::timestamptz[])]
   GROUP BY 1
  UNION ALL
  SELECT r.last_batch_at, 0, 0, r.duplicate_count, 0
    FROM shelfhelp.ingest_runs AS r
   WHERE r.duplicate_count > 0 AND r.undone_at IS NULL AND r.last_batch_at >= ($1::timestamptz[])[1]
  UNION ALL
  SELECT j.first_seen_at, 0, 0, 0, 1
    FROM shelfhelp.rejected_notifications AS j
   WHERE j.first_seen_at >= ($1::timestamptz[])[1]
)
SELECT ($4::integer[])[p.piece] AS g, sum(c.stored)::bigint, sum(c.adopted)::bigint, sum(c.duplicates)::bigint, sum(c.rejected)::bigint
  FROM counted AS c
 CROSS JOIN LATERAL (SELECT width_bucket(c.at, $1::timestamptz[]) AS piece) AS p
 WHERE p.piece > 0 AND c.at < ($2::timestamptz[])[p.piece]
 GROUP BY 1
 ORDER BY 1;
