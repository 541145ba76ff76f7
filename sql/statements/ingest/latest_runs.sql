-- The latest runs that stored something and were not taken back, for a person.
SELECT format('%s of %s UTC (stored %s, from %s)', run_id, to_char(started_at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI'),
              stored_count, left(source, 60))
  FROM shelfhelp.ingest_runs
 WHERE stored_count > 0 AND undone_at IS NULL
 ORDER BY run_id DESC LIMIT 5;
