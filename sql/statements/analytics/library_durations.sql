-- Durations of library checks by group, library and medium, once for each stored span.
-- Rows of the pieces (facts/checks), or stored spans $16 with starts $17 and groups $18.
-- @if rows
WITH
-- @include facts/checks
SELECT c.g, c.library_id, c.is_libby, c.buckets, c.counts
  FROM (
-- @include facts/cells/library_counts
       ) AS c;
-- @end
-- @if sums
SELECT r.g, t.library_id, t.is_libby, t.buckets, t.counts
  FROM unnest($16::text[], $17::timestamptz[], $18::integer[]) AS r(span, start, g)
 CROSS JOIN LATERAL (SELECT t.* FROM shelfhelp.library_counts AS t
                      WHERE t.span = r.span::"char" AND t.start = r.start AND ($5::text[] IS NULL OR (t.library_id = ANY ($5::text[])) <> $6::boolean) AND ($7::boolean IS NULL OR t.is_libby = $7::boolean) OFFSET 0) AS t;
-- @end
