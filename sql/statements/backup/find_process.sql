-- This session, by its process and when its server was started: no other server has the same.
SELECT pg_backend_pid()::text || ' ' || date_part('epoch', pg_postmaster_start_time())::text;
