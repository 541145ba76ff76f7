-- Whether the server process of this number ($1) is busy with a statement; NULL where this role may not know. One that
-- waits for its client to take an answer has nobody to give it to: the client waits, too.
SELECT state = 'active' AND wait_event IS DISTINCT FROM 'ClientWrite' FROM pg_catalog.pg_stat_activity WHERE pid = $1;
