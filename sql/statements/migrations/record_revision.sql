-- One row of the migration history, as Atlas would write it. Instants and durations come from the runner.
INSERT INTO shelfhelp.atlas_schema_revisions
       (version, description, type, applied, total, executed_at, execution_time, error, error_stmt, hash,
        partial_hashes, operator_version)
VALUES ($1, $2, $3, $4, $4, $5, $6, '', '', $7, 'null', $8);
