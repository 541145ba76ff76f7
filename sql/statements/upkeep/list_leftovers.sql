-- Indexes that an interrupted REINDEX CONCURRENTLY has left on table $2 of schema $1, or on what it keeps out of line: invalid,
-- and named by the server itself. Schema and name of each.
SELECT s.nspname, x.relname
  FROM pg_catalog.pg_class AS t
  JOIN pg_catalog.pg_namespace AS n ON n.oid = t.relnamespace
  JOIN pg_catalog.pg_index AS i ON i.indrelid IN (t.oid, t.reltoastrelid)
  JOIN pg_catalog.pg_class AS x ON x.oid = i.indexrelid
  JOIN pg_catalog.pg_namespace AS s ON s.oid = x.relnamespace
 WHERE NOT i.indisvalid AND x.relname ~ '_cc(new|old)[0-9]*$' AND n.nspname = $1::text AND t.relname = $2::text
 ORDER BY 1, 2;
