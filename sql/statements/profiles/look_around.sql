-- Who we are, which release answers, how many tables the database has, and how many of our five this role may read.
SELECT current_user::text,
       current_setting('server_version'),
       (SELECT count(*)
          FROM pg_catalog.pg_class AS c
          JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
         WHERE c.relkind IN ('r', 'p')
           AND n.nspname <> 'information_schema' AND n.nspname NOT LIKE 'pg\_%'),
       (SELECT count(DISTINCT c.relname)
          FROM pg_catalog.pg_class AS c
          JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
         WHERE c.relname IN ('books', 'shelves', 'shelf_searches', 'library_searches', 'libraries')
           AND ((n.nspname = 'public' AND c.relkind IN ('r', 'p')) OR (n.nspname = 'shelfhelp' AND c.relkind = 'v'))
           AND has_schema_privilege(n.oid, 'USAGE') AND has_table_privilege(c.oid, 'SELECT'));
