-- Deletes all marks that this transaction sees.
DELETE FROM shelfhelp.touched_day;
