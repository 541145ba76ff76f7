-- The figures of the tiles over [$1, $2); stored times are read in zone $3.
WITH edges AS (
  SELECT $1::timestamptz AT TIME ZONE $3::text AS first, $2::timestamptz AT TIME ZONE $3::text AS last
), searches AS MATERIALIZED (
  SELECT f.shelf_search_id, f.shelf_id, f.time_start, f.total_book_count, f.duration_ms, f.is_cold
    FROM edges AS e, shelfhelp.shelf_search_facts(e.last) AS f
   WHERE f.time_start >= e.first
), durations AS (
  SELECT count(*) AS searches,
         count(*) FILTER (WHERE s.duration_ms IS NULL) AS invalid,
         count(*) FILTER (WHERE s.is_cold) AS cold,
         percentile_cont(ARRAY[0.5, 0.95]) WITHIN GROUP (ORDER BY s.duration_ms) FILTER (WHERE s.is_cold) AS cold_ms,
         count(*) FILTER (WHERE NOT s.is_cold AND s.duration_ms IS NOT NULL) AS warm,
         percentile_cont(ARRAY[0.5, 0.95]) WITHIN GROUP (ORDER BY s.duration_ms)
           FILTER (WHERE NOT s.is_cold AND s.duration_ms IS NOT NULL) AS warm_ms
    FROM searches AS s
), sizes AS (
  SELECT count(*) AS sized, count(*) FILTER (WHERE l.size = 600) AS at_cap,
         percentile_cont(0.5) WITHIN GROUP (ORDER BY l.size) AS median
    FROM (SELECT DISTINCT ON (s.shelf_id) s.total_book_count AS size
            FROM searches AS s
           WHERE s.total_book_count IS NOT NULL
           ORDER BY s.shelf_id, s.time_start DESC, s.shelf_search_id DESC) AS l
), known AS (
  SELECT count(*) FILTER (WHERE h.date_added IS NULL OR h.date_added < e.last) AS shelves,
         count(*) FILTER (WHERE h.date_added >= e.first AND h.date_added < e.last) AS new_shelves
    FROM edges AS e, shelfhelp.shelves AS h
), texts AS (
  SELECT c.availability_message AS message, c.available, count(*) AS n
    FROM edges AS e, shelfhelp.library_searches AS c
   WHERE c.time_start >= e.first AND c.time_start < e.last
   GROUP BY c.availability_message, c.available
), checks AS (
  SELECT coalesce(sum(t.n) FILTER (WHERE t.outcome = 'available'), 0) AS available,
         coalesce(sum(t.n) FILTER (WHERE t.outcome = 'out'), 0) AS out,
         coalesce(sum(t.n) FILTER (WHERE t.outcome = 'absent'), 0) AS absent,
         coalesce(sum(t.n) FILTER (WHERE t.outcome = 'unknown'), 0) AS unknown
    FROM (SELECT shelfhelp.check_outcome(message, available) AS outcome, n FROM texts) AS t
)
SELECT k.shelves, k.new_shelves, d.searches, d.invalid, d.cold, d.cold_ms[1], d.cold_ms[2],
       d.warm, d.warm_ms[1], d.warm_ms[2], z.median, z.sized, z.at_cap,
       c.available, c.out, c.absent, c.unknown
  FROM known AS k, durations AS d, sizes AS z, checks AS c;
