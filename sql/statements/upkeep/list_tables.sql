-- The tables we look after, with their sizes and what the server's statistics tell: whether we may maintain each, bytes of
-- rows and of indexes, rows alive and dead, when it was last vacuumed and analysed (by hand or by autovacuum, microseconds),
-- and bytes that a fresh copy of the rows would not take. That is an estimate, from the average widths of the last ANALYZE:
-- NULL without one. 28 bytes are a row's header and its pointer; rows end at multiples of 8.
SELECT n.nspname, c.relname, pg_has_role(c.relowner, 'USAGE'), pg_table_size(c.oid), pg_indexes_size(c.oid),
       greatest(c.reltuples, 0)::bigint, coalesce(u.n_dead_tup, 0),
       (extract(epoch FROM greatest(u.last_vacuum, u.last_autovacuum)) * 1000000)::bigint,
       (extract(epoch FROM greatest(u.last_analyze, u.last_autoanalyze)) * 1000000)::bigint,
       CASE WHEN c.reltuples >= 0 AND w.width IS NOT NULL THEN
         greatest(0, pg_relation_size(c.oid)
                     - ceil(c.reltuples * (28 + ceil(w.width / 8) * 8) / (8168 * f.fill / 100.0)) * 8192)::bigint
       END
  FROM pg_catalog.pg_class AS c
  JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
  LEFT JOIN pg_catalog.pg_stat_user_tables AS u ON u.relid = c.oid
 CROSS JOIN LATERAL (SELECT coalesce((SELECT o.option_value::integer FROM pg_options_to_table(c.reloptions) AS o
                                       WHERE o.option_name = 'fillfactor'), 100) AS fill) AS f
  LEFT JOIN LATERAL (SELECT sum((1 - s.null_frac) * s.avg_width) AS width
                       FROM pg_catalog.pg_stats AS s
                      WHERE s.schemaname = n.nspname AND s.tablename = c.relname) AS w ON true
 WHERE c.relkind = 'r'
   AND (n.nspname = 'shelfhelp'
        OR (n.nspname = 'public'
            AND c.relname IN ('books', 'shelves', 'shelf_searches', 'library_searches', 'libraries')))
 ORDER BY pg_total_relation_size(c.oid) DESC, n.nspname, c.relname;
