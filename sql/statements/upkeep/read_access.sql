-- Who we are here: the database and the role, the owner of our tables (NULL where there are none) and whether we have its
-- rights, whether there are tables, whether there is a schema of ours, and whether this is a standby or takes no writes. The
-- server's own default is asked for: a session that reads has made itself read-only.
SELECT current_database(), current_user,
       (SELECT pg_get_userbyid(c.relowner) FROM pg_catalog.pg_class AS c WHERE c.oid = to_regclass('public.books')),
       coalesce((SELECT pg_has_role(c.relowner, 'USAGE') FROM pg_catalog.pg_class AS c
                  WHERE c.oid = to_regclass('public.books')), false),
       to_regclass('public.books') IS NOT NULL, to_regclass('shelfhelp.notifications') IS NOT NULL,
       pg_is_in_recovery(),
       EXISTS (SELECT FROM pg_catalog.pg_settings AS s WHERE s.name = 'default_transaction_read_only' AND s.reset_val = 'on');
