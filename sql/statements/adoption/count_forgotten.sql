-- What an undo of the adoption forgets of the ledger and beside it.
SELECT (SELECT count(*) FROM shelfhelp.ingest_runs), (SELECT count(*) FROM shelfhelp.notifications),
       (SELECT count(*) FROM shelfhelp.rejected_notifications);
