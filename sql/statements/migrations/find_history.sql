-- What a database has of ours, readable by any role: our history, the rights on it, and the five tables. A role
-- that may only ingest reads the history through a function. Last, whether Atlas keeps a history in a schema of its
-- own, and whether this role can read that one.
SELECT history.oid IS NOT NULL,
       history.oid IS NULL OR (has_schema_privilege(history.relnamespace, 'USAGE')
                               AND has_table_privilege(history.oid, 'SELECT')
                               AND NOT row_security_active(history.oid)),
       (SELECT count(*)
          FROM pg_catalog.pg_class AS relation
         WHERE relation.relnamespace = (SELECT oid FROM pg_catalog.pg_namespace WHERE nspname = 'public')
           AND relation.relname IN ('libraries', 'books', 'shelves', 'shelf_searches', 'library_searches')),
       EXISTS (SELECT FROM pg_catalog.pg_proc AS p
                WHERE p.pronamespace = history.relnamespace AND p.proname = 'migration_history'
                  AND has_schema_privilege(history.relnamespace, 'USAGE') AND has_function_privilege(p.oid, 'EXECUTE')),
       other.oid IS NOT NULL,
       coalesce(has_schema_privilege(other.relnamespace, 'USAGE') AND has_table_privilege(other.oid, 'SELECT')
                AND NOT row_security_active(other.oid), false)
  FROM (VALUES (1)) AS one
  LEFT JOIN (SELECT c.oid, c.relnamespace
               FROM pg_catalog.pg_class AS c
               JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
              WHERE n.nspname = 'shelfhelp'
                AND c.relname = 'atlas_schema_revisions') AS history ON true
  LEFT JOIN (SELECT c.oid, c.relnamespace
               FROM pg_catalog.pg_class AS c
               JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
              WHERE n.nspname = 'atlas_schema_revisions'
                AND c.relname = 'atlas_schema_revisions') AS other ON true;
