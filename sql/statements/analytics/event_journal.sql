-- Notifications applied in [$1, $2), newest first: at most $6 of them, of kind $3 and adopted or not as $4 says where these
-- are given, after the one with the key $5 (applied, in microseconds), $7 (id) and $8 (topic) where that is given. Ids
-- are unique within their topic only, and a whole batch was applied at the same moment.
WITH noted AS MATERIALIZED (
  SELECT n.topic_id, n.notification_id, n.message_id, n.kind, n.search_id, n.run_id, n.published_at, n.applied_at, n.warnings, n.is_adopted
    FROM shelfhelp.notifications AS n
   WHERE n.applied_at >= $1::timestamptz AND n.applied_at < $2::timestamptz
     AND ($3::text IS NULL OR n.kind = $3::text::"char") AND ($4::boolean IS NULL OR n.is_adopted = $4::boolean)
     AND ($5::bigint IS NULL OR (n.applied_at, n.notification_id, n.topic_id)
                              < (timestamptz 'epoch' + $5::bigint * interval '1 microsecond', $7::uuid, $8::integer))
   ORDER BY n.applied_at DESC, n.notification_id DESC, n.topic_id DESC
   LIMIT $6::integer
), lagged AS (
-- @include facts/notification_lags
)
SELECT l.applied_us, l.notification_id::text, l.topic_id, l.message_id, l.kind, l.is_adopted, l.published_us, l.offset_us,
       l.publish_lag_us, l.queue_lag_us, r.source, l.run_id, array_to_string(l.warnings, E'\n'), l.search_id
  FROM lagged AS l
  LEFT JOIN shelfhelp.ingest_runs AS r ON r.run_id = l.run_id
 ORDER BY l.applied_us DESC, l.notification_id DESC, l.topic_id DESC;
