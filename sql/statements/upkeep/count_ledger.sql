-- Of at most $4 entries of the ledger that were applied more than $1 days ago, after the one with topic $2 and id $3: how
-- many there are, how many of them are not needed any more, and the key of the last.
WITH chunk AS MATERIALIZED (
  SELECT n.topic_id, n.notification_id, n.kind, n.search_id
    FROM shelfhelp.notifications AS n
   WHERE (n.topic_id, n.notification_id) > ($2::integer, $3::text::uuid) AND n.applied_at < now() - make_interval(days => $1::integer)
   ORDER BY n.topic_id, n.notification_id
   LIMIT $4::integer
), purgeable AS (
-- @include facts/purgeable_notifications
)
SELECT (SELECT count(*) FROM chunk), (SELECT count(*) FROM purgeable), k.topic_id, k.notification_id::text
  FROM (VALUES (1)) AS one
  LEFT JOIN (SELECT c.topic_id, c.notification_id FROM chunk AS c ORDER BY 1 DESC, 2 DESC LIMIT 1) AS k ON true;
