-- Makes the roles that are missing. Nobody can log in as one of them; whoever may administer reads and stores, too.
-- They are the server's: somebody may be making them for another of its databases at this moment, and that is as good.
DO $$
DECLARE
  wanted text;
BEGIN
  FOREACH wanted IN ARRAY ARRAY['shelfhelp_read', 'shelfhelp_ingest', 'shelfhelp_admin'] LOOP
    IF NOT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = wanted) THEN
      BEGIN
        EXECUTE format('CREATE ROLE %I NOLOGIN', wanted);
      EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
      END;
    END IF;
    IF NOT has_database_privilege(wanted, current_database(), 'CONNECT') THEN
      EXECUTE format('GRANT CONNECT ON DATABASE %I TO %I', current_database(), wanted);
    END IF;
  END LOOP;
  FOREACH wanted IN ARRAY ARRAY['shelfhelp_read', 'shelfhelp_ingest'] LOOP
    IF NOT pg_has_role('shelfhelp_admin', wanted, 'MEMBER') THEN
      BEGIN
        EXECUTE format('GRANT %I TO shelfhelp_admin', wanted);
      EXCEPTION WHEN unique_violation THEN NULL;
      END;
    END IF;
  END LOOP;
END $$;
