-- Settles a rejected notification, unless it was rejected again since it was read: that counts an attempt.
UPDATE shelfhelp.rejected_notifications
   SET state = 'retried', retried_run_id = $3::bigint
 WHERE rejection_id = $1::bigint AND attempts = $2::bigint;
