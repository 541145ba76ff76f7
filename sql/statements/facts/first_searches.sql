-- After the facts of searches ("search"): the first one of each shelf in the pieces, with what the shelf is the same as.
first_search AS MATERIALIZED (
  SELECT DISTINCT ON (f.shelf_id) f.shelf_id, f.g, f.started FROM search AS f
   WHERE f.shelf_id IS NOT NULL
   ORDER BY f.shelf_id, f.started, f.g
), keyed AS MATERIALIZED (
  SELECT f.shelf_id, f.g, f.started, k.canonical_key, k.reader_key
    FROM first_search AS f JOIN (
-- @include facts/cells/shelf_identities
         ) AS k ON k.shelf_id = f.shelf_id
), first_of AS (
  SELECT 'u'::"char" AS identity, k.shelf_id AS key, k.g FROM keyed AS k
  UNION ALL
  SELECT 's', c.canonical_key, c.g
    FROM (SELECT DISTINCT ON (k.canonical_key) k.canonical_key, k.g FROM keyed AS k
           ORDER BY k.canonical_key, k.started, k.g) AS c
  UNION ALL
  SELECT 'r', r.reader_key, r.g
    FROM (SELECT DISTINCT ON (k.reader_key) k.reader_key, k.g FROM keyed AS k
           WHERE k.reader_key IS NOT NULL ORDER BY k.reader_key, k.started, k.g) AS r
)
