-- Programs of ours that are connected to this database, other than this one.
SELECT format('process %s, user %s%s, since %s', pid, usename, coalesce(' from ' || host(client_addr), ''),
              to_char(backend_start AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI "UTC"'))
  FROM pg_catalog.pg_stat_activity
 WHERE datname = current_database() AND pid <> pg_backend_pid() AND application_name LIKE 'shelfhelp%'
 ORDER BY pid;
