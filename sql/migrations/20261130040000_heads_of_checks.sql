-- How often the books were checked that library checks asked for most, so that a list of books says so without reading the checks of a
-- whole range.

-- Create "check_heads" table: the books that library checks asked for most, of days and quarters of months (span q), most first; nobody
-- else was checked more than "floor" times.
CREATE TABLE "shelfhelp"."check_heads" (
  "span" "char" NOT NULL,
  "start" timestamptz NOT NULL,
  "ids" bigint[] NOT NULL,
  "checks" bigint[] NOT NULL,
  "available" bigint[] NOT NULL,
  "floor" bigint NOT NULL,
  PRIMARY KEY ("span", "start")
);
COMMENT ON COLUMN "shelfhelp"."check_heads"."available" IS 'checks that found the book';

-- Modify "refresher_rights" function: it is one of the sums.
CREATE OR REPLACE FUNCTION "shelfhelp"."refresher_rights"()
RETURNS TABLE ("relation_name" text, "rights" text) LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
  VALUES ('shelves', 'SELECT'), ('shelf_searches', 'SELECT'), ('library_searches', 'SELECT'),
         ('touched_day', 'SELECT, DELETE'), ('refresh_lock', 'DELETE'), ('rollup_state', 'SELECT, UPDATE'),
         ('search_counts', 'SELECT, INSERT, UPDATE, DELETE'), ('check_counts', 'SELECT, INSERT, UPDATE, DELETE'),
         ('library_counts', 'SELECT, INSERT, UPDATE, DELETE'), ('search_durations', 'SELECT, INSERT, UPDATE, DELETE'),
         ('check_durations', 'SELECT, INSERT, UPDATE, DELETE'), ('size_counts', 'SELECT, INSERT, UPDATE, DELETE'),
         ('size_durations', 'SELECT, INSERT, UPDATE, DELETE'), ('day_percentiles', 'SELECT, INSERT, UPDATE, DELETE'),
         ('shelf_days', 'SELECT, INSERT, UPDATE, DELETE'), ('shelf_identities', 'SELECT, INSERT, UPDATE, DELETE'),
         ('shelf_gaps', 'SELECT, INSERT, UPDATE, DELETE'), ('book_heads', 'SELECT, INSERT, UPDATE, DELETE'),
         ('check_heads', 'SELECT, INSERT, UPDATE, DELETE');
$$;

-- Sums of nothing are as complete by the new rules as they were by the old ones; others are rebuilt.
UPDATE "shelfhelp"."rollup_state" SET "version" = 4
 WHERE "built_at" IS NOT NULL AND NOT EXISTS (SELECT FROM "public"."shelf_searches") AND NOT EXISTS (SELECT FROM "public"."library_searches");

SELECT shelfhelp.secure();
