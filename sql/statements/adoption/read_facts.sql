-- What decides whether a database can be adopted, without reading a row of it: whether it takes writes, what the
-- role may do, which of the five tables are missing or another's, and what is in schema shelfhelp already.
WITH wanted (name) AS (
  VALUES ('libraries'), ('books'), ('shelves'), ('shelf_searches'), ('library_searches')
), found AS (
  SELECT w.name, c.oid, c.relowner
    FROM wanted AS w
    LEFT JOIN pg_catalog.pg_class AS c ON c.relname = w.name AND c.relnamespace = 'public'::regnamespace
), ours AS (
  SELECT n.oid, pg_get_userbyid(n.nspowner) AS owner FROM pg_catalog.pg_namespace AS n WHERE n.nspname = 'shelfhelp'
)
SELECT current_user,
       pg_is_in_recovery(),
       current_setting('transaction_read_only') = 'on',
       has_database_privilege(current_database(), 'CREATE'),
       has_schema_privilege('public', 'CREATE'),
       (SELECT coalesce(string_agg(f.name, ', ' ORDER BY f.name), '') FROM found AS f WHERE f.oid IS NULL),
       (SELECT coalesce(string_agg(format('%s (owner %s)', f.name, pg_get_userbyid(f.relowner)), ', ' ORDER BY f.name), '')
          FROM found AS f WHERE NOT pg_has_role(f.relowner, 'USAGE')),
       (SELECT owner FROM ours WHERE NOT has_schema_privilege(oid, 'CREATE')),
       (SELECT count(*) FROM ours AS o JOIN pg_catalog.pg_class AS c ON c.relnamespace = o.oid
         WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S') AND c.relname <> 'atlas_schema_revisions')
       + (SELECT count(*) FROM ours AS o JOIN pg_catalog.pg_proc AS p ON p.pronamespace = o.oid),
       EXISTS (SELECT FROM ours AS o JOIN pg_catalog.pg_class AS c ON c.relnamespace = o.oid AND c.relname = 'adoption'),
       pg_database_size(current_database());
