-- Gives the lock of lock_in_session back.
SELECT pg_advisory_unlock(hashtextextended('shelfhelp.restore', 0));
