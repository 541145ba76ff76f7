-- One page of the libraries, with the number of all that match; parameters as in books.sql, and
-- $8 only those without a name of their own, $9 only those whose name others have too.
WITH checks AS (
  SELECT c.library_id, coalesce(c.availability_message, '') AS message, coalesce(c.available, false) AS available, count(*) AS n
    FROM shelfhelp.library_searches AS c GROUP BY 1, 2, 3
), timed AS (
  SELECT t.message, t.available FROM checks AS t
), outcomes AS MATERIALIZED (
-- @include facts/outcomes
), counted AS (
  SELECT t.library_id, sum(t.n)::bigint AS n,
         coalesce(sum(t.n) FILTER (WHERE o.outcome = 'available'), 0)::bigint AS available,
         coalesce(sum(t.n) FILTER (WHERE o.outcome = 'out'), 0)::bigint AS out,
         coalesce(sum(t.n) FILTER (WHERE o.outcome = 'absent'), 0)::bigint AS absent,
         coalesce(sum(t.n) FILTER (WHERE o.outcome = 'unknown'), 0)::bigint AS unknown
    FROM checks AS t
    JOIN outcomes AS o ON o.message = t.message AND o.available = t.available
   GROUP BY t.library_id
), spent AS (
  SELECT c.library_id, max(date_part('epoch', c.time_start AT TIME ZONE $7::text)) AS last_check,
         percentile_cont(0.5) WITHIN GROUP (ORDER BY date_part('epoch', c.time_complete - c.time_start) * 1000)
           FILTER (WHERE c.time_complete >= c.time_start) AS median_ms
    FROM shelfhelp.library_searches AS c GROUP BY c.library_id
), shared AS (
  SELECT s.library_name FROM shelfhelp.libraries AS s GROUP BY s.library_name HAVING count(*) > 1
), listed AS (
  SELECT b.library_id, b.library_name,
         b.library_name = b.library_id
           AND b.library_id IN (SELECT unnest(a.libraries) FROM shelfhelp.added_rows AS a) AS is_unnamed,
         b.library_name IN (SELECT s.library_name FROM shared AS s) AS is_shared, coalesce(n.n, 0) AS checks, coalesce(n.available, 0) AS available,
         coalesce(n.out, 0) AS out, coalesce(n.absent, 0) AS absent, coalesce(n.unknown, 0) AS unknown,
         t.median_ms, t.last_check,
         n.available::float8 / nullif(n.available + n.out, 0) AS availability,
         (n.available + n.out)::float8 / nullif(n.available + n.out + n.absent, 0) AS coverage
    FROM shelfhelp.libraries AS b
    LEFT JOIN counted AS n ON n.library_id = b.library_id
    LEFT JOIN spent AS t ON t.library_id = b.library_id
   WHERE NOT EXISTS (SELECT FROM unnest($1::text[]) AS w(pattern)
                      WHERE concat_ws(' ', b.library_id, b.library_name) NOT ILIKE w.pattern)
     AND (NOT $2::boolean OR n.n > 0)
), keyed AS (
  SELECT l.*,
         CASE $3::text WHEN 'checks' THEN l.checks WHEN 'availability' THEN l.availability WHEN 'coverage' THEN l.coverage
                       WHEN 'median' THEN l.median_ms WHEN 'last_check' THEN l.last_check END::float8
           * CASE WHEN $4::boolean THEN 1 ELSE -1 END AS number_key,
         lower(CASE $3::text WHEN 'id' THEN l.library_id WHEN 'name' THEN l.library_name END) AS text_key
    FROM listed AS l
   WHERE (NOT $8::boolean OR l.is_unnamed) AND (NOT $9::boolean OR l.is_shared)
)
SELECT p.library_id, p.library_name, p.available, p.out, p.absent, p.unknown, p.median_ms, (p.last_check * 1000000)::bigint,
       count(*) OVER (), p.is_unnamed, p.is_shared
  FROM keyed AS p
 ORDER BY p.number_key NULLS LAST,
          CASE WHEN $4::boolean THEN p.text_key END NULLS LAST, CASE WHEN NOT $4::boolean THEN p.text_key END DESC NULLS LAST,
          p.library_id
OFFSET $5::bigint LIMIT $6::bigint;
