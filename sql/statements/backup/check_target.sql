-- What keeps a database from being filled: whether it is a standby, or read-only.
SELECT pg_is_in_recovery(), current_setting('transaction_read_only') = 'on';
