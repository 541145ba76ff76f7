-- Whether there is a role of that name already, and who is asking.
SELECT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = $1::text), current_user;
