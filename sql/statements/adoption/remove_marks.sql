-- Drops the triggers that mark touched days; schema shelfhelp may be older than they are.
DO $$
BEGIN
  IF to_regprocedure('shelfhelp.remove_marks()') IS NOT NULL THEN
    PERFORM shelfhelp.remove_marks();
  END IF;
END $$;
