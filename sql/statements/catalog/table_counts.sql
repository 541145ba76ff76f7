-- Rows of the five shared tables and of the ledger.
SELECT (SELECT count(*) FROM public.libraries), (SELECT count(*) FROM public.books), (SELECT count(*) FROM public.shelves),
       (SELECT count(*) FROM public.shelf_searches), (SELECT count(*) FROM public.library_searches),
       (SELECT count(*) FROM shelfhelp.notifications), (SELECT count(*) FROM shelfhelp.rejected_notifications);
