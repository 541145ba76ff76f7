-- How many rows the journal has in each of the pieces of time that begin at $7, the last of which ends with $2.
WITH entries AS (
-- @include facts/journal_entries
)
SELECT width_bucket(e.applied_at, $7::timestamptz[]) - 1 AS g, count(*)
  FROM entries AS e
 GROUP BY 1
 ORDER BY 1;
