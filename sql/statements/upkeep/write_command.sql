-- Not run but written: no utility statement takes parameters. $1 what to do, $2 schema, $3 table, $4 index.
SELECT CASE $1::text
       WHEN 'vacuum' THEN format('VACUUM %I.%I', $2::text, $3::text)
       WHEN 'analyze' THEN format('ANALYZE %I.%I', $2::text, $3::text)
       WHEN 'reindex' THEN format('REINDEX INDEX CONCURRENTLY %I.%I', $2::text, $4::text)
       WHEN 'reindex-blocking' THEN format('REINDEX TABLE %I.%I', $2::text, $3::text)
       WHEN 'cluster' THEN format('CLUSTER %I.%I USING %I', $2::text, $3::text, $4::text)
       WHEN 'vacuum-full' THEN format('VACUUM (FULL) %I.%I', $2::text, $3::text)
       WHEN 'drop-index' THEN format('DROP INDEX CONCURRENTLY IF EXISTS %I.%I', $2::text, $4::text)
       END;
