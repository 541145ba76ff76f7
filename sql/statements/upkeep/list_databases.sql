-- The databases of an embedded server that hold something.
SELECT d.datname FROM pg_catalog.pg_database AS d
 WHERE d.datallowconn AND NOT d.datistemplate AND d.datname <> 'postgres' ORDER BY d.datname;
