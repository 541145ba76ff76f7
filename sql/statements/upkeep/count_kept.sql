-- How much is kept for safety: entries of the ledger and their oldest, rejected notifications that are open and that are
-- settled, and the oldest of each (microseconds); the bytes of all of them, and how many rows and bytes may be kept.
SELECT (SELECT count(*) FROM shelfhelp.notifications),
       (SELECT (extract(epoch FROM min(n.applied_at)) * 1000000)::bigint FROM shelfhelp.notifications AS n),
       count(*) FILTER (WHERE r.state = 'open'),
       (extract(epoch FROM min(r.first_seen_at) FILTER (WHERE r.state = 'open')) * 1000000)::bigint,
       count(*) FILTER (WHERE r.state <> 'open'),
       (extract(epoch FROM min(r.last_seen_at) FILTER (WHERE r.state <> 'open')) * 1000000)::bigint,
       coalesce(sum(octet_length(r.raw)), 0)::bigint,
       (SELECT l.most_rows FROM shelfhelp.rejection_limits() AS l), (SELECT l.most_bytes FROM shelfhelp.rejection_limits() AS l)
  FROM shelfhelp.rejected_notifications AS r;
