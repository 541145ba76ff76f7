-- Rejected notifications that were given up can be brought back.

-- Create "reopen_rejections" function: brings back discarded notifications; open ones and those that are stored by now stay as they are.
-- Result: how many were brought back.
CREATE FUNCTION "shelfhelp"."reopen_rejections"("ids" bigint[])
RETURNS bigint LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  WITH reopened AS (
    UPDATE shelfhelp.rejected_notifications
       SET state = 'open'
     WHERE rejection_id = ANY (ids) AND state = 'discarded' RETURNING rejection_id
  )
  SELECT count(*) FROM reopened;
$$;

-- Modify "callable_functions" function
CREATE OR REPLACE FUNCTION "shelfhelp"."callable_functions"()
RETURNS TABLE ("role_name" text, "function_name" text) LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
  VALUES ('shelfhelp_read', 'migration_history'), ('shelfhelp_read', 'has_marks'),
         ('shelfhelp_ingest', 'begin_run'), ('shelfhelp_ingest', 'ingest_batch'), ('shelfhelp_ingest', 'count_duplicates'),
         ('shelfhelp_ingest', 'record_rejections'), ('shelfhelp_ingest', 'migration_history'), ('shelfhelp_ingest', 'has_marks'),
         ('shelfhelp_admin', 'undo_run'), ('shelfhelp_admin', 'discard_rejections'), ('shelfhelp_admin', 'reopen_rejections'),
         ('shelfhelp_admin', 'mark_retried'), ('shelfhelp_admin', 'name_libraries'), ('shelfhelp_admin', 'write_note'),
         ('shelfhelp_admin', 'remove_note'), ('shelfhelp_admin', 'write_alert_rule'), ('shelfhelp_admin', 'remove_alert_rule');
$$;

SELECT shelfhelp.secure();
