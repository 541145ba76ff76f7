-- What an undo of the adoption forgets.
SELECT (SELECT count(*) FROM shelfhelp.ingest_runs), (SELECT count(*) FROM shelfhelp.notifications),
       (SELECT count(*) FROM shelfhelp.rejected_notifications), (SELECT count(*) FROM shelfhelp.goodreads_visits),
       (SELECT count(*) FROM shelfhelp.book_details);
