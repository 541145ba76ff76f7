-- How long the session waits for a lock from now on.
SELECT pg_catalog.set_config('lock_timeout', $1::text, false);
