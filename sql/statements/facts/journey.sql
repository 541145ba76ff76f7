-- How far the shelf searches of a range led: CTEs that end with "journey". The pieces of time are two: the range, group 1,
-- and the window of $16 microseconds behind it, group 2; the other parameters up to $15 are the checks' own
-- (facts/checks). Searches are those of the range, only those with the ids $17 where these are given.
--
-- A check or a visit belongs to the latest search that showed the book at most $16 microseconds earlier, whichever search
-- that is: of the range, before or behind it, with or without an id in $17. A visit counts where the book was found
-- available, so that no step is wider than the one before it. A book that one search shows twice counts twice.
-- Nothing is joined on the way, because the planner has no idea of how many rows these are.
checked AS (
  WITH
-- @include facts/checks
  SELECT c.g, c.library_search_id, c.book_id, c.started, c.outcome FROM lookup AS c
), edge AS MATERIALIZED (
  SELECT r.first, r.last, r.first - r.width AS earliest, r.last + r.width AS latest
    FROM (SELECT ($1::timestamptz[])[1] AS first, ($2::timestamptz[])[1] AS last, $16::bigint * interval '1 microsecond' AS width) AS r
), searched AS MATERIALIZED (
  SELECT s.shelf_search_id, s.books_returned, s.time_start AT TIME ZONE $3::text AS started,
         coalesce(s.time_start AT TIME ZONE $3::text >= e.first AND s.time_start AT TIME ZONE $3::text < e.last
                  AND ($17::bigint[] IS NULL OR s.shelf_search_id = ANY ($17::bigint[])), false) AS is_ours
    FROM edge AS e
    JOIN @source.shelf_searches AS s ON s.time_start >= e.earliest AT TIME ZONE $3::text - interval '3 hours'
                                    AND s.time_start < e.latest AT TIME ZONE $3::text + interval '3 hours'
), happened AS (
  SELECT u.book_id, (date_part('epoch', s.started) * 1000000)::bigint AS at, 0 AS kind, s.shelf_search_id AS id, NULL::integer AS g,
         NULL::text AS outcome, CASE WHEN s.is_ours THEN cardinality(array_positions(s.books_returned, u.book_id)) END AS n
    FROM searched AS s CROSS JOIN LATERAL unnest(s.books_returned) AS u(book_id)
   WHERE u.book_id IS NOT NULL
  UNION ALL
  SELECT c.book_id, (date_part('epoch', c.started) * 1000000)::bigint, 1, c.library_search_id, c.g, c.outcome, NULL
    FROM checked AS c
-- @if shelfhelp
  UNION ALL
  SELECT v.book_id, (date_part('epoch', v.visited_at AT TIME ZONE $3::text) * 1000000)::bigint, 2, v.goodreads_visit_id, NULL,
         NULL, NULL
    FROM edge AS e
    JOIN shelfhelp.goodreads_visits AS v ON v.visited_at >= e.first AT TIME ZONE $3::text - interval '3 hours'
                                        AND v.visited_at < e.latest AT TIME ZONE $3::text + interval '3 hours'
-- @end
), preceded AS (
  -- Shows come in the order of their start: the greatest so far is the latest.
  SELECT h.*, max(CASE WHEN h.kind = 0 THEN ARRAY[h.at, h.id, h.n] END)
                OVER (PARTITION BY h.book_id ORDER BY h.at, h.kind, h.id ROWS UNBOUNDED PRECEDING) AS shown
    FROM happened AS h
), attributed AS MATERIALIZED (
  SELECT p.book_id, p.kind, p.g, p.outcome, w.shown[2] AS shelf_search_id, w.shown[3] AS n
    FROM preceded AS p
   CROSS JOIN LATERAL (SELECT CASE WHEN p.at - p.shown[1] <= $16::bigint THEN p.shown END AS shown) AS w
   WHERE p.kind > 0
), book_step AS (
  SELECT b.shelf_search_id, b.n,
         CASE WHEN b.visited AND b.available THEN 4 WHEN b.available THEN 3 WHEN b.owned THEN 2 WHEN b.checked THEN 1 ELSE 0 END AS step
    FROM (SELECT a.shelf_search_id, a.book_id, a.n, bool_or(a.kind = 1) AS checked, bool_or(a.outcome IN ('available', 'out')) AS owned,
                 bool_or(a.outcome = 'available') AS available, bool_or(a.kind = 2) AS visited
            FROM attributed AS a
           WHERE a.n IS NOT NULL
           GROUP BY 1, 2, 3) AS b
), journey AS (
  SELECT x.shelf_search_id, max(x.started) AS started, max(x.step) AS step, sum(x.shown) AS shown,
         sum(x.n) FILTER (WHERE x.step >= 1) AS checked, sum(x.n) FILTER (WHERE x.step >= 2) AS owned,
         sum(x.n) FILTER (WHERE x.step >= 3) AS available, sum(x.n) FILTER (WHERE x.step >= 4) AS visited
    FROM (SELECT s.shelf_search_id, s.started, 0 AS step, coalesce(cardinality(array_remove(s.books_returned, NULL)), 0) AS shown,
                 0 AS n
            FROM searched AS s
           WHERE s.is_ours
          UNION ALL
          SELECT b.shelf_search_id, NULL, b.step, 0, b.n FROM book_step AS b) AS x
   GROUP BY 1
)
