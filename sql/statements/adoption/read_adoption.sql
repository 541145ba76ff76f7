-- How the database was adopted; no row if it was not.
SELECT baseline, derived_at IS NOT NULL, array_to_string(added_indexes, ' ') FROM shelfhelp.adoption;
