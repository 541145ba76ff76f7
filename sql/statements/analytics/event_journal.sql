-- A page of the journal, newest first: at most $10 rows behind the one with the key $7 (applied, in microseconds), $8 (id) and
-- $9 (topic) where that is given, without the first $11 of them. Which ones: see the facts. A whole batch was applied at the
-- same moment.
WITH entries AS (
-- @include facts/journal_entries
), noted AS MATERIALIZED (
  SELECT e.*
    FROM entries AS e
   WHERE $7::bigint IS NULL OR (e.applied_at, e.notification_id, e.topic_id)
                             < (timestamptz 'epoch' + $7::bigint * interval '1 microsecond', $8::uuid, $9::integer)
   ORDER BY e.applied_at DESC, e.notification_id DESC, e.topic_id DESC
   LIMIT $10::integer OFFSET $11::bigint
), lagged AS (
-- @include facts/notification_lags
)
SELECT l.applied_us, l.notification_id::text, l.topic_id, l.message_id, l.kind, l.is_adopted, l.published_us, l.offset_us,
       l.publish_lag_us, l.queue_lag_us, coalesce(j.source, r.source), l.run_id, array_to_string(l.warnings, E'\n'), l.search_id,
       l.rejection_id, j.state, j.reason, j.detail, coalesce(j.attempts, 0)
  FROM lagged AS l
  LEFT JOIN shelfhelp.ingest_runs AS r ON r.run_id = l.run_id
  LEFT JOIN shelfhelp.rejected_notifications AS j ON j.rejection_id = l.rejection_id AND l.rejection_id > 0
 ORDER BY l.applied_us DESC, l.notification_id DESC, l.topic_id DESC;
