-- The state of the database and of our session: size, whether new sessions may only read, whether it is a standby, sessions
-- and how many there may be (those kept for superusers taken off), the age of its oldest transaction and the age at which the
-- server begins to work against it, whether autovacuum is on, since when statistics are counted (microseconds), and the TLS
-- version of this session (as the server sees it: behind a pooler that is the pooler's way).
-- A session that reads has made itself read-only; reset_val is what it found.
SELECT pg_database_size(current_database()),
       (SELECT s.reset_val = 'on' FROM pg_catalog.pg_settings AS s WHERE s.name = 'default_transaction_read_only'),
       pg_is_in_recovery(),
       (SELECT sum(d.numbackends) FROM pg_catalog.pg_stat_database AS d)::bigint,
       current_setting('max_connections')::bigint - current_setting('superuser_reserved_connections')::bigint,
       (SELECT age(d.datfrozenxid) FROM pg_catalog.pg_database AS d WHERE d.datname = current_database())::bigint,
       current_setting('autovacuum_freeze_max_age')::bigint, current_setting('autovacuum') = 'on',
       (SELECT (extract(epoch FROM d.stats_reset) * 1000000)::bigint FROM pg_catalog.pg_stat_database AS d
         WHERE d.datname = current_database()),
       (SELECT CASE WHEN t.ssl THEN t.version END FROM pg_catalog.pg_stat_ssl AS t WHERE t.pid = pg_backend_pid()),
       current_database(),
       (extract(epoch FROM now()) * 1000000)::bigint,
       (SELECT count(*) FROM pg_catalog.pg_stat_activity AS a WHERE a.backend_type = 'client backend' AND a.state IS NULL);
