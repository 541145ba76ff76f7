-- Create views of the five shared tables in "shelfhelp", through which everything of ours reads. They have their
-- owner's rights on purpose, and not "security_invoker": in "public" row level security is on without a policy, so
-- that every role but the owner sees empty tables there, and the tables' policies are not ours to make. Who may
-- read is decided by the rights on these views. Columns are named: what the existing project adds is not shown.
CREATE VIEW "shelfhelp"."libraries" AS
SELECT "library_id", "library_name"
FROM "public"."libraries";
CREATE VIEW "shelfhelp"."books" AS
SELECT "book_id", "unique_hash", "gr_id", "title", "author", "isbn", "date_added", "date_last_displayed"
FROM "public"."books";
CREATE VIEW "shelfhelp"."shelves" AS
SELECT "shelf_id", "shelf_url", "date_added", "date_last_searched"
FROM "public"."shelves";
CREATE VIEW "shelfhelp"."shelf_searches" AS
SELECT "shelf_search_id", "shelf_id", "num_books", "time_start", "time_complete", "total_book_count", "books_returned",
       "search_type"
FROM "public"."shelf_searches";
CREATE VIEW "shelfhelp"."library_searches" AS
SELECT "library_search_id", "library_id", "is_libby", "time_start", "time_complete", "book_id", "available",
       "availability_message"
FROM "public"."library_searches";

-- Replace "shelf_search_facts" function: as before, over the view. It has no search_path of its own, because the
-- planner would then not merge it into the query that calls it; every name in it is qualified instead.
CREATE OR REPLACE FUNCTION "shelfhelp"."shelf_search_facts"("until" timestamp)
RETURNS TABLE ("shelf_search_id" bigint, "shelf_id" bigint, "time_start" timestamp, "total_book_count" integer,
               "duration_ms" float8, "is_cold" boolean)
LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT a.shelf_search_id, a.shelf_id, a.time_start, a.total_book_count,
         CASE WHEN a.time_complete >= a.time_start THEN date_part('epoch', a.time_complete - a.time_start) * 1000 END,
         a.time_complete - a.time_start >= interval '50 milliseconds'
           AND (a.anchor IS NULL OR a.time_start < a.anchor OR a.time_start > a.anchor + interval '1800 seconds')
    FROM (SELECT s.shelf_search_id, s.shelf_id, s.time_start, s.time_complete, s.total_book_count,
                 shelfhelp.cache_anchor(s.time_start, s.time_complete)
                   OVER (PARTITION BY s.shelf_id ORDER BY s.time_start, s.shelf_search_id
                         ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS anchor
            FROM shelfhelp.shelf_searches AS s
           WHERE s.time_start < until) AS a
$$;

-- Create "discard_rejections" function: settles rejected notifications for good; what was retried is stored, and
-- stays as it is. Result: how many were settled.
CREATE FUNCTION "shelfhelp"."discard_rejections"("ids" bigint[])
RETURNS bigint LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  WITH settled AS (
    UPDATE shelfhelp.rejected_notifications
       SET state = 'discarded'
     WHERE rejection_id = ANY (ids) AND state = 'open' RETURNING rejection_id
  )
  SELECT count(*) FROM settled;
$$;

-- Create "mark_retried" function: settles a rejected notification, unless it was rejected again since it was read:
-- that counts an attempt. Result: whether it was settled.
CREATE FUNCTION "shelfhelp"."mark_retried"("id" bigint, "seen_attempts" bigint, "run" bigint)
RETURNS boolean LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  WITH settled AS (
    UPDATE shelfhelp.rejected_notifications
       SET state = 'retried', retried_run_id = run
     WHERE rejection_id = id AND attempts = seen_attempts RETURNING rejection_id
  )
  SELECT EXISTS (SELECT FROM settled);
$$;

-- Taking a run back has its owner's rights, so that whoever may call it needs no right on any table.
ALTER FUNCTION "shelfhelp"."undo_run"(bigint) SECURITY DEFINER;

-- Create "callable_functions" function: which functions each of our roles may call, whatever their parameters are.
-- Those that do not exist yet are named for later migrations. shelfhelp_admin is a member of the other two.
CREATE FUNCTION "shelfhelp"."callable_functions"()
RETURNS TABLE ("role_name" text, "function_name" text) LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
  VALUES ('shelfhelp_read', 'cache_anchor'), ('shelfhelp_read', 'check_outcome'), ('shelfhelp_read', 'shelf_search_facts'),
         ('shelfhelp_read', 'migration_history'),
         ('shelfhelp_ingest', 'begin_run'), ('shelfhelp_ingest', 'ingest_batch'), ('shelfhelp_ingest', 'count_duplicates'),
         ('shelfhelp_ingest', 'record_rejections'), ('shelfhelp_ingest', 'migration_history'),
         ('shelfhelp_admin', 'undo_run'), ('shelfhelp_admin', 'discard_rejections'), ('shelfhelp_admin', 'mark_retried'),
         ('shelfhelp_admin', 'name_libraries');
$$;

-- Create "secure" function: makes true what has to be true of every object in this schema. Every migration ends
-- with it, and `shelfhelp database roles` calls it once the roles exist. It changes only what is not so yet, apart
-- from rights, which it takes and gives anew; nobody sees the moment between, because it is one transaction.
--
-- Row level security is on. The API roles of a hosted database and PUBLIC have no right, whatever default privileges
-- gave them. Members of shelfhelp_read see all rows of what they may select from; the policy names the role as a
-- text, so that it exists in every database alike and a dump of it can be restored where there is no such role.
CREATE FUNCTION "shelfhelp"."secure"()
RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  subject text;
  grantee text;
BEGIN
  FOR subject IN SELECT c.oid::regclass FROM pg_class AS c
                  WHERE c.relnamespace = 'shelfhelp'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relrowsecurity LOOP
    EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', subject);
  END LOOP;
  FOR subject IN SELECT c.oid::regclass FROM pg_class AS c
                  WHERE c.relnamespace = 'shelfhelp'::regnamespace AND c.relkind IN ('r', 'p')
                    AND NOT EXISTS (SELECT FROM pg_policy AS p WHERE p.polrelid = c.oid AND p.polname = 'readers') LOOP
    EXECUTE format('CREATE POLICY readers ON %s FOR SELECT USING (EXISTS (SELECT FROM pg_catalog.pg_roles AS r '
                   'WHERE r.rolname = ''shelfhelp_read'' AND pg_catalog.pg_has_role(r.oid, ''USAGE'')))', subject);
  END LOOP;

  FOR grantee IN SELECT 'PUBLIC'
                 UNION ALL
                 SELECT quote_ident(r.rolname) FROM pg_roles AS r
                  WHERE r.rolname IN ('anon', 'authenticated', 'shelfhelp_read', 'shelfhelp_ingest', 'shelfhelp_admin') LOOP
    EXECUTE format('REVOKE ALL ON SCHEMA shelfhelp FROM %s', grantee);
    FOREACH subject IN ARRAY ARRAY['TABLES', 'SEQUENCES', 'ROUTINES'] LOOP
      EXECUTE format('REVOKE ALL ON ALL %s IN SCHEMA shelfhelp FROM %s', subject, grantee);
      EXECUTE format('ALTER DEFAULT PRIVILEGES IN SCHEMA shelfhelp REVOKE ALL ON %s FROM %s', subject, grantee);
    END LOOP;
  END LOOP;

  FOR grantee IN SELECT r.rolname FROM pg_roles AS r
                  WHERE r.rolname IN ('shelfhelp_read', 'shelfhelp_ingest', 'shelfhelp_admin') LOOP
    EXECUTE format('GRANT USAGE ON SCHEMA shelfhelp TO %I', grantee);
    FOR subject IN SELECT p.oid::regprocedure FROM shelfhelp.callable_functions() AS f
                     JOIN pg_proc AS p ON p.pronamespace = 'shelfhelp'::regnamespace AND p.proname = f.function_name
                    WHERE f.role_name = grantee LOOP
      EXECUTE format('GRANT EXECUTE ON ROUTINE %s TO %I', subject, grantee);
    END LOOP;
  END LOOP;
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'shelfhelp_read') THEN
    GRANT SELECT ON ALL TABLES IN SCHEMA shelfhelp TO shelfhelp_read;
  END IF;
END $$;

SELECT shelfhelp.secure();
