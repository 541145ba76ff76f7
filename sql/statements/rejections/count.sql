-- How many rejected notifications there are.
SELECT count(*)
  FROM shelfhelp.rejected_notifications
 WHERE ($1::text IS NULL OR state = $1) AND ($2::text IS NULL OR reason = $2) AND ($3::bigint IS NULL OR $3 IN (first_run_id, run_id));
