-- Shelf searches by group and type.
-- Rows of the pieces (facts/searches), or stored spans $17 with starts $18 and groups $19.
-- @if rows
WITH
-- @include facts/searches
-- @end
SELECT c.g, c.search_type, sum(c.cold)::bigint, sum(c.warm)::bigint, sum(c.invalid)::bigint, sum(c.by_window_only)::bigint, sum(c.by_clock_only)::bigint, sum(c.shown)::bigint
  FROM (
-- @if rows
-- @include facts/cells/search_counts
-- @end
-- @if sums
        SELECT r.g, t.search_type, t.cold, t.warm, t.invalid, t.by_window_only, t.by_clock_only, t.shown
          FROM unnest($17::text[], $18::timestamptz[], $19::integer[]) AS r(span, start, g)
         CROSS JOIN LATERAL (SELECT t.* FROM shelfhelp.search_counts AS t
                              WHERE t.span = r.span::"char" AND t.start = r.start AND ($8::text[] IS NULL OR (t.search_type = ANY ($8::text[])) <> $9::boolean) OFFSET 0) AS t
-- @end
       ) AS c
 GROUP BY c.g, c.search_type
 ORDER BY c.g, c.search_type;
