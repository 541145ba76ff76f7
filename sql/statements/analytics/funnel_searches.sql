-- The searches whose journey (facts/journey) ended at a step from $18 to $19, newest first: $20 of them after the first
-- $21, each with its start in microseconds and the number of all; one row without an id where there are none.
WITH
-- @include facts/journey
, ended AS MATERIALIZED (
  SELECT j.shelf_search_id, j.started FROM journey AS j WHERE j.step BETWEEN $18::integer AND $19::integer
)
SELECT a.n, p.shelf_search_id, (date_part('epoch', p.started) * 1000000)::bigint
  FROM (SELECT count(*) AS n FROM ended) AS a
  LEFT JOIN (SELECT e.* FROM ended AS e ORDER BY e.started DESC, e.shelf_search_id DESC LIMIT $20::integer OFFSET $21::bigint) AS p ON true
 ORDER BY p.started DESC, p.shelf_search_id DESC;
