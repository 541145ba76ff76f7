-- As count_rejections, and deletes them; tells how many that were.
WITH chunk AS MATERIALIZED (
  SELECT r.rejection_id, r.state FROM shelfhelp.rejected_notifications AS r
   WHERE r.rejection_id > $3::bigint AND r.last_seen_at < now() - make_interval(days => $1::integer)
   ORDER BY r.rejection_id
   LIMIT $4::integer
), deleted AS (
  DELETE FROM shelfhelp.rejected_notifications AS r USING chunk AS c
   WHERE r.rejection_id = c.rejection_id AND ($2::boolean OR r.state <> 'open')
     AND r.last_seen_at < now() - make_interval(days => $1::integer)
  RETURNING r.rejection_id
)
SELECT (SELECT count(*) FROM chunk), (SELECT count(*) FROM deleted), (SELECT max(c.rejection_id) FROM chunk AS c);
