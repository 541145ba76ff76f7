-- The columns that can be written of those of the tables $1 that there are: table, column, its name for SQL, whether a
-- row needs a value for it, and whether the table is partitioned.
SELECT t.name, a.attname, quote_ident(a.attname), a.attnotnull AND NOT a.atthasdef AND a.attidentity = '', r.relkind = 'p'
  FROM unnest($1::text[]) WITH ORDINALITY AS t(name, position)
  JOIN pg_catalog.pg_class AS r ON r.oid = to_regclass(t.name)
  JOIN pg_catalog.pg_attribute AS a ON a.attrelid = r.oid
 WHERE a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
 ORDER BY t.position, a.attnum;
