-- What must be true of a session before its results can be trusted: encoding, row level security, durability; and
-- which server process answers. Rows are hidden where row level security is active on the tables, unless the views
-- in shelfhelp show them: the role may read all five, and row level security does not stop their owner.
SELECT current_setting('server_encoding') = 'UTF8' AND pg_client_encoding() = 'UTF8',
       coalesce((SELECT bool_or(row_security_active(c.oid))
                        AND count(*) FILTER (WHERE has_table_privilege(v.oid, 'SELECT')
                                               AND (o.rolsuper OR o.rolbypassrls
                                                    OR (pg_has_role(v.relowner, c.relowner, 'USAGE')
                                                        AND NOT c.relforcerowsecurity))) < 5
                   FROM pg_catalog.pg_class AS c
                   JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
                   LEFT JOIN pg_catalog.pg_class AS v
                     ON v.relname = c.relname AND v.relkind = 'v'
                        AND v.relnamespace = (SELECT oid FROM pg_catalog.pg_namespace WHERE nspname = 'shelfhelp')
                   LEFT JOIN pg_catalog.pg_roles AS o ON o.oid = v.relowner
                  WHERE n.nspname = 'public'
                    AND c.relname IN ('books', 'shelves', 'shelf_searches', 'library_searches', 'libraries')),
                false),
       current_setting('synchronous_commit'),
       pg_backend_pid();
