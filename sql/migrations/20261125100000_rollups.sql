-- Sums of the searches by day, whose size follows the days and not the rows; and the log of touched days, by which
-- they stay exact. The log is only ever added to, by triggers that write down which days a statement touched and
-- nothing else. A refresher recomputes whole days from the rows; a reader takes days that nobody touched since from
-- the sums, and the others from the rows.

-- Create "touched_day" table: naive days as the rows have them. No key and no index: nothing here is shared by two
-- writers, so that none waits for another.
CREATE TABLE "shelfhelp"."touched_day" (
  "id" bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  "source" "char" NOT NULL,
  "day" date NULL,
  CONSTRAINT "touched_day_source" CHECK ("source" IN ('s', 'l'))
);
COMMENT ON COLUMN "shelfhelp"."touched_day"."source" IS 's: shelf_searches; l: library_searches';
COMMENT ON COLUMN "shelfhelp"."touched_day"."day" IS '-infinity: rows without a start; NULL: all days';

-- Create "refresh_lock" table: always empty. Whoever refreshes locks it with the first statement of the transaction: an
-- advisory lock would fix what the transaction sees before it waits.
CREATE TABLE "shelfhelp"."refresh_lock" (
  "is_held" boolean NULL
);

-- Create "rollup_state" table: one row. The sums hold the days from "complete_from" on and before "complete_until".
CREATE TABLE "shelfhelp"."rollup_state" (
  "is_only" boolean NOT NULL DEFAULT true,
  "version" integer NOT NULL,
  "reporting_zone" text NOT NULL,
  "source_zone" text NOT NULL,
  "built_at" timestamptz NULL,
  "complete_from" timestamptz NOT NULL,
  "complete_until" timestamptz NOT NULL,
  PRIMARY KEY ("is_only"),
  CONSTRAINT "rollup_state_is_one_row" CHECK ("is_only")
);
COMMENT ON COLUMN "shelfhelp"."rollup_state"."version" IS 'of the rules by which the sums were made';
COMMENT ON COLUMN "shelfhelp"."rollup_state"."reporting_zone" IS 'whose days and months these are';
COMMENT ON COLUMN "shelfhelp"."rollup_state"."source_zone" IS 'in which the naive times were read';
COMMENT ON COLUMN "shelfhelp"."rollup_state"."built_at" IS 'NULL: the sums are of no use until they are rebuilt';

-- In all that follows "span" is h (an hour), d (a day) or m (a month that is over), and "start" its first instant.

-- Create "search_counts" table
CREATE TABLE "shelfhelp"."search_counts" (
  "span" "char" NOT NULL,
  "start" timestamptz NOT NULL,
  "search_type" text NOT NULL,
  "cold" bigint NOT NULL,
  "warm" bigint NOT NULL,
  "invalid" bigint NOT NULL,
  "by_window_only" bigint NOT NULL,
  "by_clock_only" bigint NOT NULL,
  "shown" bigint NOT NULL,
  PRIMARY KEY ("span", "start", "search_type")
);
COMMENT ON COLUMN "shelfhelp"."search_counts"."search_type" IS 'empty for NULL';

-- Create "check_counts" table
CREATE TABLE "shelfhelp"."check_counts" (
  "span" "char" NOT NULL,
  "start" timestamptz NOT NULL,
  "is_libby" boolean NOT NULL,
  "available" bigint NOT NULL,
  "out" bigint NOT NULL,
  "absent" bigint NOT NULL,
  "unknown" bigint NOT NULL,
  "suspect" bigint NOT NULL,
  "invalid" bigint NOT NULL,
  PRIMARY KEY ("span", "start", "is_libby")
);

-- Create "library_counts" table: days and months. Buckets are those of the logarithm of the duration, ascending,
-- each with its count at the same place.
CREATE TABLE "shelfhelp"."library_counts" (
  "span" "char" NOT NULL,
  "start" timestamptz NOT NULL,
  "library_id" text NOT NULL,
  "is_libby" boolean NOT NULL,
  "available" bigint NOT NULL,
  "out" bigint NOT NULL,
  "absent" bigint NOT NULL,
  "unknown" bigint NOT NULL,
  "suspect" bigint NOT NULL,
  "invalid" bigint NOT NULL,
  "buckets" smallint[] NOT NULL,
  "counts" bigint[] NOT NULL,
  PRIMARY KEY ("span", "start", "library_id", "is_libby")
);

-- Create "search_durations" table: days and months. Bins are those that are drawn, 8 for a factor of ten.
CREATE TABLE "shelfhelp"."search_durations" (
  "span" "char" NOT NULL,
  "start" timestamptz NOT NULL,
  "search_type" text NOT NULL,
  "is_cold" boolean NOT NULL,
  "buckets" smallint[] NOT NULL,
  "counts" bigint[] NOT NULL,
  "bins" smallint[] NOT NULL,
  "bin_counts" bigint[] NOT NULL,
  PRIMARY KEY ("span", "start", "search_type", "is_cold")
);

-- Create "check_durations" table: days and months.
CREATE TABLE "shelfhelp"."check_durations" (
  "span" "char" NOT NULL,
  "start" timestamptz NOT NULL,
  "is_libby" boolean NOT NULL,
  "buckets" smallint[] NOT NULL,
  "counts" bigint[] NOT NULL,
  "bins" smallint[] NOT NULL,
  "bin_counts" bigint[] NOT NULL,
  PRIMARY KEY ("span", "start", "is_libby")
);

-- Create "size_counts" table: days and months; how many searches had which size.
CREATE TABLE "shelfhelp"."size_counts" (
  "span" "char" NOT NULL,
  "start" timestamptz NOT NULL,
  "search_type" text NOT NULL,
  "sizes" integer[] NOT NULL,
  "counts" bigint[] NOT NULL,
  PRIMARY KEY ("span", "start", "search_type")
);

-- Create "size_durations" table: days and months; durations of cold searches by size, in bins of 25.
CREATE TABLE "shelfhelp"."size_durations" (
  "span" "char" NOT NULL,
  "start" timestamptz NOT NULL,
  "size_bin" integer NOT NULL,
  "buckets" smallint[] NOT NULL,
  "counts" bigint[] NOT NULL,
  "bins" smallint[] NOT NULL,
  "bin_counts" bigint[] NOT NULL,
  PRIMARY KEY ("span", "start", "size_bin")
);
COMMENT ON COLUMN "shelfhelp"."size_durations"."size_bin" IS 'its lower edge';

-- Create "day_percentiles" table: exact ones of each day; durations in microseconds.
CREATE TABLE "shelfhelp"."day_percentiles" (
  "start" timestamptz NOT NULL,
  "kind" "char" NOT NULL,
  "n" bigint NOT NULL,
  "p50" float8 NOT NULL,
  "p95" float8 NOT NULL,
  "p99" float8 NOT NULL,
  "greatest" float8 NOT NULL,
  PRIMARY KEY ("start", "kind"),
  CONSTRAINT "day_percentiles_kind" CHECK ("kind" IN ('s', 'w', 'l', 'p', 'z'))
);
COMMENT ON COLUMN "shelfhelp"."day_percentiles"."kind" IS
  's: cold searches; w: warm ones; l: Libby checks; p: physical ones; z: sizes of shelves';

-- Create "shelf_days" table: the days on which each shelf was searched, each with the one before and the one after.
CREATE TABLE "shelfhelp"."shelf_days" (
  "shelf_id" bigint NOT NULL,
  "start" timestamptz NOT NULL,
  "previous" timestamptz NOT NULL,
  "next" timestamptz NOT NULL,
  "n" integer NOT NULL,
  "last_size" integer NULL,
  PRIMARY KEY ("shelf_id", "start")
);
COMMENT ON COLUMN "shelfhelp"."shelf_days"."previous" IS '-infinity: none';
COMMENT ON COLUMN "shelfhelp"."shelf_days"."next" IS 'infinity: none';
COMMENT ON COLUMN "shelfhelp"."shelf_days"."last_size" IS 'of the last search, if it told one';
-- Create indexes "idx_shelf_days_start" and "idx_shelf_days_next": both ends of the question for the latest size of the
-- shelves of a range.
CREATE INDEX "idx_shelf_days_start" ON "shelfhelp"."shelf_days" ("start");
CREATE INDEX "idx_shelf_days_next" ON "shelfhelp"."shelf_days" ("next");

-- Create "shelf_identities" table: what a shelf is the same as. Keys are hashes of what they stand for.
CREATE TABLE "shelfhelp"."shelf_identities" (
  "shelf_id" bigint NOT NULL,
  "reader_id" text NULL,
  "shelf_name" text NULL,
  "canonical_key" bigint NOT NULL,
  "reader_key" bigint NULL,
  PRIMARY KEY ("shelf_id")
);
-- Create indexes "idx_shelf_identities_canonical_key" and "idx_shelf_identities_reader_key": a group's shelves.
CREATE INDEX "idx_shelf_identities_canonical_key" ON "shelfhelp"."shelf_identities" ("canonical_key");
CREATE INDEX "idx_shelf_identities_reader_key" ON "shelfhelp"."shelf_identities" ("reader_key") WHERE "reader_key" IS NOT NULL;
-- Create index "idx_shelf_identities_unrecognised": shelves whose URL is none of Goodreads' review lists.
CREATE INDEX "idx_shelf_identities_unrecognised" ON "shelfhelp"."shelf_identities" ("shelf_id") WHERE "reader_key" IS NULL;

-- Create "shelf_gaps" table: how many were active on a day and before it last on another. Those of a range [a, b) are
-- the ones with start in it and previous < a: each counts on its first day there.
CREATE TABLE "shelfhelp"."shelf_gaps" (
  "identity" "char" NOT NULL,
  "start" timestamptz NOT NULL,
  "previous" timestamptz NOT NULL,
  "n" bigint NOT NULL,
  PRIMARY KEY ("identity", "start", "previous"),
  CONSTRAINT "shelf_gaps_identity" CHECK ("identity" IN ('u', 's', 'r'))
);
COMMENT ON COLUMN "shelfhelp"."shelf_gaps"."identity" IS 'u: URLs; s: canonical shelves; r: readers';
-- Create index "idx_shelf_gaps_first": those that were never active before, of which there is one row per day at most.
CREATE INDEX "idx_shelf_gaps_first" ON "shelfhelp"."shelf_gaps" ("identity", "start") WHERE "previous" = '-infinity';

-- Create "book_heads" table: the books that were shown most, of days and months, most first; nobody else was shown more
-- than "floor" times.
CREATE TABLE "shelfhelp"."book_heads" (
  "span" "char" NOT NULL,
  "start" timestamptz NOT NULL,
  "ids" bigint[] NOT NULL,
  "shown" bigint[] NOT NULL,
  "floor" bigint NOT NULL,
  PRIMARY KEY ("span", "start")
);

-- Create "mark_inserted" function. These four write for whoever writes, who may have no right on any of ours, and must
-- never fail: a fault is a warning, and the mark is lost. They wait for nobody longer than a moment.
CREATE FUNCTION "shelfhelp"."mark_inserted"()
RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET lock_timeout = '50ms' AS $$
BEGIN
  BEGIN
    INSERT INTO shelfhelp.touched_day (source, day)
    SELECT DISTINCT TG_ARGV[0]::"char", coalesce(r.time_start::date, '-infinity') FROM new_rows AS r;
  EXCEPTION WHEN OTHERS THEN
    RAISE WARNING 'shelfhelp: day not marked: % %', SQLSTATE, SQLERRM;
  END;
  RETURN NULL;
END $$;

-- Create "mark_deleted" function
CREATE FUNCTION "shelfhelp"."mark_deleted"()
RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET lock_timeout = '50ms' AS $$
BEGIN
  BEGIN
    INSERT INTO shelfhelp.touched_day (source, day)
    SELECT DISTINCT TG_ARGV[0]::"char", coalesce(r.time_start::date, '-infinity') FROM old_rows AS r;
  EXCEPTION WHEN OTHERS THEN
    RAISE WARNING 'shelfhelp: day not marked: % %', SQLSTATE, SQLERRM;
  END;
  RETURN NULL;
END $$;

-- Create "mark_updated" function: a start that changes touches two days.
CREATE FUNCTION "shelfhelp"."mark_updated"()
RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET lock_timeout = '50ms' AS $$
BEGIN
  BEGIN
    INSERT INTO shelfhelp.touched_day (source, day)
    SELECT TG_ARGV[0]::"char", coalesce(r.time_start::date, '-infinity') FROM old_rows AS r
    UNION
    SELECT TG_ARGV[0]::"char", coalesce(r.time_start::date, '-infinity') FROM new_rows AS r;
  EXCEPTION WHEN OTHERS THEN
    RAISE WARNING 'shelfhelp: day not marked: % %', SQLSTATE, SQLERRM;
  END;
  RETURN NULL;
END $$;

-- Create "mark_truncated" function
CREATE FUNCTION "shelfhelp"."mark_truncated"()
RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET lock_timeout = '50ms' AS $$
BEGIN
  BEGIN
    INSERT INTO shelfhelp.touched_day (source, day) VALUES (TG_ARGV[0]::"char", NULL);
  EXCEPTION WHEN OTHERS THEN
    RAISE WARNING 'shelfhelp: days not marked: % %', SQLSTATE, SQLERRM;
  END;
  RETURN NULL;
END $$;

-- Create "has_marks" function: whether all eight triggers are there and fire for everybody. A restore works under the
-- replica role, for which ordinary triggers do not fire.
CREATE FUNCTION "shelfhelp"."has_marks"()
RETURNS boolean LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT count(*) = 8
    FROM pg_trigger AS g JOIN pg_proc AS p ON p.oid = g.tgfoid
   WHERE g.tgrelid IN (to_regclass('public.shelf_searches'), to_regclass('public.library_searches')) AND g.tgenabled = 'A'
     AND p.pronamespace = 'shelfhelp'::regnamespace AND g.tgname LIKE 'shelfhelp\_mark\_%';
$$;

-- Create "install_marks" function: makes the triggers on the two tables of searches. What was written without them is
-- not in the log: all days count as touched. Writers wait meanwhile, and it waits for them as long as "lock_timeout" says.
CREATE FUNCTION "shelfhelp"."install_marks"()
RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  marked record;
BEGIN
  IF shelfhelp.has_marks() THEN
    RETURN;
  END IF;
  FOR marked IN
    SELECT t.name, t.source, k.command, k.rows, k.function
      FROM (VALUES ('shelf_searches', 's'), ('library_searches', 'l')) AS t(name, source),
           (VALUES ('insert', 'REFERENCING NEW TABLE AS new_rows', 'mark_inserted'),
                   ('delete', 'REFERENCING OLD TABLE AS old_rows', 'mark_deleted'),
                   ('update', 'REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows', 'mark_updated'),
                   ('truncate', '', 'mark_truncated')) AS k(command, rows, function)
     ORDER BY t.name DESC LOOP -- as an ingester takes its locks
    EXECUTE format('CREATE OR REPLACE TRIGGER shelfhelp_mark_%s AFTER %s ON public.%I %s FOR EACH STATEMENT '
                   'EXECUTE FUNCTION shelfhelp.%I(%L)',
                   marked.command, marked.command, marked.name, marked.rows, marked.function, marked.source);
    EXECUTE format('ALTER TABLE public.%I ENABLE ALWAYS TRIGGER shelfhelp_mark_%s', marked.name, marked.command);
  END LOOP;
  INSERT INTO shelfhelp.touched_day (source, day) VALUES ('l', NULL), ('s', NULL);
END $$;

-- Create "remove_marks" function: drops the triggers. The sums are of no use without them.
CREATE FUNCTION "shelfhelp"."remove_marks"()
RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  marking record;
BEGIN
  FOR marking IN
    SELECT g.tgname, g.tgrelid::regclass AS relation
      FROM pg_trigger AS g JOIN pg_proc AS p ON p.oid = g.tgfoid
     WHERE p.pronamespace = 'shelfhelp'::regnamespace AND g.tgname LIKE 'shelfhelp\_mark\_%' ORDER BY g.tgrelid, g.tgname LOOP
    EXECUTE format('DROP TRIGGER %I ON %s', marking.tgname, marking.relation);
  END LOOP;
  UPDATE shelfhelp.rollup_state SET built_at = NULL;
END $$;

-- Modify "callable_functions" function: whoever reads figures asks whether there are marks.
CREATE OR REPLACE FUNCTION "shelfhelp"."callable_functions"()
RETURNS TABLE ("role_name" text, "function_name" text) LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
  VALUES ('shelfhelp_read', 'cache_anchor'), ('shelfhelp_read', 'check_outcome'), ('shelfhelp_read', 'shelf_search_facts'),
         ('shelfhelp_read', 'migration_history'), ('shelfhelp_read', 'has_marks'),
         ('shelfhelp_ingest', 'begin_run'), ('shelfhelp_ingest', 'ingest_batch'), ('shelfhelp_ingest', 'count_duplicates'),
         ('shelfhelp_ingest', 'record_rejections'), ('shelfhelp_ingest', 'migration_history'), ('shelfhelp_ingest', 'has_marks'),
         ('shelfhelp_admin', 'undo_run'), ('shelfhelp_admin', 'discard_rejections'), ('shelfhelp_admin', 'mark_retried'),
         ('shelfhelp_admin', 'name_libraries');
$$;

-- Create "refresher_rights" function: what members of shelfhelp_ingest may do to keep the sums: read the searches, and
-- write the sums, the state and the log; nothing of that is needed to store anything.
CREATE FUNCTION "shelfhelp"."refresher_rights"()
RETURNS TABLE ("relation_name" text, "rights" text) LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
  VALUES ('shelves', 'SELECT'), ('shelf_searches', 'SELECT'), ('library_searches', 'SELECT'),
         ('touched_day', 'SELECT, DELETE'), ('refresh_lock', 'DELETE'), ('rollup_state', 'SELECT, UPDATE'),
         ('search_counts', 'SELECT, INSERT, UPDATE, DELETE'), ('check_counts', 'SELECT, INSERT, UPDATE, DELETE'),
         ('library_counts', 'SELECT, INSERT, UPDATE, DELETE'), ('search_durations', 'SELECT, INSERT, UPDATE, DELETE'),
         ('check_durations', 'SELECT, INSERT, UPDATE, DELETE'), ('size_counts', 'SELECT, INSERT, UPDATE, DELETE'),
         ('size_durations', 'SELECT, INSERT, UPDATE, DELETE'), ('day_percentiles', 'SELECT, INSERT, UPDATE, DELETE'),
         ('shelf_days', 'SELECT, INSERT, UPDATE, DELETE'), ('shelf_identities', 'SELECT, INSERT, UPDATE, DELETE'),
         ('shelf_gaps', 'SELECT, INSERT, UPDATE, DELETE'), ('book_heads', 'SELECT, INSERT, UPDATE, DELETE');
$$;

-- Modify "secure" function: members of shelfhelp_ingest keep the sums.
CREATE OR REPLACE FUNCTION "shelfhelp"."secure"()
RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  subject text;
  grantee text;
  allowed text;
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
  FOR subject IN SELECT c.oid::regclass FROM shelfhelp.refresher_rights() AS f
                   JOIN pg_class AS c ON c.relnamespace = 'shelfhelp'::regnamespace AND c.relname = f.relation_name
                  WHERE c.relkind IN ('r', 'p')
                    AND NOT EXISTS (SELECT FROM pg_policy AS p WHERE p.polrelid = c.oid AND p.polname = 'refreshers') LOOP
    EXECUTE format('CREATE POLICY refreshers ON %s USING (EXISTS (SELECT FROM pg_catalog.pg_roles AS r '
                   'WHERE r.rolname = ''shelfhelp_ingest'' AND pg_catalog.pg_has_role(r.oid, ''USAGE'')))', subject);
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
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'shelfhelp_ingest') THEN
    FOR subject, allowed IN SELECT c.oid::regclass, f.rights FROM shelfhelp.refresher_rights() AS f
                              JOIN pg_class AS c ON c.relnamespace = 'shelfhelp'::regnamespace AND c.relname = f.relation_name LOOP
      EXECUTE format('GRANT %s ON %s TO shelfhelp_ingest', allowed, subject);
    END LOOP;
  END IF;
END $$;

-- An existing pipeline's tables get the triggers only when their owner asks for them; those that our migrations made
-- have them. Where nothing is stored yet the sums are complete as they are.
DO $$
DECLARE
  adopted boolean := EXISTS (SELECT FROM shelfhelp.adoption);
  stored boolean := EXISTS (SELECT FROM public.shelf_searches) OR EXISTS (SELECT FROM public.library_searches);
BEGIN
  IF NOT adopted AND to_regclass('shelfhelp.atlas_schema_revisions') IS NOT NULL THEN
    EXECUTE 'SELECT EXISTS (SELECT FROM shelfhelp.atlas_schema_revisions WHERE version = ''20261123200200'' AND type = 1)'
       INTO adopted;
  END IF;
  IF NOT adopted THEN
    PERFORM shelfhelp.install_marks();
    DELETE FROM shelfhelp.touched_day;
  END IF;
  INSERT INTO shelfhelp.rollup_state (version, reporting_zone, source_zone, built_at, complete_from, complete_until)
  VALUES (1, 'UTC', 'UTC', CASE WHEN NOT stored THEN now() END, '2000-01-01 00:00:00+00',
          date_trunc('day', now() AT TIME ZONE 'UTC') AT TIME ZONE 'UTC');
END $$;

SELECT shelfhelp.secure();
