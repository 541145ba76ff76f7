-- How many of the eight triggers that mark touched days are there and fire for everybody.
SELECT count(*)
  FROM pg_catalog.pg_trigger AS g
  JOIN pg_catalog.pg_proc AS p ON p.oid = g.tgfoid
  JOIN pg_catalog.pg_namespace AS n ON n.oid = p.pronamespace
 WHERE n.nspname = 'shelfhelp' AND g.tgname LIKE 'shelfhelp\_mark\_%' AND g.tgenabled = 'A'
   AND g.tgrelid IN (to_regclass('public.shelf_searches'), to_regclass('public.library_searches'));
