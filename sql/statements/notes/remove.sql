-- Removes a note; whether there was one.
SELECT shelfhelp.remove_note($1::bigint);
