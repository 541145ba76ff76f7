-- Rows and a sum over their contents of every table outside the server's own schemas. The sum depends on no order, and is
-- the same on every version of the server.
SELECT n.nspname || '.' || c.relname,
       (xpath('/row/n/text()', x.answer))[1]::text || ' ' || (xpath('/row/s/text()', x.answer))[1]::text
  FROM pg_catalog.pg_class AS c
  JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
 CROSS JOIN LATERAL (SELECT query_to_xml(format('SELECT count(*) AS n, coalesce(sum(hashtextextended(t::text, 0)), 0) AS s FROM %I.%I AS t',
                                                n.nspname, c.relname), false, true, '') AS answer) AS x
 WHERE c.relkind = 'r' AND n.nspname NOT IN ('pg_catalog', 'information_schema')
 ORDER BY 1;
