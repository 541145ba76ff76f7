-- Notes what the shelves that were searched on the days $1 … $2 are the same as. Result: how many were something else before.
-- OFFSET 0 has each shelf looked up by itself, however many shelves history has.
WITH
-- @include facts/searched_shelves
, fresh AS MATERIALIZED (
  SELECT k.*, i.shelf_id IS NULL AS is_new
    FROM (SELECT DISTINCT f.shelf_id FROM search AS f) AS f
   CROSS JOIN LATERAL (SELECT c.*
                         FROM (
-- @include facts/cells/shelf_identities
                              ) AS c
                        WHERE c.shelf_id = f.shelf_id
                       OFFSET 0) AS k
    LEFT JOIN LATERAL (SELECT i.* FROM shelfhelp.shelf_identities AS i WHERE i.shelf_id = f.shelf_id OFFSET 0) AS i ON true
   WHERE i.shelf_id IS NULL
      OR (k.canonical_key, k.reader_key, k.reader_id, k.shelf_name)
         IS DISTINCT FROM (i.canonical_key, i.reader_key, i.reader_id, i.shelf_name)
), added AS (
  INSERT INTO shelfhelp.shelf_identities (shelf_id, reader_id, shelf_name, canonical_key, reader_key)
  SELECT f.shelf_id, f.reader_id, f.shelf_name, f.canonical_key, f.reader_key FROM fresh AS f WHERE f.is_new
), changed AS (
  UPDATE shelfhelp.shelf_identities AS i
     SET reader_id = f.reader_id, shelf_name = f.shelf_name, canonical_key = f.canonical_key, reader_key = f.reader_key
    FROM fresh AS f
   WHERE NOT f.is_new AND f.shelf_id = i.shelf_id
  RETURNING i.shelf_id
)
SELECT count(*) FROM changed;
