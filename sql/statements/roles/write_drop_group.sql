-- Not run but written.
SELECT format('DROP ROLE %I', $1::text);
