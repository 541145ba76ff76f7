-- Takes over libraries that were read into a temporary table; those that are here already are called as there.
INSERT INTO public.libraries AS t (library_id, library_name)
SELECT DISTINCT ON (r.library_id) r.library_id, r.library_name FROM pg_temp.restored_libraries AS r
    ON CONFLICT (library_id) DO UPDATE SET library_name = excluded.library_name WHERE t.library_name <> excluded.library_name;
