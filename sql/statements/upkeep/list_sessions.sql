-- Sessions of this database that need a look: a statement that runs for $1 seconds or longer, a transaction in which nothing
-- happens for $2 seconds or longer, and whoever waits for another, with those it waits for. Of a statement only its first word:
-- the rest may hold what people typed. A role that may not look at others sees only its own.
SELECT a.pid, coalesce(a.usename, ''), coalesce(a.application_name, ''), coalesce(a.state, ''),
       extract(epoch FROM clock_timestamp() - CASE WHEN a.state = 'active' THEN a.query_start ELSE a.state_change END)::float8,
       coalesce(upper(substring(a.query FROM '^\s*([A-Za-z]+)')), ''),
       pg_blocking_pids(a.pid)::bigint[]
  FROM pg_catalog.pg_stat_activity AS a
 WHERE a.datname = current_database() AND a.pid <> pg_backend_pid() AND a.backend_type = 'client backend'
   AND ((a.state = 'active' AND a.query_start < clock_timestamp() - $1::float8 * interval '1 second')
        OR (a.state LIKE 'idle in transaction%' AND a.state_change < clock_timestamp() - $2::float8 * interval '1 second')
        OR cardinality(pg_blocking_pids(a.pid)) > 0)
 ORDER BY 5 DESC NULLS LAST;
