-- How far the maintenance of session $1 has come: phase, how much is done of how much (pages or rows; 0 of 0 where the phase
-- has none), and for whom it waits: their number, program and state, and for how many seconds that has lasted.
SELECT coalesce(p.phase, ''), coalesce(p.done, 0), coalesce(p.total, 0), b.pid,
       coalesce(a.application_name, ''), coalesce(a.state, ''), coalesce(upper(substring(a.query FROM '^\s*([A-Za-z]+)')), ''),
       coalesce(extract(epoch FROM clock_timestamp() - CASE WHEN a.state = 'active' THEN a.query_start ELSE a.state_change END), 0)::float8
  FROM (VALUES ($1::integer)) AS w(pid)
  LEFT JOIN (
        SELECT v.pid, v.phase, CASE v.phase WHEN 'vacuuming heap' THEN v.heap_blks_vacuumed ELSE v.heap_blks_scanned END AS done,
               v.heap_blks_total AS total
          FROM pg_catalog.pg_stat_progress_vacuum AS v
        UNION ALL
        SELECT c.pid, c.phase, c.heap_blks_scanned, c.heap_blks_total FROM pg_catalog.pg_stat_progress_cluster AS c
        UNION ALL
        SELECT i.pid, i.phase, CASE WHEN i.blocks_total > 0 THEN i.blocks_done ELSE i.tuples_done END,
               CASE WHEN i.blocks_total > 0 THEN i.blocks_total ELSE i.tuples_total END
          FROM pg_catalog.pg_stat_progress_create_index AS i
         WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_stat_progress_cluster AS c WHERE c.pid = i.pid)
        UNION ALL
        SELECT n.pid, n.phase, n.sample_blks_scanned, n.sample_blks_total FROM pg_catalog.pg_stat_progress_analyze AS n
       ) AS p ON p.pid = w.pid
  LEFT JOIN LATERAL (SELECT unnest(pg_blocking_pids(w.pid)) AS pid LIMIT 1) AS b ON true
  LEFT JOIN pg_catalog.pg_stat_activity AS a ON a.pid = b.pid;
