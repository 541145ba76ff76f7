-- All shelves: URLs, shelves of readers (an unrecognised URL is one of its own), readers.
SELECT count(*), count(DISTINCT (i.reader_id, i.shelf_name)) FILTER (WHERE i.reader_id IS NOT NULL) + count(*) FILTER (WHERE i.reader_id IS NULL),
       count(DISTINCT i.reader_id)
  FROM (
-- @include facts/shelf_identity
       ) AS i;
