-- Numbers of the rows that run $1 made from notifications of kind $2 (s, l or v), the first $3 of them.
SELECT n.search_id
  FROM shelfhelp.notifications AS n
 WHERE n.run_id = $1::bigint AND n.kind = $2::text::"char" AND NOT n.is_adopted
 ORDER BY n.search_id
 LIMIT $3::integer;
