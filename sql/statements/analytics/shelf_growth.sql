-- Shelves by identity (u URL, s canonical shelf, r reader) and the bucket of their first search; group -1 is before the first
-- bucket start $19.
-- Rows of the pieces (facts/searched_shelves); in the sums, days from $18 on and before $17, of which $20 were touched.
-- @if rows
WITH
-- @include facts/searched_shelves
,
-- @end
-- @if both
-- @include facts/moved_firsts
SELECT c.identity, c.g, sum(c.n)::bigint
  FROM (SELECT m.identity, width_bucket(m.stale, $19::timestamptz[]) - 1 AS g, -1 AS n FROM moved AS m WHERE m.stale IS NOT NULL
        UNION ALL
        SELECT m.identity, width_bucket(m.fresh, $19::timestamptz[]) - 1, 1 FROM moved AS m WHERE m.fresh IS NOT NULL
        UNION ALL
-- @end
-- @if rows only
-- @include facts/first_searches
SELECT c.identity, c.g, count(*)
  FROM (SELECT f.identity, f.g FROM first_of AS f
-- @end
-- @if sums only
SELECT c.identity, c.g, sum(c.n)::bigint
  FROM (
-- @end
-- @if sums
        SELECT g.identity, width_bucket(g.start, $19::timestamptz[]) - 1 AS g, g.n
          FROM (VALUES ('u'::"char"), ('s'), ('r')) AS i(identity)
         CROSS JOIN LATERAL (SELECT g.* FROM shelfhelp.shelf_gaps AS g
                              WHERE g.identity = i.identity AND g.previous = '-infinity' AND g.start < $17::timestamptz OFFSET 0) AS g
-- @end
       ) AS c
 GROUP BY c.identity, c.g;
