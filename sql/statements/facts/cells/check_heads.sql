-- The books that library checks asked for most, most first and equal ones by their id, and how often the next one was checked (of
-- facts/checked_books); of each group $6 of them.
SELECT r.g, array_agg(r.book_id ORDER BY r.place) FILTER (WHERE r.place <= $6::integer) AS ids,
       array_agg(r.n ORDER BY r.place) FILTER (WHERE r.place <= $6::integer) AS checks,
       coalesce(max(r.n) FILTER (WHERE r.place = $6::integer + 1), 0) AS floor,
       array_agg(r.available ORDER BY r.place) FILTER (WHERE r.place <= $6::integer) AS available
  FROM (SELECT f.g, f.book_id, f.n, f.available, row_number() OVER (PARTITION BY f.g ORDER BY f.n DESC, f.book_id) AS place
          FROM checked AS f) AS r
 WHERE r.place <= $6::integer + 1
 GROUP BY r.g
