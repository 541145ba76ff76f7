-- Names for libraries that a notification registered, whose name is their id until somebody tells it.

-- Create "name_libraries" function: gives each id its name. Ids are distinct. An id that is not there is added; a
-- library without a name of its own is named; a library that is called otherwise keeps its name unless
-- "overwrite" is set. Without a name of its own is one that a run of ours registered and whose name is its id:
-- in the reference data some have their id as name.
--
-- What was named is no longer the run's that registered it: an undo leaves it.
-- Result: one row per id in the order given: added, named, replaced, kept or same, and what it was called before.
CREATE FUNCTION "shelfhelp"."name_libraries"("ids" text[], "names" text[], "overwrite" boolean DEFAULT false)
RETURNS TABLE ("library_id" text, "outcome" text, "former_name" text) LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
  inserted text[];
BEGIN
  IF EXISTS (SELECT FROM unnest(ids, names) AS n(id, name)
              WHERE n.id IS NULL OR n.name IS NULL OR n.id = '' OR btrim(n.name) = '' OR char_length(n.name) > 200
                 OR char_length(n.id) > 200 OR n.id || n.name ~ '[[:cntrl:]]') THEN
    RAISE EXCEPTION 'an id or a name of a library is not usable' USING ERRCODE = '22023';
  END IF;
  WITH added AS (
    INSERT INTO public.libraries AS t (library_id, library_name)
    SELECT n.id, n.name FROM unnest(ids, names) AS n(id, name) ORDER BY n.id
    ON CONFLICT DO NOTHING RETURNING t.library_id
  )
  SELECT coalesce(array_agg(a.library_id::text), '{}') INTO inserted FROM added AS a;
  -- A new statement: it sees what another session registered while the one above waited for it.
  RETURN QUERY
  WITH known AS (
    SELECT n.id, n.name, n.position, k.library_name::text AS former_name,
           k.library_name = k.library_id
             AND n.id IN (SELECT unnest(a.libraries) FROM shelfhelp.added_rows AS a) AS is_unnamed
      FROM unnest(ids, names) WITH ORDINALITY AS n(id, name, position)
      JOIN public.libraries AS k ON k.library_id = n.id
  ), judged AS MATERIALIZED (
    SELECT k.id, k.name, k.position, nullif(k.former_name, CASE WHEN k.id = ANY (inserted) THEN k.name END) AS former_name,
           CASE WHEN k.id = ANY (inserted) THEN 'added'
                WHEN k.is_unnamed AND (overwrite OR k.former_name <> k.name) THEN 'named'
                WHEN k.former_name = k.name THEN 'same'
                WHEN overwrite THEN 'replaced'
                ELSE 'kept' END AS outcome
      FROM known AS k
  ), written AS (
    UPDATE public.libraries AS t SET library_name = j.name
      FROM judged AS j WHERE t.library_id = j.id AND j.outcome IN ('named', 'replaced')
  ), released AS (
    UPDATE shelfhelp.added_rows AS a
       SET libraries = ARRAY(SELECT l.id FROM unnest(a.libraries) AS l(id)
                              WHERE l.id NOT IN (SELECT j.id FROM judged AS j WHERE j.outcome IN ('named', 'replaced')))
     WHERE a.libraries && ARRAY(SELECT j.id FROM judged AS j WHERE j.outcome IN ('named', 'replaced'))
  )
  SELECT j.id, j.outcome, j.former_name FROM judged AS j ORDER BY j.position;
END $$;

SELECT shelfhelp.secure();
