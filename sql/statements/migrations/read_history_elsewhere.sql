-- The versions of the history that Atlas keeps in a schema of its own when it is given neither a search path nor
-- --revisions-schema. Only where find_history.sql says that it can be read.
SELECT version FROM atlas_schema_revisions.atlas_schema_revisions ORDER BY version COLLATE "C";
