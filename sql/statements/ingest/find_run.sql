-- One run of an ingester, and how many runs have stored something since.
SELECT r.run_id, r.source, r.program, (date_part('epoch', r.started_at) * 1000000)::bigint,
       (date_part('epoch', r.last_batch_at) * 1000000)::bigint, r.read_count, r.stored_count, r.duplicate_count, r.rejected_count,
       (date_part('epoch', r.undone_at) * 1000000)::bigint,
       (SELECT count(*) FROM shelfhelp.ingest_runs AS l
         WHERE l.run_id <> r.run_id AND l.stored_count > 0 AND l.undone_at IS NULL AND l.last_batch_at > r.started_at)
  FROM shelfhelp.ingest_runs AS r
 WHERE r.run_id = $1::bigint;
