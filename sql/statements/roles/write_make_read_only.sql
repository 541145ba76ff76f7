-- Not run but written; a setting of a role is not inherited by its members.
SELECT format('ALTER ROLE %I SET default_transaction_read_only = on', $1::text);
