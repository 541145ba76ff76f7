-- Other Atlas histories than ours: schema, its name for SQL, and whether the role may read it.
SELECT n.nspname, quote_ident(n.nspname), has_schema_privilege(n.oid, 'USAGE') AND has_table_privilege(c.oid, 'SELECT')
  FROM pg_catalog.pg_class AS c
  JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
 WHERE c.relname = 'atlas_schema_revisions' AND c.relkind = 'r' AND n.nspname <> 'shelfhelp'
 ORDER BY n.nspname;
