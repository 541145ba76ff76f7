-- The median duration in µs of the cold searches of each shelf in the pieces (facts/searches).
WITH
-- @include facts/searches
SELECT f.shelf_id, percentile_cont(0.5) WITHIN GROUP (ORDER BY f.duration_us::float8)
  FROM search AS f
 WHERE f.is_cold AND f.shelf_id IS NOT NULL
 GROUP BY f.shelf_id;
