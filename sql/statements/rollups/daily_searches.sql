-- The facts of facts/searches, which are grouped by the hour, grouped by the day: $17 has the day of each hour.
daily AS (
  SELECT ($17::integer[])[f.g + 1] AS g, f.shelf_search_id, f.shelf_id, f.started, f.duration_us, f.is_cold, f.by_window, f.by_clock,
         f.size, f.search_type, f.shown
    FROM search AS f
)
