-- Sessions of others on this server, whichever database they use.
SELECT count(*) FROM pg_catalog.pg_stat_activity AS a WHERE a.backend_type = 'client backend' AND a.pid <> pg_backend_pid();
