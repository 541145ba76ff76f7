-- The books that were shown most, most first and equal ones by their id, and how often the next one was shown (of
-- facts/shown_books); of each group $6 of them.
SELECT r.g, array_agg(r.book_id ORDER BY r.place) FILTER (WHERE r.place <= $6::integer) AS ids,
       array_agg(r.n ORDER BY r.place) FILTER (WHERE r.place <= $6::integer) AS shown,
       coalesce(max(r.n) FILTER (WHERE r.place = $6::integer + 1), 0) AS floor,
       array_agg(r.searches ORDER BY r.place) FILTER (WHERE r.place <= $6::integer) AS searches
  FROM (SELECT f.g, f.book_id, f.n, f.searches, row_number() OVER (PARTITION BY f.g ORDER BY f.n DESC, f.book_id) AS place
          FROM shown AS f) AS r
 WHERE r.place <= $6::integer + 1
 GROUP BY r.g
