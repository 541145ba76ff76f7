-- Which of the ten views of the existing web dashboard are there with the columns that it reads, and may be read by this role.
SELECT v.name
  FROM (VALUES (1, 'total_unique_shelves', ARRAY['count']),
               (2, 'total_shelf_searches', ARRAY['count']),
               (3, 'total_library_searches', ARRAY['count']),
               (4, 'library_avail_rate', ARRAY['availability_perc']),
               (5, 'library_availability_by_medium', ARRAY['medium', 'Available', 'Unavailable']),
               (6, 'hourly_shelf_searches', ARRAY['Hour', 'Searches']),
               (7, 'search_type_summary', ARRAY['name', 'value']),
               (8, 'cumulative_shelf_counts_daily', ARRAY['date', 'shelf_count', 'Cumulative Shelf Count']),
               (9, 'cumulative_shelf_counts_weekly', ARRAY['date', 'shelf_count', 'Cumulative Shelf Count']),
               (10, 'cumulative_shelf_counts_monthly', ARRAY['date', 'shelf_count', 'Cumulative Shelf Count'])) AS v(number, name, columns)
  JOIN pg_catalog.pg_class AS c ON c.relname = v.name AND c.relkind IN ('v', 'm')
  JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace AND n.nspname = 'public'
 WHERE pg_catalog.has_schema_privilege(n.oid, 'USAGE')
   AND pg_catalog.has_table_privilege(c.oid, 'SELECT')
   AND v.columns <@ (SELECT array_agg(a.attname::text) FROM pg_catalog.pg_attribute AS a WHERE a.attrelid = c.oid AND a.attnum > 0)
 ORDER BY v.number;
