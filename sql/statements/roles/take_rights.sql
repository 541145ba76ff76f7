-- Takes everything back that our roles were given in this database.
DO $$
DECLARE
  holder text;
  subject text;
BEGIN
  FOR holder IN SELECT rolname FROM pg_catalog.pg_roles
                  WHERE rolname IN ('shelfhelp_read', 'shelfhelp_ingest', 'shelfhelp_admin') LOOP
    FOREACH subject IN ARRAY ARRAY['TABLES', 'SEQUENCES', 'ROUTINES'] LOOP
      EXECUTE format('REVOKE ALL ON ALL %s IN SCHEMA shelfhelp FROM %I', subject, holder);
    END LOOP;
    EXECUTE format('REVOKE ALL ON SCHEMA shelfhelp FROM %I', holder);
    IF EXISTS (SELECT FROM pg_catalog.pg_database AS d, aclexplode(d.datacl) AS a
                WHERE d.datname = current_database() AND a.grantee = quote_ident(holder)::regrole) THEN
      EXECUTE format('REVOKE ALL ON DATABASE %I FROM %I', current_database(), holder);
    END IF;
  END LOOP;
END $$;
