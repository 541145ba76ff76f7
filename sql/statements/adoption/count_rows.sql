-- Rows of the five tables, in the order in which people name them.
SELECT (SELECT count(*) FROM public.libraries), (SELECT count(*) FROM public.books), (SELECT count(*) FROM public.shelves),
       (SELECT count(*) FROM public.shelf_searches), (SELECT count(*) FROM public.library_searches);
