-- Notes, before it is built, that an index in public is ours.
UPDATE shelfhelp.adoption SET added_indexes = array_append(added_indexes, $1::text) WHERE NOT $1::text = ANY (added_indexes);
