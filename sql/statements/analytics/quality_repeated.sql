-- Searches and checks that the existing pipeline stored again, as the adoption found them.
SELECT count(*) FILTER (WHERE r.kind = 's'), count(*) FILTER (WHERE r.kind = 'l') FROM shelfhelp.repeated_searches AS r;
