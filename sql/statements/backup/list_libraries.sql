-- All libraries and their names.
SELECT library_id, library_name FROM public.libraries ORDER BY library_id COLLATE "C";
