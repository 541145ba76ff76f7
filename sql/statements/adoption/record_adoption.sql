-- Notes that the database is adopted; what an earlier attempt noted stays.
INSERT INTO shelfhelp.adoption (program, baseline) VALUES ($1, $2) ON CONFLICT DO NOTHING;
