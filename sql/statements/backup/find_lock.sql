-- The sessions in this very database that hold the lock of whoever fills one, as find_process tells of them.
SELECT l.pid::text || ' ' || date_part('epoch', pg_postmaster_start_time())::text
  FROM pg_catalog.pg_locks AS l
 WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 1
   AND l.database = (SELECT d.oid FROM pg_catalog.pg_database AS d WHERE d.datname = current_database())
   AND (l.classid::bigint << 32 | l.objid::bigint) = hashtextextended('shelfhelp.restore', 0);
