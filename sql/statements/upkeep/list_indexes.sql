-- The indexes of the tables we look after: size, how often each was used since the statistics were reset, whether it is
-- valid, whether rows are kept unique by it, whether it is the primary key, whether a table can be ordered by it and is,
-- whether it begins with a time, its method, an older index of the same columns, and bytes that a fresh one would not take
-- (estimated, B-trees only: 16 bytes an entry beside the columns, pages filled to 90 %); last the schema of the table. Of the
-- server's own indexes of what a table keeps out of line only invalid ones are there.
WITH index AS (
  SELECT i.*, s.nspname, n.nspname AS table_schema, t.relname AS table_name, x.relname AS index_name, x.reltuples, a.amname
    FROM pg_catalog.pg_index AS i
    JOIN pg_catalog.pg_class AS x ON x.oid = i.indexrelid
    JOIN pg_catalog.pg_am AS a ON a.oid = x.relam
    JOIN pg_catalog.pg_namespace AS s ON s.oid = x.relnamespace
    JOIN pg_catalog.pg_class AS t ON t.oid = i.indrelid OR (t.reltoastrelid = i.indrelid AND NOT i.indisvalid)
    JOIN pg_catalog.pg_namespace AS n ON n.oid = t.relnamespace
   WHERE t.relkind = 'r'
     AND (n.nspname = 'shelfhelp'
          OR (n.nspname = 'public'
              AND t.relname IN ('books', 'shelves', 'shelf_searches', 'library_searches', 'libraries')))
)
SELECT i.nspname, i.table_name, i.index_name, pg_relation_size(i.indexrelid), coalesce(u.idx_scan, 0), i.indisvalid, i.indisunique,
       i.indisprimary, pg_index_has_property(i.indexrelid, 'clusterable') AND i.indpred IS NULL, i.indisclustered,
       coalesce((SELECT c.atttypid IN ('timestamp'::regtype, 'timestamptz'::regtype)
                   FROM pg_catalog.pg_attribute AS c WHERE c.attrelid = i.indrelid AND c.attnum = i.indkey[0]), false),
       i.amname,
       -- Of two equal ones the other is named that serves a constraint, else the older.
       (SELECT o.index_name FROM index AS o
         WHERE o.indrelid = i.indrelid AND o.indexrelid <> i.indexrelid AND o.indisvalid AND o.amname = i.amname
           AND o.indkey::text = i.indkey::text AND o.indclass::text = i.indclass::text
           AND o.indcollation::text = i.indcollation::text AND o.indoption::text = i.indoption::text
           AND pg_get_expr(o.indexprs, o.indrelid) IS NOT DISTINCT FROM pg_get_expr(i.indexprs, i.indrelid)
           AND pg_get_expr(o.indpred, o.indrelid) IS NOT DISTINCT FROM pg_get_expr(i.indpred, i.indrelid)
           AND (o.indisunique, -o.indexrelid::bigint) > (i.indisunique, -i.indexrelid::bigint)
         ORDER BY o.indisunique DESC, o.indexrelid LIMIT 1),
       CASE WHEN i.amname = 'btree' AND i.reltuples >= 0 AND i.indexprs IS NULL AND w.width IS NOT NULL THEN
         greatest(0, pg_relation_size(i.indexrelid)
                     - (2 + ceil(i.reltuples * (16 + ceil(w.width / 8) * 8) / (8152 * 0.9))) * 8192)::bigint
       END,
       i.table_schema
  FROM index AS i
  LEFT JOIN pg_catalog.pg_stat_user_indexes AS u ON u.indexrelid = i.indexrelid
  LEFT JOIN LATERAL (SELECT sum((1 - s.null_frac) * s.avg_width) AS width
                       FROM pg_catalog.pg_attribute AS c
                       JOIN pg_catalog.pg_stats AS s
                         ON s.schemaname = i.table_schema AND s.tablename = i.table_name AND s.attname = c.attname
                      WHERE c.attrelid = i.indrelid AND c.attnum = ANY (i.indkey)) AS w ON true
 ORDER BY pg_relation_size(i.indexrelid) DESC, i.nspname, i.index_name;
