-- Everything that is not in schema shelfhelp nor PostgreSQL's own, down to columns: what dropping the schema must leave.
WITH other AS MATERIALIZED (
  SELECT oid FROM pg_catalog.pg_namespace
   WHERE nspname NOT IN ('shelfhelp', 'pg_catalog', 'information_schema', 'pg_toast') AND nspname NOT LIKE 'pg\_%temp\_%'
), relation AS MATERIALIZED (
  SELECT c.oid FROM pg_catalog.pg_class AS c JOIN other AS o ON o.oid = c.relnamespace
), object (class, id, part) AS (
  SELECT 'pg_catalog.pg_class'::regclass, a.attrelid, a.attnum::integer
    FROM pg_catalog.pg_attribute AS a JOIN relation AS r ON r.oid = a.attrelid WHERE a.attnum > 0 AND NOT a.attisdropped
  UNION ALL
  SELECT 'pg_catalog.pg_class'::regclass, r.oid, 0 FROM relation AS r
  UNION ALL
  SELECT 'pg_catalog.pg_proc'::regclass, p.oid, 0 FROM pg_catalog.pg_proc AS p JOIN other AS o ON o.oid = p.pronamespace
  UNION ALL
  SELECT 'pg_catalog.pg_type'::regclass, t.oid, 0 FROM pg_catalog.pg_type AS t JOIN other AS o ON o.oid = t.typnamespace
   WHERE t.typtype IN ('d', 'e', 'r')
  UNION ALL
  SELECT 'pg_catalog.pg_constraint'::regclass, k.oid, 0 FROM pg_catalog.pg_constraint AS k JOIN other AS o ON o.oid = k.connamespace
  UNION ALL
  SELECT 'pg_catalog.pg_trigger'::regclass, g.oid, 0 FROM pg_catalog.pg_trigger AS g JOIN relation AS r ON r.oid = g.tgrelid
   WHERE NOT g.tgisinternal
  UNION ALL
  SELECT 'pg_catalog.pg_policy'::regclass, p.oid, 0 FROM pg_catalog.pg_policy AS p JOIN relation AS r ON r.oid = p.polrelid
  UNION ALL
  SELECT 'pg_catalog.pg_rewrite'::regclass, w.oid, 0 FROM pg_catalog.pg_rewrite AS w JOIN relation AS r ON r.oid = w.ev_class
   WHERE w.rulename <> '_RETURN'
  UNION ALL
  SELECT 'pg_catalog.pg_attrdef'::regclass, d.oid, 0 FROM pg_catalog.pg_attrdef AS d JOIN relation AS r ON r.oid = d.adrelid
)
SELECT pg_describe_object(class, id, part) FROM object ORDER BY 1;
