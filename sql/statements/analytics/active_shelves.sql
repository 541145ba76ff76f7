-- Shelves by identity (u URL, s canonical shelf, r reader) that were searched in the pieces.
-- Rows of the pieces (facts/searched_shelves); in the sums, days from $18 on and before $17, of which $20 were touched.
-- @if rows
WITH
-- @include facts/searched_shelves
,
-- @end
-- @if both
-- @include facts/moved_firsts
SELECT c.identity, 0, sum(c.n)::bigint
  FROM (SELECT m.identity, -1 AS n FROM moved AS m WHERE m.stale IS NOT NULL
        UNION ALL
        SELECT m.identity, 1 FROM moved AS m WHERE m.fresh IS NOT NULL
        UNION ALL
-- @end
-- @if rows only
-- @include facts/first_searches
SELECT c.identity, 0, count(*)
  FROM (SELECT f.identity FROM first_of AS f
-- @end
-- @if sums only
SELECT c.identity, 0, sum(c.n)::bigint
  FROM (
-- @end
-- @if sums
        -- Each day's own: of all that were active on it, those that were not active on an earlier day of the range.
        SELECT i.identity, g.n
          FROM (SELECT DISTINCT t.start FROM shelfhelp.search_counts AS t WHERE t.span = 'd' AND t.start >= $18::timestamptz AND t.start < $17::timestamptz) AS d
         CROSS JOIN (VALUES ('u'::"char"), ('s'), ('r')) AS i(identity)
         CROSS JOIN LATERAL (SELECT g.n FROM shelfhelp.shelf_gaps AS g
                              WHERE g.identity = i.identity AND g.start = d.start AND g.previous < $18::timestamptz OFFSET 0) AS g
-- @end
       ) AS c
 GROUP BY c.identity;
