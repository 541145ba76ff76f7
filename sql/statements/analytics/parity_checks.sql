-- All library checks by medium, flag, outcome, and whether our figures over all time have them. Texts are grouped before
-- they are classified.
WITH timed AS MATERIALIZED (
  SELECT coalesce(c.is_libby, false) AS is_libby, coalesce(c.available, false) AS available, coalesce(c.availability_message, '') AS message,
         coalesce(c.time_start >= '2000-01-01' AND c.time_start < '2100-01-01', false) AS is_dated, count(*) AS n
    FROM @source.library_searches AS c
   GROUP BY 1, 2, 3, 4
), told AS (
-- @include facts/outcomes
)
SELECT t.is_libby, t.available, o.outcome, t.is_dated, sum(t.n)::bigint
  FROM timed AS t
  JOIN told AS o ON o.message = t.message AND o.available = t.available
 GROUP BY 1, 2, 3, 4
 ORDER BY 1, 2, 3, 4;
