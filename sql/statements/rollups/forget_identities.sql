-- Forgets the identity of those of the shelves $1 that have no day any more.
DELETE FROM shelfhelp.shelf_identities AS i
 WHERE i.shelf_id = ANY ($1::bigint[]) AND NOT EXISTS (SELECT FROM shelfhelp.shelf_days AS d WHERE d.shelf_id = i.shelf_id);
