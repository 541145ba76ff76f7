-- Shelves by the latest size each had in [$1, $2), in bins $4 wide.
SELECT l.size / $4::integer * $4::integer AS lower, count(*)
  FROM (SELECT DISTINCT ON (s.shelf_id) s.total_book_count AS size
          FROM shelfhelp.shelf_searches AS s
         WHERE s.total_book_count IS NOT NULL
           AND s.time_start AT TIME ZONE $3::text >= $1::timestamptz AND s.time_start AT TIME ZONE $3::text < $2::timestamptz
         ORDER BY s.shelf_id, s.time_start DESC, s.shelf_search_id DESC) AS l
 GROUP BY 1
 ORDER BY 1;
