-- The indexes of ours in public: whether the name is taken, whether by an index, whether that is of use.
SELECT w.name, c.oid IS NOT NULL, x.indexrelid IS NOT NULL, coalesce(x.indisvalid, false)
  FROM (VALUES (1, 'idx_shelf_searches_time_start'), (2, 'idx_library_searches_time_start')) AS w(position, name)
  LEFT JOIN pg_catalog.pg_class AS c ON c.relname = w.name AND c.relnamespace = 'public'::regnamespace
  LEFT JOIN pg_catalog.pg_index AS x ON x.indexrelid = c.oid
 ORDER BY w.position;
