-- Shelves by identity that were searched in the pieces, or on the clean days from $18 on.
-- Rows of the pieces (facts/searched_shelves); in the sums, clean days before $17.
-- @if rows
WITH
-- @include facts/searched_shelves
,
-- @include facts/first_searches
-- @end
SELECT c.identity, c.g, sum(c.n)::bigint
  FROM (
-- @if rows
        SELECT f.identity, f.g, count(*) AS n
          FROM first_of AS f
-- @end
-- @if both
         WHERE
       -- Whoever was active on a day between $18 and $17 is no news.
       NOT EXISTS (SELECT FROM shelfhelp.shelf_days AS d WHERE f.identity = 'u' AND d.shelf_id = f.key AND d.start >= $18::timestamptz AND d.start < $17::timestamptz)
         AND NOT EXISTS (SELECT FROM shelfhelp.shelf_identities AS i JOIN shelfhelp.shelf_days AS d ON d.shelf_id = i.shelf_id
                          WHERE f.identity = 's' AND i.canonical_key = f.key AND d.start >= $18::timestamptz AND d.start < $17::timestamptz)
         AND NOT EXISTS (SELECT FROM shelfhelp.shelf_identities AS i JOIN shelfhelp.shelf_days AS d ON d.shelf_id = i.shelf_id
                          WHERE f.identity = 'r' AND i.reader_key = f.key AND d.start >= $18::timestamptz AND d.start < $17::timestamptz)
-- @end
-- @if rows
         GROUP BY f.identity, f.g
-- @end
-- @if both
        UNION ALL
-- @end
-- @if sums
        SELECT t.identity, 0 AS g, sum(t.n) AS n
          FROM shelfhelp.shelf_gaps AS t
         WHERE t.previous < $18::timestamptz AND t.start >= $18::timestamptz AND t.start < $17::timestamptz
         GROUP BY 1
-- @end
       ) AS c
 GROUP BY c.identity, c.g;
