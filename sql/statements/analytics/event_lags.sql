-- Percentiles of both lags per piece of time, of the notifications applied in it, with how many of each are negative
-- beyond 1 s: then the clocks disagree.
WITH noted AS (
  SELECT p.piece, n.kind, n.search_id, n.published_at, n.applied_at, n.is_adopted
    FROM shelfhelp.notifications AS n
   CROSS JOIN LATERAL (SELECT width_bucket(n.applied_at, $1::timestamptz[]) AS piece) AS p
   WHERE n.applied_at >= ($1::timestamptz[])[1] AND n.applied_at < ($2::timestamptz[])[cardinality($2::timestamptz[])]
     AND n.applied_at < ($2::timestamptz[])[p.piece]
), lagged AS (
-- @include facts/notification_lags
), grouped AS (
  SELECT ($4::integer[])[l.piece] AS g, count(l.publish_lag_us) AS published,
         percentile_cont(ARRAY[0.5, 0.95]) WITHIN GROUP (ORDER BY l.publish_lag_us / 1000.0::float8) AS publish_ms,
         count(*) FILTER (WHERE l.publish_lag_us < -1000000) AS published_early, count(l.queue_lag_us) AS queued,
         percentile_cont(ARRAY[0.5, 0.95]) WITHIN GROUP (ORDER BY l.queue_lag_us / 1000.0::float8) AS queue_ms,
         count(*) FILTER (WHERE l.queue_lag_us < -1000000) AS queued_early,
         count(*) AS notifications
    FROM lagged AS l
   GROUP BY 1
)
SELECT g.g, g.published, g.publish_ms[1], g.publish_ms[2], g.published_early, g.queued, g.queue_ms[1], g.queue_ms[2], g.queued_early,
       g.notifications
  FROM grouped AS g
 ORDER BY g.g;
