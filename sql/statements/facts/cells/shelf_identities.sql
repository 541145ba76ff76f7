-- What each shelf is the same as, with keys by which groups are found; a URL that is none of Goodreads' review lists
-- stands for itself and has no reader.
SELECT i.shelf_id, i.reader_id, i.shelf_name,
       hashtextextended(CASE WHEN i.reader_id IS NULL THEN 'url ' || i.shelf_url ELSE i.reader_id || ' ' || i.shelf_name END, 0) AS canonical_key,
       hashtextextended(i.reader_id, 0) AS reader_key
  FROM (
-- @include facts/shelf_identity
       ) AS i
