-- The API roles of a hosted database, those that the web dashboard reads as.
SELECT r.rolname FROM pg_catalog.pg_roles AS r WHERE r.rolname IN ('anon', 'authenticated') ORDER BY 1;
