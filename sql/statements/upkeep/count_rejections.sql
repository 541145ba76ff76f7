-- Of at most $4 rejected notifications last seen more than $1 days ago, after the one with id $3: how many there are, how many
-- of them are settled (or any, where $2), and the id of the last.
WITH chunk AS MATERIALIZED (
  SELECT r.rejection_id, r.state FROM shelfhelp.rejected_notifications AS r
   WHERE r.rejection_id > $3::bigint AND r.last_seen_at < now() - make_interval(days => $1::integer)
   ORDER BY r.rejection_id
   LIMIT $4::integer
)
SELECT count(*), count(*) FILTER (WHERE $2::boolean OR c.state <> 'open'), max(c.rejection_id) FROM chunk AS c;
