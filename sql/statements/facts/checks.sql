-- Facts of the library checks in the pieces of time $1 … $2, group $4 of each (docs/figures.md, "Outcomes"), that a filter
-- lets through: $5 libraries and $6 whether those are left out, $7 Libby or not, $8 outcomes and $9 whether those are left
-- out, $10 suspect or not, $11 book, durations in µs $12 … $13, $14 without a usable duration or with one, $15 text.
-- Stored times are read in zone $3. It is a list of CTEs; figures draw from the last one, "lookup". Texts are classified
-- once each, not once per row. A check without a medium counts as physical, as it always has.
piece AS MATERIALIZED (
  SELECT (p.first AT TIME ZONE $3::text) - z.slack AS naive_first, (p.last AT TIME ZONE $3::text) + z.slack AS naive_last
    FROM unnest($1::timestamptz[], $2::timestamptz[]) AS p(first, last),
         (SELECT CASE $3::text WHEN 'UTC' THEN interval '0' ELSE interval '3 hours' END AS slack) AS z
), span AS MATERIALIZED (
  SELECT min(m.naive_first) AS naive_first, max(m.naive_last) AS naive_last
    FROM (SELECT n.*, count(*) FILTER (WHERE n.is_apart) OVER (ORDER BY n.naive_first, n.naive_last) AS run
            FROM (SELECT q.naive_first, q.naive_last,
                         q.naive_first > max(q.naive_last) OVER (ORDER BY q.naive_first, q.naive_last
                           ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS is_apart
                    FROM piece AS q) AS n) AS m
   GROUP BY m.run
), timed AS MATERIALIZED (
  SELECT t.*
    FROM (SELECT c.library_search_id, c.library_id, coalesce(c.is_libby, false) AS is_libby, c.book_id,
                 c.time_start AT TIME ZONE $3::text AS started,
                 width_bucket(c.time_start AT TIME ZONE $3::text, $1::timestamptz[]) AS position,
                 CASE WHEN c.time_complete >= c.time_start AND isfinite(c.time_complete)
                      THEN (date_part('epoch', c.time_complete - c.time_start) * 1000000)::bigint END AS duration_us,
                 coalesce(c.availability_message, '') AS message, coalesce(c.available, false) AS available
            FROM span AS r JOIN @source.library_searches AS c ON c.time_start >= r.naive_first AND c.time_start < r.naive_last
           WHERE ($5::text[] IS NULL OR (c.library_id = ANY ($5::text[])) <> $6::boolean)
             AND ($7::boolean IS NULL OR coalesce(c.is_libby, false) = $7::boolean)
             AND ($11::bigint IS NULL OR c.book_id = $11::bigint)) AS t
   WHERE t.position > 0 AND t.started < ($2::timestamptz[])[t.position]
), told AS MATERIALIZED (
-- @include facts/outcomes
), lookup AS MATERIALIZED (
  SELECT ($4::integer[])[t.position] AS g, t.library_search_id, t.library_id, t.is_libby, t.book_id, t.started, t.duration_us,
         w.outcome, w.is_suspect, t.message, t.available
    FROM timed AS t JOIN told AS w ON w.message = t.message AND w.available = t.available
   WHERE ($8::text[] IS NULL OR (w.outcome = ANY ($8::text[])) <> $9::boolean)
     AND ($10::boolean IS NULL OR w.is_suspect = $10::boolean)
     AND ($12::bigint IS NULL OR t.duration_us >= $12::bigint) AND ($13::bigint IS NULL OR t.duration_us < $13::bigint)
     AND ($14::boolean IS NULL OR (t.duration_us IS NULL) = $14::boolean)
     AND ($15::text IS NULL OR t.message = $15::text)
)
