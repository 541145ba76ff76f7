-- SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
-- SPDX-License-Identifier: GPL-3.0-or-later

-- 20250118090512_create_views: the ten views that the existing web dashboard reads, with their faults. They run
-- with their owner's rights.

CREATE VIEW public.total_unique_shelves AS
SELECT count(1) AS count FROM public.shelves;

CREATE VIEW public.total_shelf_searches AS
SELECT count(1) AS count FROM public.shelf_searches;

CREATE VIEW public.total_library_searches AS
SELECT count(1) AS count FROM public.library_searches;

-- NULL when there is no row: the sum is.
CREATE VIEW public.library_avail_rate AS
SELECT round(100.0 * sum(CASE WHEN available = true THEN 1 ELSE 0 END) / count(1), 2) AS availability_perc
FROM public.library_searches;

-- An unknown medium counts as Book, an unknown availability as Unavailable.
CREATE VIEW public.library_availability_by_medium AS
SELECT
  CASE WHEN is_libby = true THEN 'Libby' ELSE 'Book' END AS medium,
  sum(CASE WHEN available = true THEN 1 ELSE 0 END) AS "Available",
  sum(CASE WHEN available = true THEN 0 ELSE 1 END) AS "Unavailable"
FROM public.library_searches
GROUP BY 1;

CREATE VIEW public.hourly_shelf_searches AS
WITH hours AS (SELECT generate_series(0, 23) AS hour)
SELECT hours.hour AS "Hour", count(s.shelf_search_id) AS "Searches"
FROM hours
LEFT JOIN public.shelf_searches s ON extract(hour FROM s.time_start) = hours.hour
GROUP BY hours.hour
ORDER BY hours.hour;

CREATE VIEW public.search_type_summary AS
SELECT
  search_type AS name,
  count(1) AS value,
  CASE WHEN search_type = 'Shuffle' THEN 'indigo.6' WHEN search_type = 'Search' THEN 'blue.6' ELSE NULL END AS color
FROM public.shelf_searches
GROUP BY search_type;

-- The sum of no row is NULL, and so is every cumulative figure while no shelf is 90 days old. Shelves of day -90
-- are in the sum and in the window.
CREATE VIEW public.cumulative_shelf_counts_daily AS
WITH days AS (
  SELECT generate_series(current_date - 90, current_date, interval '1 day')::date AS day
), daily AS (
  SELECT days.day, count(s.shelf_id) AS shelf_count
  FROM days
  LEFT JOIN public.shelves s ON s.date_added::date = days.day
  GROUP BY days.day
), earlier AS (
  SELECT sum(1) AS shelf_count FROM public.shelves WHERE date_added::date <= current_date - 90
)
SELECT
  to_char(daily.day, 'YYYY-MM-DD') AS date,
  to_char(daily.day, 'MON DD') AS date_axis,
  daily.shelf_count,
  earlier.shelf_count + sum(daily.shelf_count) OVER (ORDER BY daily.day) AS "Cumulative Shelf Count"
FROM daily
CROSS JOIN earlier
ORDER BY daily.day;

-- No rows without shelves, here and in the next one.
CREATE VIEW public.cumulative_shelf_counts_weekly AS
WITH weeks AS (
  SELECT generate_series(
    date_trunc('week', min(date_added)) - interval '1 week', date_trunc('week', current_date::timestamp), interval '1 week') AS week
  FROM public.shelves
), weekly AS (
  SELECT weeks.week, count(s.shelf_id) AS shelf_count
  FROM weeks
  LEFT JOIN public.shelves s ON date_trunc('week', s.date_added) = weeks.week
  GROUP BY weeks.week
)
SELECT
  to_char(week, 'YYYY-MM-DD') AS date,
  to_char(week, 'MON DD') AS date_axis,
  shelf_count,
  sum(shelf_count) OVER (ORDER BY week) AS "Cumulative Shelf Count"
FROM weekly
ORDER BY week;

CREATE VIEW public.cumulative_shelf_counts_monthly AS
WITH months AS (
  SELECT generate_series(
    date_trunc('month', min(date_added)) - interval '1 month', date_trunc('month', current_date::timestamp), interval '1 month') AS month
  FROM public.shelves
), monthly AS (
  SELECT months.month, count(s.shelf_id) AS shelf_count
  FROM months
  LEFT JOIN public.shelves s ON date_trunc('month', s.date_added) = months.month
  GROUP BY months.month
)
SELECT
  to_char(month, 'YYYY-MM-DD') AS date,
  to_char(month, 'MON') AS date_axis,
  shelf_count,
  sum(shelf_count) OVER (ORDER BY month) AS "Cumulative Shelf Count"
FROM monthly
ORDER BY month;
