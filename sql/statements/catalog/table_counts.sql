-- Rows of the five shared tables and of the ledger.
SELECT (SELECT count(*) FROM shelfhelp.libraries), (SELECT count(*) FROM shelfhelp.books), (SELECT count(*) FROM shelfhelp.shelves),
       (SELECT count(*) FROM shelfhelp.shelf_searches), (SELECT count(*) FROM shelfhelp.library_searches),
       (SELECT count(*) FROM shelfhelp.notifications), (SELECT count(*) FROM shelfhelp.rejected_notifications);
