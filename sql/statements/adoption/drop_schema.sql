-- Removes all that is ours but the indexes in public. Whoever calls it sees to what else would go with it.
DROP SCHEMA shelfhelp CASCADE;
