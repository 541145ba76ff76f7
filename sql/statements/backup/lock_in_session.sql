-- Takes the lock of whoever fills a database, until the end of the session; false when another one has it.
SELECT pg_try_advisory_lock(hashtextextended('shelfhelp.restore', 0));
