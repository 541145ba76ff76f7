-- What figures are is said in statements now, which work on a database without this schema as well; and the journal
-- gets an index.

-- Drop "shelf_search_facts" function, "cache_anchor" aggregate, "next_cache_anchor" and "check_outcome" functions:
-- statements/facts has their rules.
DROP FUNCTION "shelfhelp"."shelf_search_facts"(timestamp);
DROP AGGREGATE "shelfhelp"."cache_anchor"(timestamp, timestamp);
DROP FUNCTION "shelfhelp"."next_cache_anchor"(timestamp, timestamp, timestamp);
DROP FUNCTION "shelfhelp"."check_outcome"(text, boolean);

-- Modify "callable_functions" function
CREATE OR REPLACE FUNCTION "shelfhelp"."callable_functions"()
RETURNS TABLE ("role_name" text, "function_name" text) LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
  VALUES ('shelfhelp_read', 'migration_history'), ('shelfhelp_read', 'has_marks'),
         ('shelfhelp_ingest', 'begin_run'), ('shelfhelp_ingest', 'ingest_batch'), ('shelfhelp_ingest', 'count_duplicates'),
         ('shelfhelp_ingest', 'record_rejections'), ('shelfhelp_ingest', 'migration_history'), ('shelfhelp_ingest', 'has_marks'),
         ('shelfhelp_admin', 'undo_run'), ('shelfhelp_admin', 'discard_rejections'), ('shelfhelp_admin', 'mark_retried'),
         ('shelfhelp_admin', 'name_libraries');
$$;

-- Create index "idx_notifications_applied_at": the journal of a few days among millions; almost free to keep.
CREATE INDEX "idx_notifications_applied_at" ON "shelfhelp"."notifications" USING brin ("applied_at")
  WITH (pages_per_range = 16, autosummarize = on);

SELECT shelfhelp.secure();
