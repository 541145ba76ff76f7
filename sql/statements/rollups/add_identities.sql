-- Notes what the shelves that were searched on the days $1 … $2 are the same as. Result: how many were something else before.
WITH
-- @include facts/searched_shelves
, fresh AS MATERIALIZED (
  SELECT c.*
    FROM (
-- @include facts/cells/shelf_identities
         ) AS c
   WHERE c.shelf_id IN (SELECT f.shelf_id FROM search AS f)
), added AS (
  INSERT INTO shelfhelp.shelf_identities (shelf_id, reader_id, shelf_name, canonical_key, reader_key)
  SELECT f.shelf_id, f.reader_id, f.shelf_name, f.canonical_key, f.reader_key FROM fresh AS f
   WHERE NOT EXISTS (SELECT FROM shelfhelp.shelf_identities AS i WHERE i.shelf_id = f.shelf_id)
), changed AS (
  UPDATE shelfhelp.shelf_identities AS i
     SET reader_id = f.reader_id, shelf_name = f.shelf_name, canonical_key = f.canonical_key, reader_key = f.reader_key
    FROM fresh AS f
   WHERE f.shelf_id = i.shelf_id AND (f.canonical_key, f.reader_key, f.reader_id, f.shelf_name)
                                     IS DISTINCT FROM (i.canonical_key, i.reader_key, i.reader_id, i.shelf_name)
  RETURNING i.shelf_id
)
SELECT count(*) FROM changed;
