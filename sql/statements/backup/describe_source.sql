-- The moment of the snapshot in microseconds, the server's encoding, whether there are sums by day to take zones from, and
-- whether there is a schema of ours.
SELECT (date_part('epoch', now()) * 1000000)::bigint, current_setting('server_encoding'),
       to_regclass('shelfhelp.rollup_state') IS NOT NULL, to_regclass('shelfhelp.notifications') IS NOT NULL;
