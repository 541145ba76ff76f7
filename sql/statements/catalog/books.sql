-- One page of the books, with the number of all that match. $1 LIKE patterns that must all match, $2 only books
-- with checks, $3 sort key, $4 ascending, $5 offset, $6 limit, $7 zone of the stored times. Where $8, those with the same id
-- of Goodreads are one, called as the one that was shown last; where one of them matches, all count.
WITH shown AS (
  SELECT b.id, count(*) AS n FROM shelfhelp.shelf_searches AS s, unnest(s.books_returned) AS b(id) GROUP BY b.id
), texts AS (
  SELECT c.book_id, coalesce(c.availability_message, '') AS message, coalesce(c.available, false) AS available, count(*) AS n
    FROM shelfhelp.library_searches AS c GROUP BY 1, 2, 3
), timed AS (
  SELECT t.message, t.available FROM texts AS t
), outcomes AS MATERIALIZED (
-- @include facts/outcomes
), checked AS (
  SELECT t.book_id, sum(t.n)::bigint AS n, coalesce(sum(t.n) FILTER (WHERE o.outcome = 'available'), 0)::bigint AS available,
         coalesce(sum(t.n) FILTER (WHERE o.outcome = 'out'), 0)::bigint AS out,
         coalesce(sum(t.n) FILTER (WHERE o.outcome = 'absent'), 0)::bigint AS absent,
         coalesce(sum(t.n) FILTER (WHERE o.outcome = 'unknown'), 0)::bigint AS unknown
    FROM texts AS t
    JOIN outcomes AS o ON o.message = t.message AND o.available = t.available
   GROUP BY t.book_id
), known AS (
  SELECT k.book_id, k.title, k.author, k.isbn, k.gr_id, coalesce(h.n, 0) AS shown, coalesce(c.n, 0) AS checks,
         coalesce(c.available, 0) AS available, coalesce(c.out, 0) AS out, coalesce(c.absent, 0) AS absent,
         coalesce(c.unknown, 0) AS unknown, date_part('epoch', k.date_added AT TIME ZONE $7::text) AS first_shown,
         date_part('epoch', k.date_last_displayed AT TIME ZONE $7::text) AS last_shown,
         NOT EXISTS (SELECT FROM unnest($1::text[]) AS w(pattern)
                      WHERE concat_ws(' ', k.title, k.author, k.isbn, k.gr_id) NOT ILIKE w.pattern) AS matches
    FROM shelfhelp.books AS k
    LEFT JOIN shown AS h ON h.id = k.book_id
    LEFT JOIN checked AS c ON c.book_id = k.book_id
), listed AS (
  SELECT k.book_id, ARRAY[k.book_id] AS book_ids, k.title, k.author, k.isbn, k.gr_id, k.shown, k.checks, k.available, k.out, k.absent,
         k.unknown, k.first_shown, k.last_shown
    FROM known AS k
   WHERE (NOT $8::boolean OR k.gr_id IS NULL) AND k.matches AND (NOT $2::boolean OR k.checks > 0)
  UNION ALL
  SELECT (array_agg(k.book_id ORDER BY k.last_shown DESC NULLS LAST, k.book_id))[1],
         array_agg(k.book_id ORDER BY k.last_shown DESC NULLS LAST, k.book_id),
         (array_agg(k.title ORDER BY k.last_shown DESC NULLS LAST, k.book_id))[1],
         (array_agg(k.author ORDER BY k.last_shown DESC NULLS LAST, k.book_id))[1],
         (array_agg(k.isbn ORDER BY k.last_shown DESC NULLS LAST, k.book_id))[1], k.gr_id, sum(k.shown)::bigint, sum(k.checks)::bigint,
         sum(k.available)::bigint, sum(k.out)::bigint, sum(k.absent)::bigint, sum(k.unknown)::bigint, min(k.first_shown), max(k.last_shown)
    FROM known AS k
   WHERE $8::boolean AND k.gr_id IS NOT NULL
   GROUP BY k.gr_id
  HAVING bool_or(k.matches) AND (NOT $2::boolean OR sum(k.checks) > 0)
), keyed AS (
  SELECT l.*,
         CASE $3::text WHEN 'goodreads_id' THEN l.gr_id WHEN 'shown' THEN l.shown WHEN 'checks' THEN l.checks
                       WHEN 'available' THEN l.available WHEN 'out' THEN l.out WHEN 'absent' THEN l.absent WHEN 'unknown' THEN l.unknown
                       WHEN 'first_shown' THEN l.first_shown WHEN 'last_shown' THEN l.last_shown
                       WHEN 'rows' THEN cardinality(l.book_ids) END::float8
           * CASE WHEN $4::boolean THEN 1 ELSE -1 END AS number_key,
         lower(CASE $3::text WHEN 'title' THEN l.title WHEN 'author' THEN l.author WHEN 'isbn' THEN nullif(l.isbn, '') END) AS text_key
    FROM listed AS l
)
SELECT p.book_id, p.title, p.author, p.isbn, p.gr_id, p.shown, p.checks, p.available, (p.last_shown * 1000000)::bigint,
       count(*) OVER (), p.out, p.absent, p.unknown, (p.first_shown * 1000000)::bigint, p.book_ids
  FROM keyed AS p
 ORDER BY p.number_key NULLS LAST,
          CASE WHEN $4::boolean THEN p.text_key END NULLS LAST, CASE WHEN NOT $4::boolean THEN p.text_key END DESC NULLS LAST,
          p.book_id
OFFSET $5::bigint LIMIT $6::bigint;
