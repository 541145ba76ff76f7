-- The sequence behind the identity column $2 of table $1, quoted for SQL.
SELECT pg_get_serial_sequence($1, $2);
