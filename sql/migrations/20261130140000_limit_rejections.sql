-- What is rejected is kept up to a limit: then ingesting stops and says so, and nothing is dropped.

-- Create "rejection_limits" function: how many rejected notifications, and how many bytes of them, are kept. The owner
-- sets other ones for a database: ALTER DATABASE … SET shelfhelp.rejected_rows = …, shelfhelp.rejected_bytes = ….
CREATE FUNCTION "shelfhelp"."rejection_limits"()
RETURNS TABLE ("most_rows" bigint, "most_bytes" bigint) LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT coalesce(nullif(current_setting('shelfhelp.rejected_rows', true), '')::bigint, 100000),
         coalesce(nullif(current_setting('shelfhelp.rejected_bytes', true), '')::bigint, 1073741824);
$$;

-- Create "check_rejection_limits" function: fails with SH001 when more is kept than may be. Counts only where the span
-- of the numbers or the size on disk leaves it open.
CREATE FUNCTION "shelfhelp"."check_rejection_limits"()
RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp SET jit = off AS $$
DECLARE
  limits record;
  kept record;
BEGIN
  SELECT * INTO limits FROM shelfhelp.rejection_limits();
  IF (SELECT max(r.rejection_id) - min(r.rejection_id) FROM shelfhelp.rejected_notifications AS r) < limits.most_rows
     AND pg_total_relation_size('shelfhelp.rejected_notifications') <= limits.most_bytes THEN
    RETURN;
  END IF;
  SELECT count(*) AS number, coalesce(sum(octet_length(r.raw)), 0) AS bytes INTO kept FROM shelfhelp.rejected_notifications AS r;
  IF kept.number > limits.most_rows OR kept.bytes > limits.most_bytes THEN
    RAISE EXCEPTION 'more than % rejected notifications or % bytes of them would be kept', limits.most_rows, limits.most_bytes
      USING ERRCODE = 'SH001';
  END IF;
END $$;

-- Modify "record_rejections" function
CREATE OR REPLACE FUNCTION "shelfhelp"."record_rejections"(
  "run" bigint, "raws" bytea[], "raw_hashes" bytea[], "raw_sizes" bigint[], "reasons" text[], "paths" text[],
  "byte_offsets" bigint[], "details" text[], "excerpts" text[], "sources" text[], "lines" bigint[], "records" bigint[])
RETURNS void LANGUAGE sql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp SET jit = off AS $$
  INSERT INTO shelfhelp.rejected_notifications AS t
    (raw_sha256, raw, raw_size, reason, path, byte_offset, detail, excerpt, source, line, record, run_id, first_run_id, attempts)
  SELECT r.hash, (array_agg(r.raw))[1], min(r.size), min(r.reason), min(r.path), min(r.byte_offset), min(r.detail),
         min(r.excerpt), min(r.source), min(r.line), min(r.record), run, run, count(*)
    FROM unnest(raws, raw_hashes, raw_sizes, reasons, paths, byte_offsets, details, excerpts, sources, lines, records)
         AS r(raw, hash, size, reason, path, byte_offset, detail, excerpt, source, line, record)
   GROUP BY r.hash
   ORDER BY r.hash
  ON CONFLICT (raw_sha256) DO UPDATE
    SET attempts = t.attempts + excluded.attempts, last_seen_at = now(), reason = excluded.reason,
        path = excluded.path, byte_offset = excluded.byte_offset, detail = excluded.detail,
        excerpt = excluded.excerpt, run_id = excluded.run_id,
        state = CASE WHEN t.state = 'discarded' THEN 'discarded' ELSE 'open' END;
  SELECT shelfhelp.check_rejection_limits() WHERE cardinality(raws) > 0;
  UPDATE shelfhelp.ingest_runs
     SET read_count = read_count + cardinality(raws), rejected_count = rejected_count + cardinality(raws),
         last_batch_at = now()
   WHERE run_id = run AND cardinality(raws) > 0;
$$;

-- Modify "callable_functions" function
CREATE OR REPLACE FUNCTION "shelfhelp"."callable_functions"()
RETURNS TABLE ("role_name" text, "function_name" text) LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
  VALUES ('shelfhelp_read', 'migration_history'), ('shelfhelp_read', 'has_marks'), ('shelfhelp_read', 'rejection_limits'),
         ('shelfhelp_ingest', 'begin_run'), ('shelfhelp_ingest', 'ingest_batch'), ('shelfhelp_ingest', 'count_duplicates'),
         ('shelfhelp_ingest', 'record_rejections'), ('shelfhelp_ingest', 'migration_history'), ('shelfhelp_ingest', 'has_marks'),
         ('shelfhelp_admin', 'undo_run'), ('shelfhelp_admin', 'discard_rejections'), ('shelfhelp_admin', 'reopen_rejections'),
         ('shelfhelp_admin', 'mark_retried'), ('shelfhelp_admin', 'name_libraries'), ('shelfhelp_admin', 'write_note'),
         ('shelfhelp_admin', 'remove_note'), ('shelfhelp_admin', 'write_alert_rule'), ('shelfhelp_admin', 'remove_alert_rule');
$$;

SELECT shelfhelp.secure();
