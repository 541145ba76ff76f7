-- Library checks by group, medium and outcome.
-- Rows of the pieces (facts/checks), or stored spans $16 with starts $17 and groups $18.
-- @if rows
WITH
-- @include facts/checks
-- @end
SELECT c.g, c.is_libby, sum(c.available)::bigint, sum(c.out)::bigint, sum(c.absent)::bigint, sum(c.unknown)::bigint, sum(c.suspect)::bigint, sum(c.invalid)::bigint
  FROM (
-- @if rows
-- @include facts/cells/check_counts
-- @end
-- @if sums
        SELECT r.g, t.is_libby, t.available, t.out, t.absent, t.unknown, t.suspect, t.invalid
          FROM unnest($16::text[], $17::timestamptz[], $18::integer[]) AS r(span, start, g)
         CROSS JOIN LATERAL (SELECT t.* FROM shelfhelp.check_counts AS t
                              WHERE t.span = r.span::"char" AND t.start = r.start AND ($7::boolean IS NULL OR t.is_libby = $7::boolean) OFFSET 0) AS t
-- @end
       ) AS c
 GROUP BY c.g, c.is_libby
 ORDER BY c.g, c.is_libby;
