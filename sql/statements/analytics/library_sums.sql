-- Library checks by group, library and medium, with their durations, once for each stored span.
-- Rows of the pieces (facts/checks), and stored spans $16 with starts $17 and groups $18.
-- @if rows
WITH
-- @include facts/checks
-- @end
SELECT c.g, c.library_id, c.is_libby, c.available, c.out, c.absent, c.unknown, c.suspect, c.invalid, c.buckets, c.counts
  FROM (
-- @if rows
-- @include facts/cells/library_counts
-- @end
-- @if both
        UNION ALL
-- @end
-- @if sums
        SELECT r.g, t.library_id, t.is_libby, t.available, t.out, t.absent, t.unknown, t.suspect, t.invalid, t.buckets, t.counts
          FROM unnest($16::text[], $17::timestamptz[], $18::integer[]) AS r(span, start, g)
          JOIN shelfhelp.library_counts AS t ON t.span = r.span::"char" AND t.start = r.start
         WHERE ($5::text[] IS NULL OR (t.library_id = ANY ($5::text[])) <> $6::boolean) AND ($7::boolean IS NULL OR t.is_libby = $7::boolean)
-- @end
       ) AS c;
