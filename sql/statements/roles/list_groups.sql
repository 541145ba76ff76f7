-- Our roles: whether each exists, what it may read and call in schema shelfhelp, who is a member of it, and in which
-- other databases it has rights, as JSON arrays of names.
SELECT w.name, r.oid IS NOT NULL,
       (SELECT coalesce(json_agg(c.relname ORDER BY c.relname), '[]')
          FROM pg_catalog.pg_class AS c
         WHERE c.relnamespace = n.oid AND c.relkind IN ('r', 'p', 'v', 'm') AND has_table_privilege(r.oid, c.oid, 'SELECT')),
       (SELECT coalesce(json_agg(DISTINCT p.proname ORDER BY p.proname), '[]')
          FROM pg_catalog.pg_proc AS p
         WHERE p.pronamespace = n.oid AND has_function_privilege(r.oid, p.oid, 'EXECUTE')),
       (SELECT coalesce(json_agg(l.rolname ORDER BY l.rolname), '[]')
          FROM pg_catalog.pg_auth_members AS m
          JOIN pg_catalog.pg_roles AS l ON l.oid = m.member
         WHERE m.roleid = r.oid AND l.rolname <> 'shelfhelp_admin' AND pg_has_role(l.oid, r.oid, 'USAGE')),
       (SELECT coalesce(json_agg(DISTINCT d.datname ORDER BY d.datname), '[]')
          FROM pg_catalog.pg_shdepend AS s
          JOIN pg_catalog.pg_database AS d ON d.oid = s.dbid
         WHERE s.refclassid = 'pg_catalog.pg_authid'::regclass AND s.refobjid = r.oid AND d.datname <> current_database())
  FROM (VALUES (1, 'shelfhelp_read'), (2, 'shelfhelp_ingest'), (3, 'shelfhelp_admin')) AS w(position, name)
  JOIN pg_catalog.pg_namespace AS n ON n.nspname = 'shelfhelp'
  LEFT JOIN pg_catalog.pg_roles AS r ON r.rolname = w.name
 ORDER BY w.position;
