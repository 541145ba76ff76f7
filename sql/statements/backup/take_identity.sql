-- Takes the next value of the sequence behind the identity column $2 of table $1.
SELECT nextval(pg_get_serial_sequence($1, $2));
