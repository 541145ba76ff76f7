-- Create "check_outcome" function: the four outcomes of a library check, from its text (docs/figures.md).
-- Result: available, out, absent (not in the catalogue) or unknown. Slow for single rows: group by the text first.
CREATE FUNCTION "shelfhelp"."check_outcome"("message" text, "available" boolean)
RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
  SELECT CASE
    WHEN m.text LIKE 'ITEM NOT FOUND%' THEN 'absent'
    WHEN m.text LIKE 'BOOK NOT FOUND%' THEN 'absent'
    WHEN m.text LIKE 'UNAVAILABLE%' THEN 'out'
    WHEN m.text LIKE 'CHECKED OUT%' THEN 'out'
    WHEN m.text LIKE 'UNKNOWN STATUS%' THEN 'unknown'
    WHEN m.text = 'AVAILABLE' OR m.text LIKE 'AVAILABLE:%' OR m.text LIKE 'AVAILABLE - %' THEN 'available'
    WHEN m.text LIKE 'AVAILABLE %' THEN CASE WHEN available THEN 'available' ELSE 'out' END
    WHEN m.text LIKE '% - CLICK BUTTON TO SEE WHERE' OR m.text LIKE '% - OPEN SEARCH TO SEE WHERE' THEN 'out'
    ELSE 'unknown'
  END
  FROM (SELECT upper(btrim(regexp_replace(message, '\s+', ' ', 'g'))) AS text) AS m;
$$;

-- Create "next_cache_anchor" function: when the backend's copy of a shelf was fetched, after one more search.
-- A search of 50 ms or more that does not start within 1,800 s of the last fetch's end was a fetch itself;
-- an answer from the copy does not extend it.
CREATE FUNCTION "shelfhelp"."next_cache_anchor"("anchor" timestamp, "started" timestamp, "completed" timestamp)
RETURNS timestamp LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF started IS NULL OR completed IS NULL OR completed - started < interval '50 milliseconds'
     OR (started >= anchor AND started <= anchor + interval '1800 seconds') THEN
    RETURN anchor;
  END IF;
  RETURN greatest(anchor, completed);
END $$;

-- Create "cache_anchor" aggregate: as a window over the searches of one shelf in order of their start.
CREATE AGGREGATE "shelfhelp"."cache_anchor"("started" timestamp, "completed" timestamp) (
  SFUNC = "shelfhelp"."next_cache_anchor",
  STYPE = timestamp
);

-- Create "shelf_search_facts" function: every shelf search up to a moment, with its duration in milliseconds
-- (NULL when it has none or a negative one) and whether it was cold: fetched from Goodreads, not answered
-- from the backend's copy. Warm is: 50 ms not reached, or started within 1,800 s of the last fetch's end.
CREATE FUNCTION "shelfhelp"."shelf_search_facts"("until" timestamp)
RETURNS TABLE ("shelf_search_id" bigint, "shelf_id" bigint, "time_start" timestamp, "total_book_count" integer,
               "duration_ms" float8, "is_cold" boolean)
LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT a.shelf_search_id, a.shelf_id, a.time_start, a.total_book_count,
         CASE WHEN a.time_complete >= a.time_start THEN date_part('epoch', a.time_complete - a.time_start) * 1000 END,
         a.time_complete - a.time_start >= interval '50 milliseconds'
           AND (a.anchor IS NULL OR a.time_start < a.anchor OR a.time_start > a.anchor + interval '1800 seconds')
    FROM (SELECT s.shelf_search_id, s.shelf_id, s.time_start, s.time_complete, s.total_book_count,
                 shelfhelp.cache_anchor(s.time_start, s.time_complete)
                   OVER (PARTITION BY s.shelf_id ORDER BY s.time_start, s.shelf_search_id
                         ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS anchor
            FROM public.shelf_searches AS s
           WHERE s.time_start < until) AS a
$$;

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA "shelfhelp" FROM PUBLIC;
