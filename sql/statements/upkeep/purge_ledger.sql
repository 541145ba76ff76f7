-- As count_ledger, and deletes those that are not needed any more; tells how many that were.
WITH chunk AS MATERIALIZED (
  SELECT n.topic_id, n.notification_id, n.kind, n.search_id
    FROM shelfhelp.notifications AS n
   WHERE (n.topic_id, n.notification_id) > ($2::integer, $3::text::uuid) AND n.applied_at < now() - make_interval(days => $1::integer)
   ORDER BY n.topic_id, n.notification_id
   LIMIT $4::integer
), purgeable AS (
-- @include facts/purgeable_notifications
), deleted AS (
  DELETE FROM shelfhelp.notifications AS n USING purgeable AS p
   WHERE n.topic_id = p.topic_id AND n.notification_id = p.notification_id
  RETURNING n.topic_id
)
SELECT (SELECT count(*) FROM chunk), (SELECT count(*) FROM deleted), k.topic_id, k.notification_id::text
  FROM (VALUES (1)) AS one
  LEFT JOIN (SELECT c.topic_id, c.notification_id FROM chunk AS c ORDER BY 1 DESC, 2 DESC LIMIT 1) AS k ON true;
