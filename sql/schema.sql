-- The whole schema as it should be: what all of migrations/ make together, in one piece to read and to compare with.
--
-- It is never run on a database that is in use. Whoever adds a migration writes its outcome here too, in its place:
-- a column at the end of its table, a function as its last definition has it. shapetest makes one database by this
-- file and one by the migrations and finds every difference; schema.shape is what both consist of, compiled into the
-- programs for `shelfhelp migrate verify`. The Atlas CLI reads this file as the source of env "shelfhelp" (atlas.hcl).
--
-- Not in it: the libraries that migrations put into "libraries", which are data, and the history
-- "shelfhelp"."atlas_schema_revisions", whose shape is Atlas's own affair (schema/migrationhistory.cpp).

-- The five tables of the existing pipeline, exactly as its database has them. All times are naive, as the backend
-- writes them. The two indexes on time_start are ours; a database with a long history may do without them.

-- Create "libraries" table
CREATE TABLE "public"."libraries" (
  "library_id" character varying NOT NULL,
  "library_name" character varying NOT NULL,
  PRIMARY KEY ("library_id")
);
-- Enable row-level security for "libraries" table
ALTER TABLE "public"."libraries" ENABLE ROW LEVEL SECURITY;
-- Create "books" table
CREATE TABLE "public"."books" (
  "book_id" bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  "unique_hash" character varying NOT NULL,
  "gr_id" bigint NULL,
  "title" character varying NULL,
  "author" character varying NULL,
  "isbn" character varying NULL,
  "date_added" timestamp NULL,
  "date_last_displayed" timestamp NULL,
  PRIMARY KEY ("book_id"),
  CONSTRAINT "books_unique_hash_key" UNIQUE ("unique_hash")
);
-- Enable row-level security for "books" table
ALTER TABLE "public"."books" ENABLE ROW LEVEL SECURITY;
-- Create "shelves" table
CREATE TABLE "public"."shelves" (
  "shelf_id" bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  "shelf_url" character varying NOT NULL,
  "date_added" timestamp NULL,
  "date_last_searched" timestamp NULL,
  PRIMARY KEY ("shelf_id"),
  CONSTRAINT "shelves_shelf_url_key" UNIQUE ("shelf_url")
);
-- Enable row-level security for "shelves" table
ALTER TABLE "public"."shelves" ENABLE ROW LEVEL SECURITY;
-- Create "shelf_searches" table
CREATE TABLE "public"."shelf_searches" (
  "shelf_search_id" bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  "shelf_id" bigint NULL,
  "num_books" integer NULL,
  "time_start" timestamp NULL,
  "time_complete" timestamp NULL,
  "total_book_count" integer NULL,
  "books_returned" bigint[] NULL,
  "search_type" character varying NULL,
  PRIMARY KEY ("shelf_search_id"),
  CONSTRAINT "shelf_searches_shelf_id_fkey" FOREIGN KEY ("shelf_id") REFERENCES "public"."shelves" ("shelf_id") ON UPDATE NO ACTION ON DELETE NO ACTION
);
-- Create index "idx_shelf_searches_books_returned" to table: "shelf_searches"
CREATE INDEX "idx_shelf_searches_books_returned" ON "public"."shelf_searches" USING gin ("books_returned");
-- Create index "idx_shelf_searches_time_start" to table: "shelf_searches"
CREATE INDEX "idx_shelf_searches_time_start" ON "public"."shelf_searches" ("time_start", "shelf_search_id");
-- Enable row-level security for "shelf_searches" table
ALTER TABLE "public"."shelf_searches" ENABLE ROW LEVEL SECURITY;
-- Create "library_searches" table
CREATE TABLE "public"."library_searches" (
  "library_search_id" bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  "library_id" character varying NOT NULL,
  "is_libby" boolean NULL,
  "time_start" timestamp NULL,
  "time_complete" timestamp NULL,
  "book_id" bigint NULL,
  "available" boolean NULL,
  "availability_message" character varying NULL,
  PRIMARY KEY ("library_search_id"),
  CONSTRAINT "library_searches_book_id_fkey" FOREIGN KEY ("book_id") REFERENCES "public"."books" ("book_id") ON UPDATE NO ACTION ON DELETE NO ACTION,
  CONSTRAINT "library_searches_library_id_fkey" FOREIGN KEY ("library_id") REFERENCES "public"."libraries" ("library_id") ON UPDATE NO ACTION ON DELETE NO ACTION
);
-- Create index "idx_library_searches_available" to table: "library_searches"
CREATE INDEX "idx_library_searches_available" ON "public"."library_searches" ("available");
-- Create index "idx_library_searches_book_id" to table: "library_searches"
CREATE INDEX "idx_library_searches_book_id" ON "public"."library_searches" ("book_id");
-- Create index "idx_library_searches_is_libby" to table: "library_searches"
CREATE INDEX "idx_library_searches_is_libby" ON "public"."library_searches" ("is_libby");
-- Create index "idx_library_searches_library_id" to table: "library_searches"
CREATE INDEX "idx_library_searches_library_id" ON "public"."library_searches" ("library_id");
-- Create index "idx_library_searches_time_start" to table: "library_searches"
CREATE INDEX "idx_library_searches_time_start" ON "public"."library_searches" ("time_start", "library_search_id");
-- Enable row-level security for "library_searches" table
ALTER TABLE "public"."library_searches" ENABLE ROW LEVEL SECURITY;

-- The ten views of the existing web dashboard. They run with their owner's rights on purpose: they show totals, and no
-- row, to whoever may read them. An adopted database keeps its older ones.

-- Create "total_unique_shelves" view
CREATE VIEW "public"."total_unique_shelves" ("count") AS
SELECT count(*)
FROM "public"."shelves";
-- Create "total_shelf_searches" view
CREATE VIEW "public"."total_shelf_searches" ("count") AS
SELECT count(*)
FROM "public"."shelf_searches";
-- Create "total_library_searches" view
CREATE VIEW "public"."total_library_searches" ("count") AS
SELECT count(*)
FROM "public"."library_searches";
-- Create "library_avail_rate" view
CREATE VIEW "public"."library_avail_rate" ("availability_perc") AS
SELECT round(100.0 * count(*) FILTER (WHERE "available") / nullif(count(*), 0), 2)
FROM "public"."library_searches";
-- Create "library_availability_by_medium" view
CREATE VIEW "public"."library_availability_by_medium" ("medium", "Available", "Unavailable") AS
SELECT
  CASE WHEN "is_libby" THEN 'Libby' ELSE 'Book' END AS "medium",
  count(*) FILTER (WHERE "available"),
  count(*) FILTER (WHERE "available" IS NOT TRUE)
FROM "public"."library_searches"
GROUP BY 1;
-- Create "hourly_shelf_searches" view
CREATE VIEW "public"."hourly_shelf_searches" ("Hour", "Searches") AS
SELECT "hour", count("search"."time_start")
FROM generate_series(0, 23) AS "hour"
LEFT JOIN "public"."shelf_searches" AS "search" ON extract(hour FROM "search"."time_start") = "hour"
GROUP BY "hour"
ORDER BY "hour";
-- Create "search_type_summary" view
CREATE VIEW "public"."search_type_summary" ("name", "value", "color") AS
SELECT
  "search_type",
  count(*),
  CASE "search_type" WHEN 'Shuffle' THEN 'indigo.6' WHEN 'Search' THEN 'blue.6' END
FROM "public"."shelf_searches"
GROUP BY "search_type";
-- Create "cumulative_shelf_counts_daily" view
CREATE VIEW "public"."cumulative_shelf_counts_daily" ("date", "date_axis", "shelf_count", "Cumulative Shelf Count") AS
WITH "day" AS (
  SELECT (now() AT TIME ZONE 'UTC')::date - "days_ago" AS "start"
  FROM generate_series(0, 90) AS "days_ago"
), "earlier" AS (
  SELECT count(*) AS "shelf_count"
  FROM "public"."shelves"
  WHERE "date_added" < (SELECT min("start") FROM "day")
), "added" AS (
  SELECT "date_added"::date AS "start", count(*) AS "shelf_count"
  FROM "public"."shelves"
  GROUP BY 1
)
SELECT
  to_char("day"."start", 'YYYY-MM-DD'),
  to_char("day"."start", 'MON DD'),
  coalesce("added"."shelf_count", 0),
  "earlier"."shelf_count" + sum(coalesce("added"."shelf_count", 0)) OVER (ORDER BY "day"."start")
FROM "day"
CROSS JOIN "earlier"
LEFT JOIN "added" USING ("start")
ORDER BY "day"."start";
-- Create "cumulative_shelf_counts_weekly" view
CREATE VIEW "public"."cumulative_shelf_counts_weekly" ("date", "date_axis", "shelf_count", "Cumulative Shelf Count") AS
WITH "span" AS (
  SELECT least(min("date_added"), now() AT TIME ZONE 'UTC') AS "oldest", now() AT TIME ZONE 'UTC' AS "today"
  FROM "public"."shelves"
), "week" AS (
  SELECT generate_series(
    date_trunc('week', "oldest") - interval '7 days', date_trunc('week', "today"), interval '7 days'
  ) AS "start"
  FROM "span"
), "added" AS (
  SELECT date_trunc('week', "date_added") AS "start", count(*) AS "shelf_count"
  FROM "public"."shelves"
  GROUP BY 1
)
SELECT
  to_char("week"."start", 'YYYY-MM-DD'),
  to_char("week"."start", 'MON DD'),
  coalesce("added"."shelf_count", 0),
  sum(coalesce("added"."shelf_count", 0)) OVER (ORDER BY "week"."start")
FROM "week"
LEFT JOIN "added" USING ("start")
ORDER BY "week"."start";
-- Create "cumulative_shelf_counts_monthly" view
CREATE VIEW "public"."cumulative_shelf_counts_monthly" ("date", "date_axis", "shelf_count", "Cumulative Shelf Count") AS
WITH "span" AS (
  SELECT least(min("date_added"), now() AT TIME ZONE 'UTC') AS "oldest", now() AT TIME ZONE 'UTC' AS "today"
  FROM "public"."shelves"
), "month" AS (
  SELECT generate_series(
    date_trunc('month', "oldest") - interval '1 month', date_trunc('month', "today"), interval '1 month'
  ) AS "start"
  FROM "span"
), "added" AS (
  SELECT date_trunc('month', "date_added") AS "start", count(*) AS "shelf_count"
  FROM "public"."shelves"
  GROUP BY 1
)
SELECT
  to_char("month"."start", 'YYYY-MM-DD'),
  to_char("month"."start", 'MON'),
  coalesce("added"."shelf_count", 0),
  sum(coalesce("added"."shelf_count", 0)) OVER (ORDER BY "month"."start")
FROM "month"
LEFT JOIN "added" USING ("start")
ORDER BY "month"."start";

-- Create schema "shelfhelp": what is ours, beside the five tables in "public" that we share.
CREATE SCHEMA IF NOT EXISTS "shelfhelp";

-- Create "topics" table: SNS topics, as a small number in the ledger's key.
CREATE TABLE "shelfhelp"."topics" (
  "topic_id" integer NOT NULL GENERATED ALWAYS AS IDENTITY,
  "topic_arn" text NOT NULL,
  PRIMARY KEY ("topic_id"),
  CONSTRAINT "topics_topic_arn_key" UNIQUE ("topic_arn")
);

-- Create "ingest_runs" table: one row per run of an ingester; the check is the promise of conservation.
CREATE TABLE "shelfhelp"."ingest_runs" (
  "run_id" bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  "source" text NOT NULL,
  "program" text NOT NULL,
  "started_at" timestamptz NOT NULL DEFAULT now(),
  "last_batch_at" timestamptz NULL,
  "read_count" bigint NOT NULL DEFAULT 0,
  "stored_count" bigint NOT NULL DEFAULT 0,
  "duplicate_count" bigint NOT NULL DEFAULT 0,
  "rejected_count" bigint NOT NULL DEFAULT 0,
  "undone_at" timestamptz NULL,
  PRIMARY KEY ("run_id"),
  CONSTRAINT "ingest_runs_conservation" CHECK ("read_count" = "stored_count" + "duplicate_count" + "rejected_count")
);

-- Create "notifications" table: the ledger. A row is written in the same transaction as the effect of its
-- notification, so a delivery that comes again finds it and changes nothing. No foreign keys: they would
-- cost a look-up per row, and nothing here is ever deleted but by an undo that knows both sides.
-- An adopted notification is one whose row the existing pipeline had written.
CREATE TABLE "shelfhelp"."notifications" (
  "topic_id" integer NOT NULL,
  "notification_id" uuid NOT NULL,
  "message_id" text NULL,
  "content_hash" bytea NOT NULL,
  "kind" "char" NOT NULL,
  "search_id" bigint NOT NULL,
  "run_id" bigint NOT NULL,
  "sequence_number" text NULL,
  "published_at" timestamptz NULL,
  "applied_at" timestamptz NOT NULL DEFAULT now(),
  "warnings" text[] NULL,
  "is_adopted" boolean NOT NULL DEFAULT false,
  PRIMARY KEY ("topic_id", "notification_id"),
  CONSTRAINT "notifications_kind" CHECK ("kind" IN ('s', 'l', 'v'))
);
COMMENT ON COLUMN "shelfhelp"."notifications"."notification_id" IS 'the SNS MessageId; made from its SHA-256 where it is no UUID';
COMMENT ON COLUMN "shelfhelp"."notifications"."message_id" IS 'the MessageId as it came, where it is no UUID';
COMMENT ON COLUMN "shelfhelp"."notifications"."kind" IS 's: search_id is of shelf_searches; l: of library_searches; v: of goodreads_visits';
-- Create index "idx_notifications_search_id" to table: "notifications": from a row to what brought it
CREATE INDEX "idx_notifications_search_id" ON "shelfhelp"."notifications" ("search_id", "kind");
-- Create index "idx_notifications_applied_at": the journal of a few days among millions; almost free to keep.
CREATE INDEX "idx_notifications_applied_at" ON "shelfhelp"."notifications" USING brin ("applied_at")
  WITH (pages_per_range = 16, autosummarize = on);

-- Create "rejected_notifications" table: refused, with the bytes, so that nothing is lost; which run saw each first,
-- and which one stored it in the end.
CREATE TABLE "shelfhelp"."rejected_notifications" (
  "rejection_id" bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  "raw_sha256" bytea NOT NULL,
  "raw" bytea NOT NULL,
  "raw_size" bigint NOT NULL,
  "reason" text NOT NULL,
  "path" text NOT NULL,
  "byte_offset" bigint NULL,
  "detail" text NOT NULL,
  "excerpt" text NOT NULL,
  "source" text NOT NULL,
  "line" bigint NOT NULL,
  "record" bigint NOT NULL,
  "run_id" bigint NOT NULL,
  "attempts" bigint NOT NULL DEFAULT 1,
  "first_seen_at" timestamptz NOT NULL DEFAULT now(),
  "last_seen_at" timestamptz NOT NULL DEFAULT now(),
  "state" text NOT NULL DEFAULT 'open',
  "first_run_id" bigint NULL,
  "retried_run_id" bigint NULL,
  PRIMARY KEY ("rejection_id"),
  CONSTRAINT "rejected_notifications_raw_sha256_key" UNIQUE ("raw_sha256"),
  CONSTRAINT "rejected_notifications_state" CHECK ("state" IN ('open', 'retried', 'discarded'))
);
-- Create index "idx_rejected_notifications_open": the dashboard asks for their number at every refresh.
CREATE INDEX "idx_rejected_notifications_open" ON "shelfhelp"."rejected_notifications" ("last_seen_at") WHERE "state" = 'open';

-- Create "goodreads_visits" table: readers who followed a book's link. The URL is kept as text: a visit makes
-- no shelf, so that the number of shelves stays the number of those that were searched.
CREATE TABLE "shelfhelp"."goodreads_visits" (
  "goodreads_visit_id" bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  "shelf_url" text NULL,
  "book_id" bigint NOT NULL,
  "visited_at" timestamp NOT NULL,
  PRIMARY KEY ("goodreads_visit_id")
);
-- Create index "idx_goodreads_visits_visited_at" to table: "goodreads_visits"
CREATE INDEX "idx_goodreads_visits_visited_at" ON "shelfhelp"."goodreads_visits" ("visited_at", "goodreads_visit_id");
-- Create index "idx_goodreads_visits_book_id" to table: "goodreads_visits"
CREATE INDEX "idx_goodreads_visits_book_id" ON "shelfhelp"."goodreads_visits" ("book_id");

-- Create "book_details" table: the latest that was told of a book, to the day; of one day's tales the greatest
-- in the order of the columns. So the order of deliveries makes no difference, and a book that is shown all
-- day is written once. Room is left in the pages for changes in place.
CREATE TABLE "shelfhelp"."book_details" (
  "book_id" bigint NOT NULL,
  "seen_on" date NOT NULL,
  "avg_rating" double precision NULL,
  "link" text NULL,
  "image_link" text NULL,
  PRIMARY KEY ("book_id")
) WITH (fillfactor = 70);

-- Create "added_rows" table: the shelves, books and libraries that a batch of ours made, for the undo. One row
-- per batch that made any.
CREATE TABLE "shelfhelp"."added_rows" (
  "run_id" bigint NOT NULL,
  "shelves" bigint[] NOT NULL,
  "books" bigint[] NOT NULL,
  "libraries" text[] NOT NULL
);

-- Create "adoption" table: at most one row. "last_shelf_search_id" is the newest search that was there when the
-- dates were looked at; "derived_at" says when all below was complete.
CREATE TABLE "shelfhelp"."adoption" (
  "is_adopted" boolean NOT NULL DEFAULT true,
  "adopted_at" timestamptz NOT NULL DEFAULT now(),
  "program" text NOT NULL,
  "baseline" text NOT NULL,
  "added_indexes" text[] NOT NULL DEFAULT '{}',
  "last_shelf_search_id" bigint NULL,
  "derived_at" timestamptz NULL,
  PRIMARY KEY ("is_adopted"),
  CONSTRAINT "adoption_is_one_row" CHECK ("is_adopted")
);
COMMENT ON COLUMN "shelfhelp"."adoption"."added_indexes" IS 'indexes in public that are ours; noted before they are built';

-- Create "adopted_dates" table: the shelves and books whose dates are not what their searches tell, because the
-- existing pipeline has moved them backwards or never set them, with both dates as they were found.
CREATE TABLE "shelfhelp"."adopted_dates" (
  "kind" "char" NOT NULL,
  "row_id" bigint NOT NULL,
  "first" timestamp NULL,
  "last" timestamp NULL,
  PRIMARY KEY ("kind", "row_id"),
  CONSTRAINT "adopted_dates_kind" CHECK ("kind" IN ('s', 'b'))
);
COMMENT ON COLUMN "shelfhelp"."adopted_dates"."kind" IS 's: row_id is of shelves; b: of books';

-- Create "repeated_searches" table: searches that the existing pipeline stored again when their message came again.
-- The first of equal ones counts.
CREATE TABLE "shelfhelp"."repeated_searches" (
  "kind" "char" NOT NULL,
  "search_id" bigint NOT NULL,
  "first_search_id" bigint NOT NULL,
  PRIMARY KEY ("kind", "search_id"),
  CONSTRAINT "repeated_searches_kind" CHECK ("kind" IN ('s', 'l'))
);
COMMENT ON COLUMN "shelfhelp"."repeated_searches"."kind" IS 's: the ids are of shelf_searches; l: of library_searches';

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

-- In all that follows "span" is h (an hour), d (a day), m (a month that is over) or w (all hours of such a month that are the
-- same hour of the week, which start with the first of them), and "start" its first instant.

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
-- shelves of a range, whose answer is in the second one.
CREATE INDEX "idx_shelf_days_start" ON "shelfhelp"."shelf_days" ("start");
CREATE INDEX "idx_shelf_days_next" ON "shelfhelp"."shelf_days" ("next", "start") INCLUDE ("last_size");

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
CREATE INDEX "idx_shelf_gaps_first" ON "shelfhelp"."shelf_gaps" ("identity", "start") INCLUDE ("n") WHERE "previous" = '-infinity';

-- Create "book_heads" table: the books that were shown most, of days and quarters of months (span q: days 1 to 7, 8 to 14,
-- 15 to 21 and the rest), most first; nobody else was shown more than "floor" times.
CREATE TABLE "shelfhelp"."book_heads" (
  "span" "char" NOT NULL,
  "start" timestamptz NOT NULL,
  "ids" bigint[] NOT NULL,
  "shown" bigint[] NOT NULL,
  "floor" bigint NOT NULL,
  "searches" bigint[] NOT NULL,
  PRIMARY KEY ("span", "start")
);
COMMENT ON COLUMN "shelfhelp"."book_heads"."shown" IS 'elements of books_returned: a search may show a book twice';
COMMENT ON COLUMN "shelfhelp"."book_heads"."searches" IS 'that showed the book';

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

-- Create "chart_notes" table: "noted_to" is there for a stretch of time, else a moment is meant.
CREATE TABLE "shelfhelp"."chart_notes" (
  "note_id" bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  "noted_from" timestamptz NOT NULL,
  "noted_to" timestamptz NULL,
  "text" text NOT NULL,
  "author" text NOT NULL DEFAULT SESSION_USER,
  "written_at" timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY ("note_id"),
  CONSTRAINT "chart_notes_text" CHECK (char_length("text") BETWEEN 1 AND 500),
  CONSTRAINT "chart_notes_time" CHECK ("noted_to" > "noted_from")
);

-- Create "alert_rules" table: a rule fires when the metric of its range is above or below the value, and made of
-- at least "minimum_n" rows. Durations are in milliseconds, shares from 0 to 1. The words of metrics and ranges are
-- those of `shelfhelp alerts`.
CREATE TABLE "shelfhelp"."alert_rules" (
  "rule_id" bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  "metric" text NOT NULL,
  "condition" text NOT NULL,
  "value" double precision NOT NULL,
  "time_range" text NOT NULL,
  "minimum_n" bigint NOT NULL DEFAULT 0,
  "author" text NOT NULL DEFAULT SESSION_USER,
  "written_at" timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY ("rule_id"),
  CONSTRAINT "alert_rules_condition" CHECK ("condition" IN ('above', 'below')),
  CONSTRAINT "alert_rules_minimum_n" CHECK ("minimum_n" >= 0),
  CONSTRAINT "alert_rules_value" CHECK ("value" BETWEEN -1e15 AND 1e15)
);

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

-- Create "begin_run" function: so that a role needs no right on the table.
CREATE FUNCTION "shelfhelp"."begin_run"("source" text, "program" text)
RETURNS bigint LANGUAGE sql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
  INSERT INTO shelfhelp.ingest_runs (source, program) VALUES (source, program) RETURNING run_id;
$$;

-- Create "migration_history" function: so that a role that may only ingest can tell whether it fits. In plpgsql,
-- because the history's table is the runner's and need not be there yet.
CREATE FUNCTION "shelfhelp"."migration_history"()
RETURNS TABLE ("version" text, "description" text, "type" bigint, "applied" bigint, "total" bigint, "error" text, "hash" text)
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  RETURN QUERY
  SELECT r.version::text, r.description::text, r.type, r.applied, r.total, r.error, r.hash::text
    FROM shelfhelp.atlas_schema_revisions AS r;
END $$;

-- Create "rejection_limits" function: how many rejected notifications, and how many bytes of them, are kept. The owner
-- sets other ones for a database: ALTER DATABASE … SET shelfhelp.rejected_rows = …, shelfhelp.rejected_bytes = ….
CREATE FUNCTION "shelfhelp"."rejection_limits"()
RETURNS TABLE ("most_rows" bigint, "most_bytes" bigint) LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT coalesce(nullif(current_setting('shelfhelp.rejected_rows', true), '')::bigint, 100000),
         coalesce(nullif(current_setting('shelfhelp.rejected_bytes', true), '')::bigint, 1073741824);
$$;

-- Create "check_rejection_limits" function: fails with SH001 when more is kept than may be. Counts only where the span
-- of the numbers or the size on disk leaves it open.
CREATE FUNCTION "shelfhelp"."check_rejection_limits"()
RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp SET jit = off AS $$
DECLARE
  limits record;
  kept record;
BEGIN
  SELECT * INTO limits FROM shelfhelp.rejection_limits();
  IF (SELECT max(r.rejection_id) - min(r.rejection_id) FROM shelfhelp.rejected_notifications AS r) < limits.most_rows
     AND pg_total_relation_size('shelfhelp.rejected_notifications') <= limits.most_bytes THEN
    RETURN;
  END IF;
  SELECT count(*) AS number, coalesce(sum(octet_length(r.raw)), 0) AS bytes INTO kept FROM shelfhelp.rejected_notifications AS r;
  IF kept.number > limits.most_rows OR kept.bytes > limits.most_bytes THEN
    RAISE EXCEPTION 'more than % rejected notifications or % bytes of them would be kept', limits.most_rows, limits.most_bytes
      USING ERRCODE = 'SH001';
  END IF;
END $$;

-- Create "record_rejections" function: one row per raw text; a redelivery counts as another attempt. Needs no right
-- of the caller on the tables.
CREATE FUNCTION "shelfhelp"."record_rejections"(
  "run" bigint, "raws" bytea[], "raw_hashes" bytea[], "raw_sizes" bigint[], "reasons" text[], "paths" text[],
  "byte_offsets" bigint[], "details" text[], "excerpts" text[], "sources" text[], "lines" bigint[], "records" bigint[])
RETURNS void LANGUAGE sql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp SET jit = off AS $$
  INSERT INTO shelfhelp.rejected_notifications AS t
    (raw_sha256, raw, raw_size, reason, path, byte_offset, detail, excerpt, source, line, record, run_id, first_run_id, attempts)
  SELECT r.hash, (array_agg(r.raw))[1], min(r.size), min(r.reason), min(r.path), min(r.byte_offset), min(r.detail),
         min(r.excerpt), min(r.source), min(r.line), min(r.record), run, run, count(*)
    FROM unnest(raws, raw_hashes, raw_sizes, reasons, paths, byte_offsets, details, excerpts, sources, lines, records)
         AS r(raw, hash, size, reason, path, byte_offset, detail, excerpt, source, line, record)
   GROUP BY r.hash
   ORDER BY r.hash
  ON CONFLICT (raw_sha256) DO UPDATE
    SET attempts = t.attempts + excluded.attempts, last_seen_at = now(), reason = excluded.reason,
        path = excluded.path, byte_offset = excluded.byte_offset, detail = excluded.detail,
        excerpt = excluded.excerpt, run_id = excluded.run_id,
        state = CASE WHEN t.state = 'discarded' THEN 'discarded' ELSE 'open' END;
  SELECT shelfhelp.check_rejection_limits() WHERE cardinality(raws) > 0;
  UPDATE shelfhelp.ingest_runs
     SET read_count = read_count + cardinality(raws), rejected_count = rejected_count + cardinality(raws),
         last_batch_at = now()
   WHERE run_id = run AND cardinality(raws) > 0;
$$;

-- Create "count_duplicates" function: of these keys, those that the ledger knows with the same content. They are
-- counted to the run; what is left is for "ingest_batch". For replays, which are spared everything else.
-- Result: the positions (from 1) of the known ones.
CREATE FUNCTION "shelfhelp"."count_duplicates"(
  "run" bigint, "topics" text[], "n_topic" integer[], "n_id" uuid[], "n_hash" bytea[], "repeats" integer)
RETURNS bigint[] LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp SET jit = off SET plan_cache_mode = force_generic_plan
SET enable_hashjoin = off SET enable_mergejoin = off SET enable_seqscan = off AS $$
#variable_conflict use_variable
DECLARE
  topic_ids integer[];
  known bigint[];
BEGIN
  SELECT array_agg((SELECT k.topic_id FROM shelfhelp.topics AS k WHERE k.topic_arn = t.arn) ORDER BY t.position)
    INTO topic_ids FROM unnest(topics) WITH ORDINALITY AS t(arn, position);
  SELECT coalesce(array_agg(n.position), '{}') INTO known
    FROM unnest(n_topic, n_id, n_hash) WITH ORDINALITY AS n(topic, id, hash, position)
   WHERE (SELECT k.content_hash FROM shelfhelp.notifications AS k
           WHERE k.topic_id = topic_ids[n.topic] AND k.notification_id = n.id) = n.hash;
  UPDATE shelfhelp.ingest_runs
     SET read_count = read_count + cardinality(known) + repeats,
         duplicate_count = duplicate_count + cardinality(known) + repeats, last_batch_at = now()
   WHERE run_id = run;
  RETURN known;
END $$;

-- Create "find_adoptable" function: which fresh notifications the existing pipeline has stored already, without
-- an id of their own: the same search to the microsecond that no ledger row claims. The existing pipeline stored
-- some of them twice; each row is claimed once. Arrays as in "ingest_batch".
-- Result: one element per notification, the id of its row or NULL; NULL instead of the array if there is none.
CREATE FUNCTION "shelfhelp"."find_adoptable"(
  "fresh" boolean[], "shelf_urls" text[], "book_hashes" text[], "library_ids" text[],
  "s_notification" integer[], "s_shelf" integer[], "s_start" timestamp[], "s_end" timestamp[],
  "s_first_mention" integer[], "s_books" integer[], "m_book" integer[],
  "l_notification" integer[], "l_library" integer[], "l_libby" boolean[], "l_start" timestamp[], "l_end" timestamp[], "l_book" integer[])
RETURNS bigint[] LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp SET join_collapse_limit = 1
SET enable_indexscan = off SET enable_indexonlyscan = off AS $$
#variable_conflict use_variable
DECLARE
  book_ids bigint[];
  adoptable bigint[];
BEGIN
  SELECT array_agg((SELECT k.book_id FROM public.books AS k WHERE k.unique_hash = b.hash) ORDER BY b.position)
    INTO book_ids FROM unnest(book_hashes) WITH ORDINALITY AS b(hash, position);
  -- Equal searches that wait for a row, and equal rows that wait for a notification, meet in order. Only the
  -- start is compared by = : no index on a popular book or library may tempt the planner, nor a whole index.
  WITH candidate AS (
    SELECT s.notification, 's'::"char" AS kind, k.shelf_search_id AS id
      FROM (SELECT x.notification, (shelf_urls)[x.shelf] AS url, x.start, x.finish,
                   ARRAY(SELECT book_ids[m_book[i]] FROM generate_series(x.first_mention, x.first_mention + x.books - 1) AS i ORDER BY i) AS books
              FROM unnest(s_notification, s_shelf, s_start, s_end, s_first_mention, s_books)
                   AS x(notification, shelf, start, finish, first_mention, books)
             WHERE fresh[x.notification] OFFSET 0) AS s
      JOIN public.shelf_searches AS k ON k.time_start = s.start AND k.time_complete IS NOT DISTINCT FROM s.finish
                                     AND k.books_returned IS NOT DISTINCT FROM s.books
      JOIN public.shelves AS h ON h.shelf_id = k.shelf_id AND h.shelf_url IS NOT DISTINCT FROM s.url
    UNION ALL
    SELECT l.notification, 'l'::"char", k.library_search_id
      FROM (SELECT x.notification, library_ids[x.library] AS library, x.libby, x.start, x.finish, book_ids[x.book] AS book
              FROM unnest(l_notification, l_library, l_libby, l_start, l_end, l_book) AS x(notification, library, libby, start, finish, book)
             WHERE fresh[x.notification] OFFSET 0) AS l
      JOIN public.library_searches AS k ON k.time_start = l.start AND k.time_complete IS NOT DISTINCT FROM l.finish
                                       AND k.book_id IS NOT DISTINCT FROM l.book AND k.library_id IS NOT DISTINCT FROM l.library
                                       AND k.is_libby IS NOT DISTINCT FROM l.libby
  ), unclaimed AS (
    SELECT c.notification, c.kind, c.id,
           dense_rank() OVER (PARTITION BY c.kind, c.notification ORDER BY c.id) AS turn_of_row,
           dense_rank() OVER (PARTITION BY c.kind, c.id ORDER BY c.notification) AS turn_of_notification
      FROM candidate AS c
     WHERE NOT EXISTS (SELECT FROM shelfhelp.notifications AS k WHERE k.search_id = c.id AND k.kind = c.kind)
  )
  SELECT array_agg(e.id ORDER BY e.position) INTO adoptable
    FROM (SELECT y.position, max(y.id) AS id
            FROM (SELECT n.position, NULL::bigint AS id FROM generate_series(1, cardinality(fresh)) AS n(position)
                  UNION ALL
                  SELECT u.notification, u.id FROM unclaimed AS u WHERE u.turn_of_row = u.turn_of_notification) AS y
           GROUP BY y.position) AS e
  HAVING count(e.id) > 0;
  RETURN adoptable;
END $$;

-- Create "is_told_later" function: whether what is told of a book replaces what is known ("book_details").
CREATE FUNCTION "shelfhelp"."is_told_later"(
  "known_on" date, "known_rating" double precision, "known_link" text, "known_image" text,
  "told_on" date, "told_rating" double precision, "told_link" text, "told_image" text)
RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT (told_on, coalesce(told_rating, '-infinity'), coalesce(told_link, '') COLLATE "C", coalesce(told_image, '') COLLATE "C")
       > (known_on, coalesce(known_rating, '-infinity'), coalesce(known_link, '') COLLATE "C", coalesce(known_image, '') COLLATE "C");
$$;

-- Create "move_shelf_dates" function: widens the dates of shelves to hold these searches. Positions whose dates are
-- NULL are passed over. Result: the ids of the rows that changed.
--
-- Here and in the next ones a look-up by a bitmap is the only plan that is not off: else, while the tables are young,
-- the planner may read a whole index for a batch, and a plan stays for the session.
CREATE FUNCTION "shelfhelp"."move_shelf_dates"("ids" bigint[], "firsts" timestamp[], "lasts" timestamp[])
RETURNS bigint[] LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp SET enable_indexscan = off SET enable_indexonlyscan = off AS $$
#variable_conflict use_variable
DECLARE
  changed_ids bigint[];
BEGIN
  WITH changed AS (
    UPDATE public.shelves AS t
       SET date_added = least(t.date_added, w.first), date_last_searched = greatest(t.date_last_searched, w.last)
      FROM (SELECT x.id, x.first, x.last FROM unnest(ids, firsts, lasts) AS x(id, first, last)
             WHERE x.first IS NOT NULL ORDER BY x.id OFFSET 0) AS w
     WHERE t.shelf_id = w.id
       AND (t.date_added IS NULL OR t.date_last_searched IS NULL OR t.date_added > w.first OR t.date_last_searched < w.last)
    RETURNING t.shelf_id
  )
  SELECT array_agg(c.shelf_id) INTO changed_ids FROM changed AS c;
  RETURN changed_ids;
END $$;

-- Create "move_book_dates" function: the same for books and the searches that showed them.
CREATE FUNCTION "shelfhelp"."move_book_dates"("ids" bigint[], "firsts" timestamp[], "lasts" timestamp[])
RETURNS bigint[] LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp SET enable_indexscan = off SET enable_indexonlyscan = off AS $$
#variable_conflict use_variable
DECLARE
  changed_ids bigint[];
BEGIN
  WITH changed AS (
    UPDATE public.books AS t
       SET date_added = least(t.date_added, w.first), date_last_displayed = greatest(t.date_last_displayed, w.last)
      FROM (SELECT x.id, x.first, x.last FROM unnest(ids, firsts, lasts) AS x(id, first, last)
             WHERE x.first IS NOT NULL ORDER BY x.id OFFSET 0) AS w
     WHERE t.book_id = w.id
       AND (t.date_added IS NULL OR t.date_last_displayed IS NULL OR t.date_added > w.first OR t.date_last_displayed < w.last)
    RETURNING t.book_id
  )
  SELECT array_agg(c.book_id) INTO changed_ids FROM changed AS c;
  RETURN changed_ids;
END $$;

-- Create "keep_details" function: keeps what is told of books where it is later than what is known. Positions whose
-- day is NULL are passed over. Result: the ids of the books whose row was added, and of those whose row changed.
CREATE FUNCTION "shelfhelp"."keep_details"(
  "ids" bigint[], "days" date[], "ratings" double precision[], "links" text[], "images" text[],
  OUT "added" bigint[], OUT "changed" bigint[]) LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp SET enable_indexscan = off SET enable_indexonlyscan = off AS $$
#variable_conflict use_variable
BEGIN
  WITH news AS MATERIALIZED (
    SELECT t.id, t.seen_on, t.rating, t.link, t.image_link, k.book_id IS NULL AS is_new
      FROM (SELECT x.* FROM unnest(ids, days, ratings, links, images) AS x(id, seen_on, rating, link, image_link)
             WHERE x.seen_on IS NOT NULL OFFSET 0) AS t
      LEFT JOIN LATERAL (SELECT k.* FROM shelfhelp.book_details AS k WHERE k.book_id = t.id OFFSET 0) AS k ON true
     WHERE k.book_id IS NULL OR shelfhelp.is_told_later(k.seen_on, k.avg_rating, k.link, k.image_link,
                                                        t.seen_on, t.rating, t.link, t.image_link)
  ), updated AS (
    UPDATE shelfhelp.book_details AS k
       SET seen_on = t.seen_on, avg_rating = t.rating, link = t.link, image_link = t.image_link
      FROM (SELECT n.* FROM news AS n WHERE NOT n.is_new ORDER BY n.id OFFSET 0) AS t
     WHERE k.book_id = t.id AND shelfhelp.is_told_later(k.seen_on, k.avg_rating, k.link, k.image_link,
                                                        t.seen_on, t.rating, t.link, t.image_link)
    RETURNING k.book_id
  ), inserted AS (
    INSERT INTO shelfhelp.book_details AS k (book_id, seen_on, avg_rating, link, image_link)
    SELECT n.id, n.seen_on, n.rating, n.link, n.image_link FROM news AS n WHERE n.is_new ORDER BY n.id
    ON CONFLICT (book_id) DO UPDATE
      SET seen_on = excluded.seen_on, avg_rating = excluded.avg_rating, link = excluded.link, image_link = excluded.image_link
      WHERE shelfhelp.is_told_later(k.seen_on, k.avg_rating, k.link, k.image_link, excluded.seen_on, excluded.avg_rating,
                                    excluded.link, excluded.image_link)
    RETURNING k.book_id
  )
  SELECT (SELECT array_agg(i.book_id) FROM inserted AS i), (SELECT array_agg(u.book_id) FROM updated AS u) INTO added, changed;
END $$;

-- Create "ingest_batch" function: a whole batch in one statement, one transaction, one round trip.
--
-- The arrays are made by sql/ingeststore.cpp. "n_" has one element per notification; keys within a batch are
-- distinct. Positions count from 1. Shelf URLs, library ids and books are distinct, sorted and each mentioned by
-- at least one notification; "m_" says which mentions which book, "n_at" when. The details of a book are the latest
-- that the batch tells, "book_teller" is the notification that tells them (0: nothing is told). "s_" are the shelf
-- searches; each showed "s_books" books, the mentions from "s_first_mention" on. "l_" are the library checks, "v_" the
-- visits.
--
-- Nothing joins two arrays: they are read by position, and tables are reached by index look-ups. Other plans are
-- off, because one that was made while the tables were empty would stay for the session. The rows that many
-- notifications share (dates of shelves and books, details) are written last and in the order of their ids, so
-- that two ingesters hold them for a moment only and never wait for each other in a circle.
--
-- Result: rows of an outcome with positions of notifications (d duplicate, c known key with other content,
-- w warning with its name) and, if "explain" is true, with ids of rows by table (+ added, ~ changed, = found).
-- Whatever is not named is stored.
CREATE FUNCTION "shelfhelp"."ingest_batch"(
  "run" bigint, "topics" text[],
  "n_topic" integer[], "n_id" uuid[], "n_message_id" text[], "n_hash" bytea[], "n_kind" integer[], "n_sequence" text[],
  "n_published" timestamptz[], "n_warnings" text[], "n_at" timestamp[],
  "shelf_urls" text[], "library_ids" text[],
  "book_hashes" text[], "book_gr_ids" bigint[], "book_titles" text[], "book_authors" text[], "book_isbns" text[],
  "book_teller" integer[], "book_ratings" double precision[], "book_links" text[], "book_images" text[],
  "m_notification" integer[], "m_book" integer[],
  "s_notification" integer[], "s_shelf" integer[], "s_num_books" integer[], "s_total_books" integer[],
  "s_start" timestamp[], "s_end" timestamp[], "s_type" text[], "s_first_mention" integer[], "s_books" integer[],
  "l_notification" integer[], "l_library" integer[], "l_libby" boolean[], "l_start" timestamp[], "l_end" timestamp[],
  "l_book" integer[], "l_available" boolean[], "l_message" text[],
  "v_notification" integer[], "v_shelf_url" text[], "v_book" integer[],
  "repeats" integer, "explain" boolean)
RETURNS TABLE ("outcome" text, "subject" text, "numbers" bigint[]) LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp SET jit = off SET plan_cache_mode = force_generic_plan
SET enable_hashjoin = off SET enable_mergejoin = off SET enable_seqscan = off AS $$
#variable_conflict use_variable
DECLARE
  topic_ids integer[];
  search_ids bigint[];
  known_hashes bytea[];
  fresh boolean[];
  adopted bigint[];
  duplicates bigint[] := '{}';
  conflicts bigint[] := '{}';
  stored bigint := 0;
  ids bigint[];
  new_ids bigint[];
  names text[];
  is_missing boolean;
  libraries_added text[] := '{}';
  shelves_added bigint[] := '{}';
  books_added bigint[] := '{}';
  shelf_first timestamp[];
  shelf_last timestamp[];
  shelf_ids bigint[];
  book_first timestamp[];
  book_last timestamp[];
  book_is_fresh boolean[];
  book_ids bigint[];
  ambiguous bigint[];
BEGIN
  LOOP
    SELECT array_agg((SELECT k.topic_id FROM shelfhelp.topics AS k WHERE k.topic_arn = t.arn) ORDER BY t.position)
      INTO topic_ids FROM unnest(topics) WITH ORDINALITY AS t(arn, position);
    EXIT WHEN array_position(topic_ids, NULL) IS NULL;
    INSERT INTO shelfhelp.topics (topic_arn)
    SELECT t.arn FROM unnest(topics) WITH ORDINALITY AS t(arn, position)
     WHERE topic_ids[t.position] IS NULL ORDER BY t.position
    ON CONFLICT DO NOTHING;
  END LOOP;

  -- The ledger decides: what it takes is fresh. Numbers of duplicates are used up, as by any upsert.
  SELECT coalesce(array_agg(CASE n.kind WHEN 0 THEN nextval('public.shelf_searches_shelf_search_id_seq')
                                        WHEN 1 THEN nextval('public.library_searches_library_search_id_seq')
                                        ELSE nextval('shelfhelp.goodreads_visits_goodreads_visit_id_seq') END ORDER BY n.position), '{}')
    INTO search_ids FROM unnest(n_kind) WITH ORDINALITY AS n(kind, position);
  INSERT INTO shelfhelp.notifications (topic_id, notification_id, message_id, content_hash, kind, search_id, run_id,
                                       sequence_number, published_at, warnings)
  SELECT topic_ids[n.topic], n.id, n.message_id, n.hash, (CASE n.kind WHEN 0 THEN 's' WHEN 1 THEN 'l' ELSE 'v' END)::"char",
         search_ids[n.position], run, n.sequence, n.published, string_to_array(nullif(n.warnings, ''), ' ')
    FROM unnest(n_topic, n_id, n_message_id, n_hash, n_kind, n_sequence, n_published, n_warnings) WITH ORDINALITY
         AS n(topic, id, message_id, hash, kind, sequence, published, warnings, position)
   ORDER BY n.topic, n.id
  ON CONFLICT DO NOTHING;
  GET DIAGNOSTICS stored = ROW_COUNT;
  IF stored = cardinality(search_ids) THEN
    fresh := array_fill(true, ARRAY[stored::integer]);
  ELSE
    -- Ours are those whose row carries our number; each kind has numbers of its own.
    SELECT array_agg(k.content_hash ORDER BY n.position),
           array_agg(k.run_id = run AND k.search_id = search_ids[n.position]
                     AND k.kind = (CASE n.kind WHEN 0 THEN 's' WHEN 1 THEN 'l' ELSE 'v' END)::"char" ORDER BY n.position)
      INTO known_hashes, fresh
      FROM unnest(n_topic, n_id, n_kind) WITH ORDINALITY AS n(topic, id, kind, position),
           LATERAL (SELECT k.content_hash, k.run_id, k.search_id, k.kind FROM shelfhelp.notifications AS k
                     WHERE k.topic_id = topic_ids[n.topic] AND k.notification_id = n.id OFFSET 0) AS k;
  END IF;

  IF true = ANY (fresh) THEN
    -- A search that starts after all others cannot have been stored before. Where the table has no index on the
    -- start, which its owner may decline, it is read once for the batch instead of once for each notification.
    IF EXISTS (SELECT FROM public.shelf_searches AS k WHERE k.time_start >= (SELECT min(s) FROM unnest(s_start) AS s))
       OR EXISTS (SELECT FROM public.library_searches AS k WHERE k.time_start >= (SELECT min(l) FROM unnest(l_start) AS l)) THEN
      IF (SELECT count(DISTINCT i.indrelid) FROM pg_index AS i JOIN pg_attribute AS a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[0]
           WHERE i.indrelid IN ('public.shelf_searches'::regclass, 'public.library_searches'::regclass)
             AND a.attname = 'time_start' AND i.indpred IS NULL AND i.indisvalid) < 2 THEN
        PERFORM set_config('enable_hashjoin', 'on', true);
      END IF;
      adopted := shelfhelp.find_adoptable(fresh, shelf_urls, book_hashes, library_ids, s_notification, s_shelf, s_start, s_end,
                                          s_first_mention, s_books, m_book, l_notification, l_library, l_libby, l_start, l_end, l_book);
      PERFORM set_config('enable_hashjoin', 'off', true);
      IF adopted IS NOT NULL THEN
        UPDATE shelfhelp.notifications AS k SET search_id = n.row_id, is_adopted = true
          FROM (SELECT topic_ids[n.topic] AS topic, n.id, adopted[n.position] AS row_id
                  FROM unnest(n_topic, n_id) WITH ORDINALITY AS n(topic, id, position)
                 WHERE adopted[n.position] IS NOT NULL OFFSET 0) AS n
         WHERE k.topic_id = n.topic AND k.notification_id = n.id;
        SELECT array_agg(n.fresh AND adopted[n.position] IS NULL ORDER BY n.position)
          INTO fresh FROM unnest(fresh) WITH ORDINALITY AS n(fresh, position);
      END IF;
    END IF;

    -- Libraries, shelves and books that are not there yet.
    IF cardinality(library_ids) > 0 THEN
      LOOP
        SELECT array_agg(u.id) INTO names FROM unnest(library_ids) AS u(id)
         WHERE (SELECT k.library_name FROM public.libraries AS k WHERE k.library_id = u.id) IS NULL;
        EXIT WHEN names IS NULL;
        SELECT array_agg(u.id ORDER BY u.id) INTO names FROM unnest(names) AS u(id)
         WHERE u.id = ANY (ARRAY(SELECT library_ids[l.library] FROM unnest(l_notification, l_library) AS l(notification, library)
                                  WHERE fresh[l.notification]));
        EXIT WHEN names IS NULL;
        WITH inserted AS (
          INSERT INTO public.libraries (library_id, library_name) SELECT u.id, u.id FROM unnest(names) AS u(id)
          ON CONFLICT DO NOTHING RETURNING library_id
        )
        SELECT libraries_added || coalesce(array_agg(i.library_id::text), '{}') INTO libraries_added FROM inserted AS i;
      END LOOP;
    END IF;

    IF cardinality(shelf_urls) > 0 THEN
      SELECT array_agg(x.first ORDER BY x.shelf), array_agg(x.last ORDER BY x.shelf) INTO shelf_first, shelf_last
        FROM (SELECT s.shelf, min(s.start) FILTER (WHERE fresh[s.notification]) AS first,
                     max(s.start) FILTER (WHERE fresh[s.notification]) AS last
                FROM unnest(s_notification, s_shelf, s_start) AS s(notification, shelf, start) GROUP BY s.shelf) AS x;
      LOOP
        SELECT array_agg(x.id ORDER BY x.position), bool_or(x.id IS NULL AND shelf_first[x.position] IS NOT NULL)
          INTO shelf_ids, is_missing
          FROM (SELECT u.position, (SELECT k.shelf_id FROM public.shelves AS k WHERE k.shelf_url = u.url) AS id
                  FROM unnest(shelf_urls) WITH ORDINALITY AS u(url, position)) AS x;
        EXIT WHEN NOT is_missing;
        WITH inserted AS (
          INSERT INTO public.shelves (shelf_url, date_added, date_last_searched)
          SELECT u.url, shelf_first[u.position], shelf_last[u.position]
            FROM unnest(shelf_urls) WITH ORDINALITY AS u(url, position)
           WHERE shelf_ids[u.position] IS NULL AND shelf_first[u.position] IS NOT NULL
           ORDER BY u.position
          ON CONFLICT DO NOTHING RETURNING shelf_id
        )
        SELECT shelves_added || coalesce(array_agg(i.shelf_id), '{}') INTO shelves_added FROM inserted AS i;
      END LOOP;
    END IF;

    IF cardinality(book_hashes) > 0 THEN
      -- Library checks and visits bring a book without dates; a shelf search says when it was shown.
      SELECT array_agg(x.first ORDER BY x.book), array_agg(x.last ORDER BY x.book), array_agg(x.is_fresh ORDER BY x.book)
        INTO book_first, book_last, book_is_fresh
        FROM (SELECT m.book, min(m.shown) AS first, max(m.shown) AS last, bool_or(m.is_fresh) AS is_fresh
                FROM (SELECT m.book, fresh[m.notification] AS is_fresh,
                             CASE WHEN fresh[m.notification] AND n_kind[m.notification] = 0 THEN n_at[m.notification] END AS shown
                        FROM unnest(m_notification, m_book) AS m(notification, book)) AS m
               GROUP BY m.book) AS x;
      LOOP
        SELECT array_agg(x.id ORDER BY x.position), array_agg(x.position) FILTER (WHERE x.is_other),
               bool_or(x.id IS NULL AND book_is_fresh[x.position])
          INTO book_ids, ambiguous, is_missing
          FROM (SELECT b.position, k.book_id AS id, k.book_id IS NOT NULL AND (k.title IS DISTINCT FROM b.title OR k.author IS DISTINCT FROM b.author) AS is_other
                  FROM unnest(book_hashes, book_titles, book_authors) WITH ORDINALITY AS b(hash, title, author, position)
                  LEFT JOIN LATERAL (SELECT k.book_id, k.title::text, k.author::text FROM public.books AS k
                                      WHERE k.unique_hash = b.hash OFFSET 0) AS k ON true) AS x;
        EXIT WHEN NOT is_missing;
        WITH inserted AS (
          INSERT INTO public.books (unique_hash, gr_id, title, author, isbn, date_added, date_last_displayed)
          SELECT b.hash, b.gr_id, b.title, b.author, b.isbn, book_first[b.position], book_last[b.position]
            FROM unnest(book_hashes, book_gr_ids, book_titles, book_authors, book_isbns) WITH ORDINALITY
                 AS b(hash, gr_id, title, author, isbn, position)
           WHERE book_ids[b.position] IS NULL AND book_is_fresh[b.position]
           ORDER BY b.position
          ON CONFLICT DO NOTHING RETURNING book_id
        )
        SELECT books_added || coalesce(array_agg(i.book_id), '{}') INTO books_added FROM inserted AS i;
      END LOOP;
    END IF;

    IF libraries_added <> '{}' OR shelves_added <> '{}' OR books_added <> '{}' THEN
      INSERT INTO shelfhelp.added_rows (run_id, shelves, books, libraries) VALUES (run, shelves_added, books_added, libraries_added);
    END IF;

    -- Warnings that only the database can know.
    IF libraries_added <> '{}' THEN
      SELECT array_agg(l.notification) INTO ids
        FROM unnest(l_notification, l_library) AS l(notification, library)
       WHERE fresh[l.notification] AND library_ids[l.library] = ANY (libraries_added);
      outcome := 'w'; subject := 'library.registered'; numbers := ids; RETURN NEXT;
    END IF;
    IF ambiguous IS NOT NULL THEN
      SELECT array_agg(DISTINCT m.notification) INTO new_ids
        FROM unnest(m_notification, m_book) AS m(notification, book)
       WHERE fresh[m.notification] AND m.book = ANY (ambiguous) AND strpos(n_warnings[m.notification], 'hash.ambiguous') = 0;
      IF new_ids IS NOT NULL THEN
        outcome := 'w'; subject := 'hash.ambiguous'; numbers := new_ids; RETURN NEXT;
      END IF;
    END IF;
    IF ids IS NOT NULL OR new_ids IS NOT NULL THEN
      UPDATE shelfhelp.notifications AS k
         SET warnings = k.warnings || CASE WHEN n.is_registered THEN ARRAY['library.registered'] END
                                   || CASE WHEN n.is_ambiguous THEN ARRAY['hash.ambiguous'] END
        FROM (SELECT topic_ids[n.topic] AS topic, n.id, coalesce(n.position = ANY (ids), false) AS is_registered,
                     coalesce(n.position = ANY (new_ids), false) AS is_ambiguous
                FROM unnest(n_topic, n_id) WITH ORDINALITY AS n(topic, id, position)
               WHERE n.position = ANY (ids) OR n.position = ANY (new_ids) OFFSET 0) AS n
       WHERE k.topic_id = n.topic AND k.notification_id = n.id;
    END IF;

    IF cardinality(s_notification) > 0 THEN
      INSERT INTO public.shelf_searches (shelf_search_id, shelf_id, num_books, time_start, time_complete, total_book_count,
                                         books_returned, search_type)
      OVERRIDING SYSTEM VALUE
      SELECT search_ids[s.notification], shelf_ids[s.shelf], s.num_books, s.start, s.finish, s.total_books,
             ARRAY(SELECT book_ids[m_book[i]] FROM generate_series(s.first_mention, s.first_mention + s.books - 1) AS i ORDER BY i), s.type
        FROM unnest(s_notification, s_shelf, s_num_books, s_start, s_end, s_total_books, s_type, s_first_mention, s_books)
             AS s(notification, shelf, num_books, start, finish, total_books, type, first_mention, books)
       WHERE fresh[s.notification];
    END IF;
    IF cardinality(l_notification) > 0 THEN
      INSERT INTO public.library_searches (library_search_id, library_id, is_libby, time_start, time_complete, book_id, available,
                                           availability_message)
      OVERRIDING SYSTEM VALUE
      SELECT search_ids[l.notification], library_ids[l.library], l.libby, l.start, l.finish, book_ids[l.book], l.available, l.message
        FROM unnest(l_notification, l_library, l_libby, l_start, l_end, l_book, l_available, l_message)
             AS l(notification, library, libby, start, finish, book, available, message)
       WHERE fresh[l.notification];
    END IF;
    IF cardinality(v_notification) > 0 THEN
      INSERT INTO shelfhelp.goodreads_visits (goodreads_visit_id, shelf_url, book_id, visited_at)
      OVERRIDING SYSTEM VALUE
      SELECT search_ids[v.notification], v.url, book_ids[v.book], n_at[v.notification]
        FROM unnest(v_notification, v_shelf_url, v_book) AS v(notification, url, book)
       WHERE fresh[v.notification];
    END IF;

    IF explain THEN
      -- Libraries have no number: a hash of the id stands for it.
      RETURN QUERY SELECT '+', 'libraries', array_agg(hashtextextended(u.id, 0)) FROM unnest(libraries_added) AS u(id);
      RETURN QUERY SELECT '=', 'libraries', array_agg(hashtextextended(library_ids[l.library], 0))
                     FROM unnest(l_notification, l_library) AS l(notification, library) WHERE fresh[l.notification];
      RETURN QUERY VALUES ('+', 'shelves', shelves_added), ('+', 'books', books_added);
      RETURN QUERY SELECT '=', 'shelves', array_agg(x.id) FROM unnest(shelf_ids) WITH ORDINALITY AS x(id, position)
                    WHERE shelf_first[x.position] IS NOT NULL;
      RETURN QUERY SELECT '=', 'books', array_agg(x.id) FROM unnest(book_ids) WITH ORDINALITY AS x(id, position)
                    WHERE book_is_fresh[x.position];
    END IF;
    -- Shared by many, so last.
    IF cardinality(shelf_urls) > 0 THEN
      ids := shelfhelp.move_shelf_dates(shelf_ids, shelf_first, shelf_last);
      IF explain THEN
        RETURN QUERY VALUES ('~', 'shelves', ids);
      END IF;
    END IF;
    IF cardinality(book_hashes) > 0 THEN
      ids := shelfhelp.move_book_dates(book_ids, book_first, book_last);
      IF explain THEN
        RETURN QUERY VALUES ('~', 'books', ids);
      END IF;
      SELECT k.added, k.changed INTO new_ids, ids
        FROM shelfhelp.keep_details(book_ids, ARRAY(SELECT CASE WHEN b.teller > 0 AND fresh[b.teller] THEN n_at[b.teller]::date END
                                                      FROM unnest(book_teller) WITH ORDINALITY AS b(teller, position) ORDER BY b.position),
                                    book_ratings, book_links, book_images) AS k;
      IF explain THEN
        RETURN QUERY VALUES ('+', 'book_details', new_ids), ('~', 'book_details', ids);
        RETURN QUERY SELECT '=', 'book_details', array_agg(book_ids[b.position])
                       FROM unnest(book_teller) WITH ORDINALITY AS b(teller, position) WHERE b.teller > 0 AND fresh[b.teller];
      END IF;
    END IF;
  END IF;

  IF false = ANY (fresh) THEN
    SELECT coalesce(array_agg(n.position) FILTER (WHERE coalesce(known_hashes[n.position] = n.hash, true)), '{}'),
           coalesce(array_agg(n.position) FILTER (WHERE known_hashes[n.position] <> n.hash), '{}')
      INTO duplicates, conflicts
      FROM unnest(n_hash) WITH ORDINALITY AS n(hash, position)
     WHERE NOT fresh[n.position];
    RETURN QUERY VALUES ('d', NULL, duplicates), ('c', NULL, conflicts);
  END IF;
  UPDATE shelfhelp.ingest_runs
     SET read_count = read_count + cardinality(fresh) - cardinality(conflicts) + repeats,
         stored_count = stored_count + cardinality(fresh) - cardinality(duplicates) - cardinality(conflicts),
         duplicate_count = duplicate_count + cardinality(duplicates) + repeats, last_batch_at = now()
   WHERE run_id = run;
END $$;

-- Create "undo_run" function: takes back what a run stored, as if it had never been. Shelves, books and libraries
-- that a run of ours made go with it once nothing else mentions them; dates go back to what the searches that are
-- left tell, or to those that were found at the adoption and the searches since then. Details of a book that stays
-- are kept. What the run rejected and no other run saw is removed, and
-- what it stored of earlier rejections is open again. Writers wait meanwhile: those of ours at the topics, the
-- existing pipeline at shelves and books.
-- Result: rows removed and changed by table; none if there is no such run or it was undone before.
CREATE FUNCTION "shelfhelp"."undo_run"("undone" bigint)
RETURNS TABLE ("subject" text, "removed" bigint, "changed" bigint) LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp SET jit = off AS $$
#variable_conflict use_variable
DECLARE
  ledger_rows bigint;
  searches bigint[];
  checks bigint[];
  visits bigint[];
  gone bigint;
  shelf_ids bigint[];
  shelf_first timestamp[];
  shelf_last timestamp[];
  shown_ids bigint[];
  shown_first timestamp[];
  shown_last timestamp[];
  check_books bigint[];
  visit_books bigint[];
  check_libraries text[];
  book_ids bigint[];
  adopted_up_to bigint := (SELECT a.last_shelf_search_id FROM shelfhelp.adoption AS a);
BEGIN
  LOCK TABLE shelfhelp.topics IN ACCESS EXCLUSIVE MODE;
  LOCK TABLE public.shelves, public.books IN SHARE ROW EXCLUSIVE MODE;
  UPDATE shelfhelp.ingest_runs SET undone_at = now() WHERE run_id = undone AND undone_at IS NULL;
  IF NOT FOUND THEN
    RETURN;
  END IF;

  WITH deleted AS (
    DELETE FROM shelfhelp.notifications WHERE run_id = undone RETURNING kind, search_id, is_adopted
  )
  SELECT count(*), array_agg(d.search_id) FILTER (WHERE d.kind = 's' AND NOT d.is_adopted),
         array_agg(d.search_id) FILTER (WHERE d.kind = 'l' AND NOT d.is_adopted), array_agg(d.search_id) FILTER (WHERE d.kind = 'v')
    INTO ledger_rows, searches, checks, visits FROM deleted AS d;
  RETURN QUERY VALUES ('notifications', ledger_rows, 0::bigint);

  WITH deleted AS (
    DELETE FROM public.shelf_searches AS t USING unnest(searches) AS u(id) WHERE t.shelf_search_id = u.id
    RETURNING t.shelf_id, t.books_returned, t.time_start
  ), by_shelf AS (
    SELECT d.shelf_id, min(d.time_start) AS first, max(d.time_start) AS last FROM deleted AS d GROUP BY d.shelf_id
  ), by_book AS (
    SELECT b.id, min(d.time_start) AS first, max(d.time_start) AS last
      FROM deleted AS d, unnest(d.books_returned) AS b(id) GROUP BY b.id
  )
  SELECT (SELECT count(*) FROM deleted), s.ids, s.first, s.last, b.ids, b.first, b.last
    INTO gone, shelf_ids, shelf_first, shelf_last, shown_ids, shown_first, shown_last
    FROM (SELECT array_agg(x.shelf_id ORDER BY x.shelf_id) AS ids, array_agg(x.first ORDER BY x.shelf_id) AS first,
                 array_agg(x.last ORDER BY x.shelf_id) AS last FROM by_shelf AS x) AS s,
         (SELECT array_agg(x.id ORDER BY x.id) AS ids, array_agg(x.first ORDER BY x.id) AS first,
                 array_agg(x.last ORDER BY x.id) AS last FROM by_book AS x) AS b;
  RETURN QUERY VALUES ('shelf_searches', gone, 0::bigint);
  WITH deleted AS (
    DELETE FROM public.library_searches AS t USING unnest(checks) AS u(id) WHERE t.library_search_id = u.id
    RETURNING t.library_id, t.book_id
  )
  SELECT count(*), array_agg(DISTINCT d.library_id::text), array_agg(DISTINCT d.book_id)
    INTO gone, check_libraries, check_books FROM deleted AS d;
  RETURN QUERY VALUES ('library_searches', gone, 0::bigint);
  WITH deleted AS (
    DELETE FROM shelfhelp.goodreads_visits AS t USING unnest(visits) AS u(id) WHERE t.goodreads_visit_id = u.id
    RETURNING t.book_id
  )
  SELECT count(*), array_agg(DISTINCT d.book_id) INTO gone, visit_books FROM deleted AS d;
  RETURN QUERY VALUES ('goodreads_visits', gone, 0::bigint);

  RETURN QUERY
  WITH remaining AS (
    SELECT g.id, g.first AS gone_first, g.last AS gone_last,
           CASE WHEN a.row_id IS NULL THEN min(s.time_start)
                ELSE least(a.first, min(s.time_start) FILTER (WHERE s.shelf_search_id > adopted_up_to)) END AS first,
           CASE WHEN a.row_id IS NULL THEN max(s.time_start)
                ELSE greatest(a.last, max(s.time_start) FILTER (WHERE s.shelf_search_id > adopted_up_to)) END AS last,
           count(s.shelf_search_id) = 0 AND g.id IN (SELECT unnest(w.shelves) FROM shelfhelp.added_rows AS w) AS is_leaving
      FROM unnest(shelf_ids, shelf_first, shelf_last) AS g(id, first, last)
      LEFT JOIN public.shelf_searches AS s ON s.shelf_id = g.id
      LEFT JOIN shelfhelp.adopted_dates AS a ON a.kind = 's' AND a.row_id = g.id
     GROUP BY g.id, g.first, g.last, a.row_id, a.first, a.last
  ), deleted AS (
    DELETE FROM public.shelves AS t USING remaining AS r WHERE t.shelf_id = r.id AND r.is_leaving
    RETURNING t.shelf_id
  ), updated AS (
    UPDATE public.shelves AS t
       SET date_added = CASE WHEN t.date_added = r.gone_first THEN r.first ELSE t.date_added END,
           date_last_searched = CASE WHEN t.date_last_searched = r.gone_last THEN r.last ELSE t.date_last_searched END
      FROM remaining AS r
     WHERE t.shelf_id = r.id AND NOT r.is_leaving
       AND ((t.date_added = r.gone_first AND r.first IS DISTINCT FROM r.gone_first)
            OR (t.date_last_searched = r.gone_last AND r.last IS DISTINCT FROM r.gone_last))
    RETURNING t.shelf_id
  )
  SELECT 'shelves', (SELECT count(*) FROM deleted), (SELECT count(*) FROM updated);

  book_ids := ARRAY(SELECT DISTINCT u.id FROM unnest(shown_ids || check_books || visit_books) AS u(id));
  RETURN QUERY
  WITH mentioned AS (
    SELECT b.id, min(s.time_start) AS first, max(s.time_start) AS last,
           min(s.time_start) FILTER (WHERE s.shelf_search_id > adopted_up_to) AS later_first,
           max(s.time_start) FILTER (WHERE s.shelf_search_id > adopted_up_to) AS later_last
      FROM public.shelf_searches AS s, unnest(s.books_returned) AS b(id)
     WHERE b.id IN (SELECT u.id FROM unnest(book_ids) AS u(id))
     GROUP BY b.id
  ), remaining AS (
    SELECT u.id, g.first AS gone_first, g.last AS gone_last,
           CASE WHEN a.row_id IS NULL THEN m.first ELSE least(a.first, m.later_first) END AS first,
           CASE WHEN a.row_id IS NULL THEN m.last ELSE greatest(a.last, m.later_last) END AS last,
           m.id IS NULL AND NOT EXISTS (SELECT FROM public.library_searches AS l WHERE l.book_id = u.id)
             AND NOT EXISTS (SELECT FROM shelfhelp.goodreads_visits AS v WHERE v.book_id = u.id)
             AND u.id IN (SELECT unnest(w.books) FROM shelfhelp.added_rows AS w) AS is_leaving
      FROM unnest(book_ids) AS u(id)
      LEFT JOIN unnest(shown_ids, shown_first, shown_last) AS g(id, first, last) USING (id)
      LEFT JOIN mentioned AS m USING (id)
      LEFT JOIN shelfhelp.adopted_dates AS a ON a.kind = 'b' AND a.row_id = u.id
  ), deleted AS (
    DELETE FROM public.books AS t USING remaining AS r WHERE t.book_id = r.id AND r.is_leaving
    RETURNING t.book_id
  ), forgotten AS (
    DELETE FROM shelfhelp.book_details AS t USING deleted AS d WHERE t.book_id = d.book_id
  ), updated AS (
    UPDATE public.books AS t
       SET date_added = CASE WHEN t.date_added = r.gone_first THEN r.first ELSE t.date_added END,
           date_last_displayed = CASE WHEN t.date_last_displayed = r.gone_last THEN r.last ELSE t.date_last_displayed END
      FROM remaining AS r
     WHERE t.book_id = r.id AND NOT r.is_leaving
       AND ((t.date_added = r.gone_first AND r.first IS DISTINCT FROM r.gone_first)
            OR (t.date_last_displayed = r.gone_last AND r.last IS DISTINCT FROM r.gone_last))
    RETURNING t.book_id
  )
  SELECT 'books', (SELECT count(*) FROM deleted), (SELECT count(*) FROM updated);

  RETURN QUERY
  WITH deleted AS (
    DELETE FROM public.libraries AS t USING unnest(check_libraries) AS u(id)
     WHERE t.library_id = u.id AND t.library_name = t.library_id
       AND t.library_id IN (SELECT unnest(a.libraries) FROM shelfhelp.added_rows AS a)
       AND NOT EXISTS (SELECT FROM public.library_searches AS l WHERE l.library_id = t.library_id)
    RETURNING t.library_id
  )
  SELECT 'libraries', count(*), 0::bigint FROM deleted;

  RETURN QUERY
  WITH deleted AS (
    DELETE FROM shelfhelp.rejected_notifications
     WHERE run_id = undone AND first_run_id = undone AND state = 'open' RETURNING rejection_id
  ), reopened AS (
    UPDATE shelfhelp.rejected_notifications SET state = 'open', retried_run_id = NULL
     WHERE retried_run_id = undone RETURNING rejection_id
  )
  SELECT 'rejected_notifications', (SELECT count(*) FROM deleted), (SELECT count(*) FROM reopened);
END $$;

-- Create "write_note" function: a new one where "id" is NULL. Result: its id; NULL when there is none of that id.
CREATE FUNCTION "shelfhelp"."write_note"("id" bigint, "start" timestamptz, "stop" timestamptz, "words" text)
RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  written bigint;
BEGIN
  IF id IS NULL THEN
    INSERT INTO shelfhelp.chart_notes (noted_from, noted_to, "text") VALUES (start, stop, words) RETURNING note_id INTO written;
  ELSE
    UPDATE shelfhelp.chart_notes AS n SET noted_from = start, noted_to = stop, "text" = words WHERE n.note_id = id RETURNING n.note_id INTO written;
  END IF;
  RETURN written;
END
$$;

-- Create "remove_note" function. Result: whether there was one.
CREATE FUNCTION "shelfhelp"."remove_note"("id" bigint)
RETURNS boolean LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  WITH removed AS (DELETE FROM shelfhelp.chart_notes WHERE note_id = id RETURNING note_id)
  SELECT EXISTS (SELECT FROM removed);
$$;

-- Create "write_alert_rule" function: a new one where "id" is NULL. Result: its id; NULL when there is none of that id.
CREATE FUNCTION "shelfhelp"."write_alert_rule"("id" bigint, "metric" text, "condition" text, "value" double precision,
                                               "time_range" text, "minimum_n" bigint)
RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  written bigint;
BEGIN
  IF id IS NULL THEN
    INSERT INTO shelfhelp.alert_rules (metric, condition, value, time_range, minimum_n) VALUES ($2, $3, $4, $5, $6)
    RETURNING rule_id INTO written;
  ELSE
    UPDATE shelfhelp.alert_rules AS r SET metric = $2, condition = $3, value = $4, time_range = $5, minimum_n = $6
     WHERE r.rule_id = id RETURNING r.rule_id INTO written;
  END IF;
  RETURN written;
END
$$;

-- Create "remove_alert_rule" function. Result: whether there was one.
CREATE FUNCTION "shelfhelp"."remove_alert_rule"("id" bigint)
RETURNS boolean LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  WITH removed AS (DELETE FROM shelfhelp.alert_rules WHERE rule_id = id RETURNING rule_id)
  SELECT EXISTS (SELECT FROM removed);
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

-- Create "reopen_rejections" function: brings back discarded notifications; open ones and those that are stored by now stay as they are.
-- Result: how many were brought back.
CREATE FUNCTION "shelfhelp"."reopen_rejections"("ids" bigint[])
RETURNS bigint LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  WITH reopened AS (
    UPDATE shelfhelp.rejected_notifications
       SET state = 'open'
     WHERE rejection_id = ANY (ids) AND state = 'discarded' RETURNING rejection_id
  )
  SELECT count(*) FROM reopened;
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

-- Create "derive_adopted_dates" function: fills "adopted_dates", once. It is one statement, so that dates and
-- searches are those of one moment. Shelves and books that a run of ours reached before are left out: their dates
-- are no longer those that were found.
-- Result: how many rows there are.
CREATE FUNCTION "shelfhelp"."derive_adopted_dates"()
RETURNS bigint LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp SET jit = off SET work_mem = '64MB' AS $$
DECLARE
  noted bigint;
BEGIN
  WITH ours AS MATERIALIZED (
    SELECT s.shelf_id, s.books_returned
      FROM shelfhelp.notifications AS n JOIN public.shelf_searches AS s ON s.shelf_search_id = n.search_id
     WHERE n.kind = 's' AND NOT n.is_adopted
  ), our_book AS MATERIALIZED (
    SELECT DISTINCT u.id FROM ours AS o, unnest(o.books_returned) AS u(id)
  ), told AS (
    SELECT 's'::"char" AS kind, s.shelf_id AS id, min(s.time_start) AS first, max(s.time_start) AS last
      FROM public.shelf_searches AS s GROUP BY s.shelf_id
    UNION ALL
    SELECT 'b', b.id, min(s.time_start), max(s.time_start)
      FROM public.shelf_searches AS s, unnest(s.books_returned) AS b(id) GROUP BY b.id
  ), found AS (
    SELECT 's'::"char" AS kind, h.shelf_id AS id, h.date_added AS first, h.date_last_searched AS last FROM public.shelves AS h
     WHERE NOT EXISTS (SELECT FROM ours AS o WHERE o.shelf_id = h.shelf_id)
    UNION ALL
    SELECT 'b', b.book_id, b.date_added, b.date_last_displayed FROM public.books AS b
     WHERE NOT EXISTS (SELECT FROM our_book AS o WHERE o.id = b.book_id)
  ), inserted AS (
    INSERT INTO shelfhelp.adopted_dates AS t (kind, row_id, first, last)
    SELECT f.kind, f.id, f.first, f.last
      FROM found AS f LEFT JOIN told AS t USING (kind, id)
     WHERE (f.first, f.last) IS DISTINCT FROM (t.first, t.last)
    ON CONFLICT DO NOTHING RETURNING t.row_id
  ), marked AS (
    UPDATE shelfhelp.adoption SET last_shelf_search_id = (SELECT coalesce(max(s.shelf_search_id), 0) FROM public.shelf_searches AS s)
  )
  SELECT count(*) INTO noted FROM inserted;
  RETURN noted;
END $$;

-- Create "derive_repeated_searches" function: adds to "repeated_searches" what is not there yet. Searches that runs of
-- ours stored are left out: equal ones among them are different notifications. Starts that occur once are passed over
-- first, which is several times as quick as comparing whole rows at once.
-- Result: how many rows were added.
CREATE FUNCTION "shelfhelp"."derive_repeated_searches"()
RETURNS bigint LANGUAGE sql
SET search_path = pg_catalog, pg_temp SET jit = off SET work_mem = '64MB' AS $$
  WITH shelf_start AS MATERIALIZED (
    SELECT s.time_start FROM public.shelf_searches AS s WHERE s.time_start IS NOT NULL GROUP BY s.time_start HAVING count(*) > 1
  ), library_start AS MATERIALIZED (
    SELECT l.time_start FROM public.library_searches AS l WHERE l.time_start IS NOT NULL GROUP BY l.time_start HAVING count(*) > 1
  ), equal AS (
    SELECT 's'::"char" AS kind, array_agg(s.shelf_search_id ORDER BY s.shelf_search_id) AS ids
      FROM (SELECT s.* FROM public.shelf_searches AS s JOIN shelf_start AS r ON r.time_start = s.time_start
            UNION ALL
            SELECT s.* FROM public.shelf_searches AS s WHERE s.time_start IS NULL) AS s
     GROUP BY s.shelf_id, s.time_start, s.time_complete, s.books_returned HAVING count(*) > 1
    UNION ALL
    SELECT 'l', array_agg(l.library_search_id ORDER BY l.library_search_id)
      FROM (SELECT l.* FROM public.library_searches AS l JOIN library_start AS r ON r.time_start = l.time_start
            UNION ALL
            SELECT l.* FROM public.library_searches AS l WHERE l.time_start IS NULL) AS l
     GROUP BY l.library_id, l.book_id, l.is_libby, l.time_start, l.time_complete HAVING count(*) > 1
  ), inserted AS (
    INSERT INTO shelfhelp.repeated_searches AS t (kind, search_id, first_search_id)
    SELECT e.kind, u.id, e.ids[1]
      FROM equal AS e, unnest(e.ids[2:]) AS u(id)
     WHERE NOT EXISTS (SELECT FROM shelfhelp.notifications AS n
                        WHERE n.search_id = u.id AND n.kind = e.kind AND NOT n.is_adopted)
    ON CONFLICT DO NOTHING RETURNING t.search_id
  )
  SELECT count(*) FROM inserted;
$$;

-- Create "name_libraries" function: gives each id its name. Ids are distinct. An id that is not there is added; a
-- library without a name of its own is named; a library that is called otherwise keeps its name unless
-- "overwrite" is set. Without a name of its own is one that a run of ours registered and whose name is its id:
-- in the reference data some have their id as name.
--
-- What was named is no longer the run's that registered it: an undo leaves it.
-- Result: one row per id in the order given: added, named, replaced, kept or same, and what it was called before.
CREATE FUNCTION "shelfhelp"."name_libraries"("ids" text[], "names" text[], "overwrite" boolean DEFAULT false)
RETURNS TABLE ("library_id" text, "outcome" text, "former_name" text) LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
  inserted text[];
BEGIN
  IF EXISTS (SELECT FROM unnest(ids, names) AS n(id, name)
              WHERE n.id IS NULL OR n.name IS NULL OR n.id = '' OR btrim(n.name) = '' OR char_length(n.name) > 200
                 OR char_length(n.id) > 200 OR n.id || n.name ~ '[[:cntrl:]]') THEN
    RAISE EXCEPTION 'an id or a name of a library is not usable' USING ERRCODE = '22023';
  END IF;
  WITH added AS (
    INSERT INTO public.libraries AS t (library_id, library_name)
    SELECT n.id, n.name FROM unnest(ids, names) AS n(id, name) ORDER BY n.id
    ON CONFLICT DO NOTHING RETURNING t.library_id
  )
  SELECT coalesce(array_agg(a.library_id::text), '{}') INTO inserted FROM added AS a;
  -- A new statement: it sees what another session registered while the one above waited for it.
  RETURN QUERY
  WITH known AS (
    SELECT n.id, n.name, n.position, k.library_name::text AS former_name,
           k.library_name = k.library_id
             AND n.id IN (SELECT unnest(a.libraries) FROM shelfhelp.added_rows AS a) AS is_unnamed
      FROM unnest(ids, names) WITH ORDINALITY AS n(id, name, position)
      JOIN public.libraries AS k ON k.library_id = n.id
  ), judged AS MATERIALIZED (
    SELECT k.id, k.name, k.position, nullif(k.former_name, CASE WHEN k.id = ANY (inserted) THEN k.name END) AS former_name,
           CASE WHEN k.id = ANY (inserted) THEN 'added'
                WHEN k.is_unnamed AND (overwrite OR k.former_name <> k.name) THEN 'named'
                WHEN k.former_name = k.name THEN 'same'
                WHEN overwrite THEN 'replaced'
                ELSE 'kept' END AS outcome
      FROM known AS k
  ), written AS (
    UPDATE public.libraries AS t SET library_name = j.name
      FROM judged AS j WHERE t.library_id = j.id AND j.outcome IN ('named', 'replaced')
  ), released AS (
    UPDATE shelfhelp.added_rows AS a
       SET libraries = ARRAY(SELECT l.id FROM unnest(a.libraries) AS l(id)
                              WHERE l.id NOT IN (SELECT j.id FROM judged AS j WHERE j.outcome IN ('named', 'replaced')))
     WHERE a.libraries && ARRAY(SELECT j.id FROM judged AS j WHERE j.outcome IN ('named', 'replaced'))
  )
  SELECT j.id, j.outcome, j.former_name FROM judged AS j ORDER BY j.position;
END $$;

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

-- Create "callable_functions" function: which functions each of our roles may call, whatever their parameters are.
-- Those that do not exist yet are named for later migrations. shelfhelp_admin is a member of the other two.
CREATE FUNCTION "shelfhelp"."callable_functions"()
RETURNS TABLE ("role_name" text, "function_name" text) LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
  VALUES ('shelfhelp_read', 'migration_history'), ('shelfhelp_read', 'has_marks'), ('shelfhelp_read', 'rejection_limits'),
         ('shelfhelp_ingest', 'begin_run'), ('shelfhelp_ingest', 'ingest_batch'), ('shelfhelp_ingest', 'count_duplicates'),
         ('shelfhelp_ingest', 'record_rejections'), ('shelfhelp_ingest', 'migration_history'), ('shelfhelp_ingest', 'has_marks'),
         ('shelfhelp_admin', 'undo_run'), ('shelfhelp_admin', 'discard_rejections'), ('shelfhelp_admin', 'reopen_rejections'),
         ('shelfhelp_admin', 'mark_retried'), ('shelfhelp_admin', 'name_libraries'), ('shelfhelp_admin', 'write_note'),
         ('shelfhelp_admin', 'remove_note'), ('shelfhelp_admin', 'write_alert_rule'), ('shelfhelp_admin', 'remove_alert_rule');
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
         ('shelf_gaps', 'SELECT, INSERT, UPDATE, DELETE'), ('book_heads', 'SELECT, INSERT, UPDATE, DELETE'),
         ('check_heads', 'SELECT, INSERT, UPDATE, DELETE');
$$;

-- Create "secure" function: makes true what has to be true of every object in this schema. Every migration ends
-- with it, and `shelfhelp database roles` calls it once the roles exist. It changes only what is not so yet, apart
-- from rights, which it takes and gives anew; nobody sees the moment between, because it is one transaction.
--
-- Row level security is on. The API roles of a hosted database and PUBLIC have no right, whatever default privileges
-- gave them. Members of shelfhelp_read see all rows of what they may select from; the policy names the role as a
-- text, so that it exists in every database alike and a dump of it can be restored where there is no such role. Members
-- of shelfhelp_ingest keep the sums.
CREATE FUNCTION "shelfhelp"."secure"()
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

-- The triggers of ours on the tables of searches; an adopted database has them on request.
SELECT shelfhelp.install_marks();

SELECT shelfhelp.secure();
