-- How many searches of each type had which size (of facts/searches).
SELECT u.g, u.search_type, array_agg(u.size ORDER BY u.size) AS sizes, array_agg(u.n ORDER BY u.size) AS counts
  FROM (SELECT f.g, f.search_type, f.size, count(*) AS n
          FROM search AS f
         WHERE f.size IS NOT NULL
         GROUP BY f.g, f.search_type, f.size) AS u
 GROUP BY u.g, u.search_type
