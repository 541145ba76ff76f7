-- Settles rejected notifications for good; what was retried is stored, and stays as it is.
UPDATE shelfhelp.rejected_notifications
   SET state = 'discarded'
 WHERE rejection_id = ANY ($1::bigint[]) AND state = 'open';
