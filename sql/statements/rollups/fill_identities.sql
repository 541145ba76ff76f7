-- What all shelves with an active day are the same as, into an empty table.
INSERT INTO @target.shelf_identities (shelf_id, reader_id, shelf_name, canonical_key, reader_key)
SELECT c.shelf_id, c.reader_id, c.shelf_name, c.canonical_key, c.reader_key
  FROM (
-- @include facts/cells/shelf_identities
       ) AS c
 WHERE c.shelf_id IN (SELECT d.shelf_id FROM @target.shelf_days AS d);
