-- SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
-- SPDX-License-Identifier: GPL-3.0-or-later

-- Points within a statement where the tests let it go wrong: behind each change of each table that storing
-- notifications may change, and before its COMMIT. The program is told (sql/crashhook.h), so that it can be killed
-- there; and at the one whose turn it is by crash_test.plan the statement itself fails.
CREATE SCHEMA crash_test;
CREATE SEQUENCE crash_test.passed MINVALUE 0;
CREATE TABLE crash_test.plan (at bigint NOT NULL, how text NOT NULL);

CREATE FUNCTION crash_test.pass() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
DECLARE
  how text;
BEGIN
  RAISE WARNING 'crash hook: %', lower(CASE WHEN TG_LEVEL = 'ROW' THEN 'before COMMIT' ELSE TG_OP || ' ' || TG_TABLE_NAME END);
  -- A sequence counts on where everything else is rolled back.
  SELECT p.how INTO how FROM (SELECT nextval('crash_test.passed') AS number OFFSET 0) AS n, crash_test.plan AS p
   WHERE p.at = n.number;
  IF how = 'end of session' THEN
    PERFORM pg_terminate_backend(pg_backend_pid());
  ELSIF how IS NOT NULL THEN
    RAISE EXCEPTION 'as the test wants it' USING ERRCODE = how;
  END IF;
  RETURN NULL;
END $$;

DO $$
DECLARE
  target regclass;
BEGIN
  FOREACH target IN ARRAY ARRAY['shelfhelp.ingest_runs', 'shelfhelp.topics', 'shelfhelp.notifications', 'public.libraries',
      'public.shelves', 'public.books', 'shelfhelp.added_rows', 'public.shelf_searches', 'public.library_searches',
      'shelfhelp.goodreads_visits', 'shelfhelp.book_details', 'shelfhelp.rejected_notifications']::regclass[] LOOP
    EXECUTE format('CREATE TRIGGER crash_test AFTER INSERT OR UPDATE ON %s FOR EACH STATEMENT EXECUTE FUNCTION crash_test.pass()', target);
  END LOOP;
END $$;
CREATE CONSTRAINT TRIGGER crash_test_commit AFTER UPDATE ON shelfhelp.ingest_runs
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION crash_test.pass();
