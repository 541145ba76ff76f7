-- Gives the lock of begin_maintenance back.
SELECT pg_advisory_unlock(7310868735423210081);
