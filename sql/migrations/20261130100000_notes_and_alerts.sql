-- What people write beside the figures: notes on the time axis, and the limits of which they want to be told.

-- Create "chart_notes" table: "noted_to" is there for a stretch of time, else a moment is meant.
CREATE TABLE "shelfhelp"."chart_notes" (
  "note_id" bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  "noted_from" timestamptz NOT NULL,
  "noted_to" timestamptz NULL,
  "text" text NOT NULL,
  "author" text NOT NULL DEFAULT SESSION_USER,
  "written_at" timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY ("note_id"),
  CONSTRAINT "chart_notes_text" CHECK (char_length("text") BETWEEN 1 AND 500),
  CONSTRAINT "chart_notes_time" CHECK ("noted_to" > "noted_from")
);

-- Create "alert_rules" table: a rule fires when the metric of its range is above or below the value, and made of
-- at least "minimum_n" rows. Durations are in milliseconds, shares from 0 to 1. The words of metrics and ranges are
-- those of `shelfhelp alerts`.
CREATE TABLE "shelfhelp"."alert_rules" (
  "rule_id" bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  "metric" text NOT NULL,
  "condition" text NOT NULL,
  "value" double precision NOT NULL,
  "time_range" text NOT NULL,
  "minimum_n" bigint NOT NULL DEFAULT 0,
  "author" text NOT NULL DEFAULT SESSION_USER,
  "written_at" timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY ("rule_id"),
  CONSTRAINT "alert_rules_condition" CHECK ("condition" IN ('above', 'below')),
  CONSTRAINT "alert_rules_minimum_n" CHECK ("minimum_n" >= 0),
  CONSTRAINT "alert_rules_value" CHECK ("value" BETWEEN -1e15 AND 1e15)
);

-- Create "write_note" function: a new one where "id" is NULL. Result: its id; NULL when there is none of that id.
CREATE FUNCTION "shelfhelp"."write_note"("id" bigint, "start" timestamptz, "stop" timestamptz, "words" text)
RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  written bigint;
BEGIN
  IF id IS NULL THEN
    INSERT INTO shelfhelp.chart_notes (noted_from, noted_to, "text") VALUES (start, stop, words) RETURNING note_id INTO written;
  ELSE
    UPDATE shelfhelp.chart_notes AS n SET noted_from = start, noted_to = stop, "text" = words WHERE n.note_id = id RETURNING n.note_id INTO written;
  END IF;
  RETURN written;
END
$$;

-- Create "remove_note" function. Result: whether there was one.
CREATE FUNCTION "shelfhelp"."remove_note"("id" bigint)
RETURNS boolean LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  WITH removed AS (DELETE FROM shelfhelp.chart_notes WHERE note_id = id RETURNING note_id)
  SELECT EXISTS (SELECT FROM removed);
$$;

-- Create "write_alert_rule" function: a new one where "id" is NULL. Result: its id; NULL when there is none of that id.
CREATE FUNCTION "shelfhelp"."write_alert_rule"("id" bigint, "metric" text, "condition" text, "value" double precision,
                                               "time_range" text, "minimum_n" bigint)
RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  written bigint;
BEGIN
  IF id IS NULL THEN
    INSERT INTO shelfhelp.alert_rules (metric, condition, value, time_range, minimum_n) VALUES ($2, $3, $4, $5, $6)
    RETURNING rule_id INTO written;
  ELSE
    UPDATE shelfhelp.alert_rules AS r SET metric = $2, condition = $3, value = $4, time_range = $5, minimum_n = $6
     WHERE r.rule_id = id RETURNING r.rule_id INTO written;
  END IF;
  RETURN written;
END
$$;

-- Create "remove_alert_rule" function. Result: whether there was one.
CREATE FUNCTION "shelfhelp"."remove_alert_rule"("id" bigint)
RETURNS boolean LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  WITH removed AS (DELETE FROM shelfhelp.alert_rules WHERE rule_id = id RETURNING rule_id)
  SELECT EXISTS (SELECT FROM removed);
$$;

-- Modify "callable_functions" function: who looks after the database writes notes and rules.
CREATE OR REPLACE FUNCTION "shelfhelp"."callable_functions"()
RETURNS TABLE ("role_name" text, "function_name" text) LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
  VALUES ('shelfhelp_read', 'migration_history'), ('shelfhelp_read', 'has_marks'),
         ('shelfhelp_ingest', 'begin_run'), ('shelfhelp_ingest', 'ingest_batch'), ('shelfhelp_ingest', 'count_duplicates'),
         ('shelfhelp_ingest', 'record_rejections'), ('shelfhelp_ingest', 'migration_history'), ('shelfhelp_ingest', 'has_marks'),
         ('shelfhelp_admin', 'undo_run'), ('shelfhelp_admin', 'discard_rejections'), ('shelfhelp_admin', 'mark_retried'),
         ('shelfhelp_admin', 'name_libraries'), ('shelfhelp_admin', 'write_note'), ('shelfhelp_admin', 'remove_note'),
         ('shelfhelp_admin', 'write_alert_rule'), ('shelfhelp_admin', 'remove_alert_rule');
$$;

SELECT shelfhelp.secure();
