-- What must be true of a session before its results can be trusted: encoding, row level security, durability; and
-- which server process answers.
SELECT current_setting('server_encoding') = 'UTF8' AND pg_client_encoding() = 'UTF8',
       coalesce((SELECT bool_or(row_security_active(c.oid))
                   FROM pg_catalog.pg_class AS c
                   JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
                  WHERE n.nspname = 'public'
                    AND c.relname IN ('books', 'shelves', 'shelf_searches', 'library_searches', 'libraries')),
                false),
       current_setting('synchronous_commit'),
       pg_backend_pid();
