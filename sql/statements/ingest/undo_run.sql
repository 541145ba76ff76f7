-- Takes a run back; rows removed and changed by table.
SELECT subject, removed, changed FROM shelfhelp.undo_run($1);
