-- The same for a role without rights on the table.
SELECT version, description, type, applied, total, coalesce(error, ''), hash
  FROM shelfhelp.migration_history()
 WHERE NOT starts_with(version, '.')
 ORDER BY version COLLATE "C";
