-- Lets the session write although new ones may only read: a database above its plan's size has to be emptied somehow.
SELECT pg_catalog.set_config('default_transaction_read_only', 'off', false);
