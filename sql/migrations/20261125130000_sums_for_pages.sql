-- Indexes by which a page of figures reads the sums: what it needs is in them.

-- Modify index "idx_shelf_days_next": the latest sizes of the shelves of a range.
DROP INDEX "shelfhelp"."idx_shelf_days_next";
CREATE INDEX "idx_shelf_days_next" ON "shelfhelp"."shelf_days" ("next", "start") INCLUDE ("last_size");

-- Modify index "idx_shelf_gaps_first": those that were never active before, of which there is one row per day at most.
DROP INDEX "shelfhelp"."idx_shelf_gaps_first";
CREATE INDEX "idx_shelf_gaps_first" ON "shelfhelp"."shelf_gaps" ("identity", "start") INCLUDE ("n") WHERE "previous" = '-infinity';

-- Sums of nothing are as complete by the new rules as they were by the old ones; others are rebuilt.
UPDATE "shelfhelp"."rollup_state" SET "version" = 2
 WHERE "built_at" IS NOT NULL AND NOT EXISTS (SELECT FROM "public"."shelf_searches") AND NOT EXISTS (SELECT FROM "public"."library_searches");

-- The counts of a month by the hour of the week are rows of "search_counts" and "check_counts" with the span w. Each starts with
-- the first such hour of the month.

SELECT shelfhelp.secure();
