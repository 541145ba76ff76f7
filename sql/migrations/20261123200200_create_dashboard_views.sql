-- The ten views that the existing web dashboard reads, with the same names, columns, types and labels. On an
-- adopted database the older views stay untouched. These are mended:
--   * cumulative_shelf_counts_daily had no cumulative figure (NULL) while no shelf was 90 days old;
--   * it counted the shelves of day -90 twice;
--   * the weekly and monthly views had no rows while there were no shelves;
--   * the last day, week or month depended on the time zone of the session that asked. "Today" is now that of
--     the stored times, which the backend writes in UTC.
-- These are kept, because the columns leave no other answer: shelves without a date are in no curve, an
-- unknown medium counts as Book, an unknown availability as Unavailable, and month labels repeat after a year.
-- The views run with their owner's rights on purpose: they show totals, and no row, to whoever may read them.

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
