-- Shelf searches of each type, by temperature (of facts/searches).
SELECT f.g, f.search_type, count(*) FILTER (WHERE f.is_cold) AS cold, count(*) FILTER (WHERE NOT f.is_cold) AS warm,
       count(*) FILTER (WHERE f.is_cold IS NULL) AS invalid,
       count(*) FILTER (WHERE f.by_window AND NOT f.by_clock) AS by_window_only,
       count(*) FILTER (WHERE f.by_clock AND NOT f.by_window) AS by_clock_only, sum(f.shown)::bigint AS shown
  FROM search AS f
 GROUP BY f.g, f.search_type
