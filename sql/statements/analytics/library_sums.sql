-- Library checks by group, library, medium and outcome.
-- Rows of the pieces (facts/checks), or stored spans $16 with starts $17 and groups $18.
-- @if rows
WITH
-- @include facts/checks
SELECT f.g, f.library_id, f.is_libby, count(*) FILTER (WHERE f.outcome = 'available'), count(*) FILTER (WHERE f.outcome = 'out'),
       count(*) FILTER (WHERE f.outcome = 'absent'), count(*) FILTER (WHERE f.outcome = 'unknown'), count(*) FILTER (WHERE f.is_suspect),
       count(*) FILTER (WHERE f.duration_us IS NULL)
  FROM lookup AS f
 GROUP BY f.g, f.library_id, f.is_libby;
-- @end
-- @if sums
SELECT c.g, c.library_id, c.is_libby, sum(c.available)::bigint, sum(c.out)::bigint, sum(c.absent)::bigint, sum(c.unknown)::bigint, sum(c.suspect)::bigint,
       sum(c.invalid)::bigint
  FROM (SELECT r.g, t.library_id, t.is_libby, t.available, t.out, t.absent, t.unknown, t.suspect, t.invalid
          FROM unnest($16::text[], $17::timestamptz[], $18::integer[]) AS r(span, start, g)
         CROSS JOIN LATERAL (SELECT t.* FROM shelfhelp.library_counts AS t
                              WHERE t.span = r.span::"char" AND t.start = r.start AND ($5::text[] IS NULL OR (t.library_id = ANY ($5::text[])) <> $6::boolean) AND ($7::boolean IS NULL OR t.is_libby = $7::boolean) OFFSET 0) AS t) AS c
 GROUP BY c.g, c.library_id, c.is_libby;
-- @end
