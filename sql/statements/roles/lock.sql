-- The lock of the migrations, until the transaction ends: they give and take rights, too.
SELECT pg_advisory_xact_lock(2686470616);
