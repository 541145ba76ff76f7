-- All shelves: URLs, shelves of readers (an unrecognised URL is one of its own), readers. Each URL is looked at once.
WITH identity AS MATERIALIZED (
-- @include facts/shelf_identity
)
SELECT count(*),
       count(DISTINCT i.reader_id || '/' || i.shelf_name) + count(*) FILTER (WHERE i.reader_id IS NULL),
       count(DISTINCT i.reader_id)
  FROM identity AS i;
