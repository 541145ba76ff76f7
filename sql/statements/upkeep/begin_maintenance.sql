-- One maintenance at a time: takes the session's lock for it and tells whether it could, which process this is, whether the
-- server is a standby, and who has the lock else. The key is arbitrary, and this program's.
SELECT pg_try_advisory_lock(7310868735423210081), pg_backend_pid(), pg_is_in_recovery(),
       (SELECT l.pid FROM pg_catalog.pg_locks AS l
         WHERE l.locktype = 'advisory' AND l.granted AND l.pid <> pg_backend_pid()
           AND l.database = (SELECT d.oid FROM pg_catalog.pg_database AS d WHERE d.datname = current_database())
           AND (l.classid::bigint << 32) | l.objid::bigint = 7310868735423210081 LIMIT 1);
