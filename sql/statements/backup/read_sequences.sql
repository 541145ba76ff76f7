-- The last value that each identity column of tables $1, columns $2 has got from its sequence; NULL: none yet, or not told.
SELECT t.name, (SELECT s.last_value FROM pg_catalog.pg_sequences AS s
                 WHERE format('%I.%I', s.schemaname, s.sequencename) = pg_get_serial_sequence(t.name, t.identity))
  FROM unnest($1::text[], $2::text[]) AS t(name, identity)
 WHERE to_regclass(t.name) IS NOT NULL;
