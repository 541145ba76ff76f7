-- Facts of the shelf searches in the pieces of time $1 … $2, group $4 of each (docs/figures.md, "Cold and warm"), that a
-- filter lets through: $5 shelf, $6 reader and $7 shelf name, $8 search types and $9 whether those are left out, $10 cold,
-- warm or invalid, sizes $11 … $12, durations in µs $13 … $14, $15 a book that was shown, $16 where the two rules differ.
-- Stored times are read in zone $3. It is a list of CTEs; figures draw from the last one, "search".
--
-- Cold or warm is a matter of the row's own naive day and the day before, and of nothing else, so that a row is the
-- same in every range: for each shelf and day, the searches of the day and the possible fetches of the day before are
-- played through in order. A fetch is in doubt only where another one ended at most 1,800 s before it, or had not ended;
-- those few are walked one by one.
piece AS MATERIALIZED (
  SELECT date_trunc('day', (p.first AT TIME ZONE $3::text) - z.slack) AS first_day, (p.last AT TIME ZONE $3::text) + z.slack AS naive_last
    FROM unnest($1::timestamptz[], $2::timestamptz[]) AS p(first, last),
         (SELECT CASE $3::text WHEN 'UTC' THEN interval '0' ELSE interval '3 hours' END AS slack) AS z
), span AS MATERIALIZED (
  -- Pieces that touch are read in one, so that no row is read twice.
  SELECT min(m.first_day) - interval '1 day' AS first_day, max(m.naive_last) AS naive_last
    FROM (SELECT n.*, count(*) FILTER (WHERE n.is_apart) OVER (ORDER BY n.first_day, n.naive_last) AS run
            FROM (SELECT q.first_day, q.naive_last,
                         q.first_day - interval '1 day' >= max(q.naive_last) OVER (ORDER BY q.first_day, q.naive_last
                           ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS is_apart
                    FROM piece AS q) AS n) AS m
   GROUP BY m.run
), around AS MATERIALIZED (
  SELECT s.shelf_search_id, s.shelf_id, s.time_start, e.ended AS time_complete, s.time_start::date AS day,
         e.ended - s.time_start >= interval '50 milliseconds' AND e.ended - s.time_start < interval '12 hours' AS may_fetch,
         s.num_books, s.total_book_count AS size, coalesce(s.search_type, '') AS search_type,
         coalesce(cardinality(s.books_returned), 0) AS shown, $15::bigint = ANY (s.books_returned) AS shows_book
    FROM span AS r JOIN @source.shelf_searches AS s ON s.time_start >= r.first_day AND s.time_start < r.naive_last
   CROSS JOIN LATERAL (SELECT CASE WHEN isfinite(s.time_complete) THEN s.time_complete END AS ended) AS e
   -- A shelf is played through by itself.
   WHERE $5::bigint IS NULL OR s.shelf_id = $5::bigint
), doubted AS MATERIALIZED (
  -- Each search on its own day, and each possible fetch once more as what the next day begins with.
  SELECT p.*, p.may_fetch AND max(p.time_complete) FILTER (WHERE p.may_fetch) OVER earlier + interval '1800 seconds' >= p.time_start AS is_doubtful
    FROM (SELECT a.shelf_search_id, a.shelf_id, a.day AS played_day, a.time_start, a.time_complete, a.may_fetch, true AS is_own FROM around AS a
          UNION ALL
          SELECT a.shelf_search_id, a.shelf_id, a.day + 1, a.time_start, a.time_complete, true, false FROM around AS a WHERE a.may_fetch) AS p
  WINDOW earlier AS (PARTITION BY p.shelf_id, p.played_day ORDER BY p.time_start, p.shelf_search_id
                     ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
), chain AS MATERIALIZED (
  SELECT row_number() OVER () AS chain_id, d.played_day,
         array_agg(d.shelf_search_id ORDER BY d.time_start, d.shelf_search_id) AS ids,
         array_agg(d.time_start ORDER BY d.time_start, d.shelf_search_id) AS starts,
         array_agg(d.time_complete ORDER BY d.time_start, d.shelf_search_id) AS ends
    FROM doubted AS d
   WHERE d.may_fetch
   GROUP BY d.shelf_id, d.played_day
  HAVING bool_or(d.is_doubtful)
), walk AS MATERIALIZED (
  WITH RECURSIVE step AS (
    SELECT c.chain_id, 1 AS position, c.ends[1] AS anchor, true AS is_fetch FROM chain AS c
    UNION ALL
    SELECT n.chain_id, n.position, CASE WHEN n.is_fetch THEN greatest(n.anchor, n.ended) ELSE n.anchor END, n.is_fetch
      FROM (SELECT s.chain_id, s.position + 1 AS position, s.anchor, c.ends[s.position + 1] AS ended,
                   c.starts[s.position + 1] < s.anchor OR c.starts[s.position + 1] > s.anchor + interval '1800 seconds' AS is_fetch
              FROM step AS s JOIN chain AS c ON c.chain_id = s.chain_id AND s.position < cardinality(c.ids)) AS n
  )
  SELECT c.ids[s.position] AS shelf_search_id, c.played_day
    FROM step AS s JOIN chain AS c ON c.chain_id = s.chain_id
   WHERE NOT s.is_fetch
), judged AS (
  SELECT t.shelf_search_id, t.is_own, t.anchor <= t.time_start AND t.time_start <= t.anchor + interval '1800 seconds' AS by_window
    FROM (SELECT d.shelf_search_id, d.is_own, d.time_start,
                 max(d.time_complete) FILTER (WHERE d.may_fetch AND w.shelf_search_id IS NULL) OVER earlier AS anchor
            FROM doubted AS d
            LEFT JOIN walk AS w ON w.shelf_search_id = d.shelf_search_id AND w.played_day = d.played_day
          WINDOW earlier AS (PARTITION BY d.shelf_id, d.played_day ORDER BY d.time_start, d.shelf_search_id
                             ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)) AS t
), timed AS (
  SELECT a.*, a.time_start AT TIME ZONE $3::text AS started,
         width_bucket(a.time_start AT TIME ZONE $3::text, $1::timestamptz[]) AS position,
         CASE WHEN a.time_complete >= a.time_start
              THEN (date_part('epoch', a.time_complete - a.time_start) * 1000000)::bigint END AS duration_us
    FROM around AS a
), search AS MATERIALIZED (
  SELECT f.*
    FROM (SELECT ($4::integer[])[t.position] AS g, t.shelf_search_id, t.shelf_id, t.started, t.duration_us,
                 CASE WHEN t.duration_us IS NOT NULL THEN t.duration_us >= 50000 AND NOT coalesce(j.by_window, false) END AS is_cold,
                 t.duration_us IS NOT NULL AND coalesce(j.by_window, false) AS by_window, t.duration_us < 50000 AS by_clock,
                 t.num_books, t.size, t.search_type, t.shown, t.shows_book
            FROM timed AS t JOIN judged AS j ON j.shelf_search_id = t.shelf_search_id AND j.is_own
           WHERE t.position > 0 AND t.started < ($2::timestamptz[])[t.position]) AS f
   WHERE ($5::bigint IS NULL OR f.shelf_id = $5::bigint)
     AND ($6::text IS NULL OR f.shelf_id IN (SELECT i.shelf_id FROM (
-- @include facts/shelf_identity
                                              ) AS i WHERE i.reader_id = $6::text AND ($7::text IS NULL OR i.shelf_name = $7::text)))
     AND ($8::text[] IS NULL OR (f.search_type = ANY ($8::text[])) <> $9::boolean)
     AND ($10::text IS NULL OR $10::text = CASE f.is_cold WHEN true THEN 'cold' WHEN false THEN 'warm' ELSE 'invalid' END)
     AND ($11::integer IS NULL OR f.size >= $11::integer) AND ($12::integer IS NULL OR f.size < $12::integer)
     AND ($13::bigint IS NULL OR f.duration_us >= $13::bigint) AND ($14::bigint IS NULL OR f.duration_us < $14::bigint)
     AND ($15::bigint IS NULL OR f.shows_book)
     AND ($16::text IS NULL OR CASE $16::text WHEN 'window' THEN f.by_window AND NOT f.by_clock
                                              WHEN 'clock' THEN f.by_clock AND NOT f.by_window
                                              ELSE f.by_window <> f.by_clock END)
)
