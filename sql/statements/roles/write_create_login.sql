-- Not run but written: no utility statement takes parameters. $1 name, $2 verifier of the password, $3 group.
SELECT format('CREATE ROLE %I LOGIN PASSWORD %L IN ROLE %I', $1::text, $2::text, $3::text);
