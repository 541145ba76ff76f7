-- Whether entries of the ledger are missing that run $1 has made: then it cannot be taken back any more.
SELECT (SELECT count(*) FROM shelfhelp.notifications AS n WHERE n.run_id = r.run_id AND NOT n.is_adopted) < r.stored_count
  FROM shelfhelp.ingest_runs AS r WHERE r.run_id = $1::bigint AND r.undone_at IS NULL;
