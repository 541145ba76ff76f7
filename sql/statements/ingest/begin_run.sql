-- One row per run of an ingester; ingest_batch and record_rejections keep its counts.
INSERT INTO shelfhelp.ingest_runs (source, program) VALUES ($1, $2) RETURNING run_id;
