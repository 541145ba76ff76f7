-- The migration history, oldest version first. Versions beginning with a dot are Atlas Cloud's own notes.
SELECT version, description, type, applied, total, coalesce(error, ''), hash
  FROM shelfhelp.atlas_schema_revisions
 WHERE NOT starts_with(version, '.')
 ORDER BY version COLLATE "C";
