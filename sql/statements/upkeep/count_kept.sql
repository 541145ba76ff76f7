-- How much is kept for safety: entries of the ledger and their oldest, rejected notifications that are open and that are
-- settled, and the oldest of each (microseconds).
SELECT (SELECT count(*) FROM shelfhelp.notifications),
       (SELECT (extract(epoch FROM min(n.applied_at)) * 1000000)::bigint FROM shelfhelp.notifications AS n),
       count(*) FILTER (WHERE r.state = 'open'),
       (extract(epoch FROM min(r.first_seen_at) FILTER (WHERE r.state = 'open')) * 1000000)::bigint,
       count(*) FILTER (WHERE r.state <> 'open'),
       (extract(epoch FROM min(r.last_seen_at) FILTER (WHERE r.state <> 'open')) * 1000000)::bigint
  FROM shelfhelp.rejected_notifications AS r;
