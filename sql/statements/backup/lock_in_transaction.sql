-- Takes the lock of whoever fills a database, until the end of the transaction; false when another one has it.
SELECT pg_try_advisory_xact_lock(hashtextextended('shelfhelp.restore', 0));
