-- The first $25 shelves of each bucket that begins at one of $24, among those that were searched for the first time as
-- a filter lets through (facts/listed_shelves): which bucket, whose shelf, and how it is called. Few need a name.
WITH
-- @include facts/searches
,
-- @include facts/listed_shelves
, placed AS MATERIALIZED (
  SELECT p.*
    FROM (SELECT n.shelf_id, n.shelf_url, n.first, width_bucket(n.first, $24::timestamptz[]) - 1 AS bucket,
                 row_number() OVER (PARTITION BY width_bucket(n.first, $24::timestamptz[]) ORDER BY n.first, n.shelf_id) AS place
            FROM named AS n) AS p
   WHERE p.place <= $25::bigint
)
SELECT p.bucket, p.shelf_url, i.reader_id, i.shelf_name
  FROM placed AS p
  LEFT JOIN LATERAL (SELECT k.* FROM (
-- @include facts/shelf_identity
                    ) AS k WHERE k.shelf_id = p.shelf_id) AS i ON true
 ORDER BY p.bucket, p.place;
