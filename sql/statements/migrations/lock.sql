-- The lock of everything that changes the schema or rights on it, until the transaction ends. The key is the Atlas
-- CLI's own (FNV-1 of "atlas_migrate_execute"), so that both exclude each other.
SELECT pg_advisory_xact_lock(2686470616);
