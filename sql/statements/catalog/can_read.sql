-- Whether a relation is there and may be read.
SELECT coalesce(has_table_privilege(to_regclass($1::text)::oid, 'SELECT'), false);
