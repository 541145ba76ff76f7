-- When the shelves $5 were searched first in the pieces (facts/searched_shelves).
WITH
-- @include facts/searched_shelves
SELECT f.shelf_id, (date_part('epoch', min(f.started)) * 1000000)::bigint
  FROM search AS f
 WHERE f.shelf_id = ANY ($5::bigint[])
 GROUP BY f.shelf_id;
