-- The gaps of canonical shelves and readers are made anew after one of their shelves became another.
DELETE FROM shelfhelp.shelf_gaps WHERE identity IN ('s', 'r');
