-- Notes that everything the adoption has to remember is there.
UPDATE shelfhelp.adoption SET derived_at = now();
