-- Takes over what was noted of the rows when their first database was adopted; what is noted of this database stays.
INSERT INTO shelfhelp.adoption AS t (is_adopted, adopted_at, program, baseline, last_shelf_search_id, derived_at)
SELECT r.is_adopted, r.adopted_at, r.program, r.baseline, r.last_shelf_search_id, r.derived_at FROM pg_temp.restored_adoption AS r
    ON CONFLICT (is_adopted) DO UPDATE SET last_shelf_search_id = excluded.last_shelf_search_id, derived_at = excluded.derived_at;
