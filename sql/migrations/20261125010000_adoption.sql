-- What the adoption of an existing database has to remember of it. Nothing in "public" is touched. In a database
-- that the migrations made, these tables stay empty.

-- Create "adoption" table: at most one row. "last_shelf_search_id" is the newest search that was there when the
-- dates were looked at; "derived_at" says when all below was complete.
CREATE TABLE "shelfhelp"."adoption" (
  "is_adopted" boolean NOT NULL DEFAULT true,
  "adopted_at" timestamptz NOT NULL DEFAULT now(),
  "program" text NOT NULL,
  "baseline" text NOT NULL,
  "added_indexes" text[] NOT NULL DEFAULT '{}',
  "last_shelf_search_id" bigint NULL,
  "derived_at" timestamptz NULL,
  PRIMARY KEY ("is_adopted"),
  CONSTRAINT "adoption_is_one_row" CHECK ("is_adopted")
);
COMMENT ON COLUMN "shelfhelp"."adoption"."added_indexes" IS 'indexes in public that are ours; noted before they are built';

-- Create "adopted_dates" table: the shelves and books whose dates are not what their searches tell, because the
-- existing pipeline has moved them backwards or never set them, with both dates as they were found.
CREATE TABLE "shelfhelp"."adopted_dates" (
  "kind" "char" NOT NULL,
  "row_id" bigint NOT NULL,
  "first" timestamp NULL,
  "last" timestamp NULL,
  PRIMARY KEY ("kind", "row_id"),
  CONSTRAINT "adopted_dates_kind" CHECK ("kind" IN ('s', 'b'))
);
COMMENT ON COLUMN "shelfhelp"."adopted_dates"."kind" IS 's: row_id is of shelves; b: of books';

-- Create "repeated_searches" table: searches that the existing pipeline stored again when their message came again.
-- The first of equal ones counts.
CREATE TABLE "shelfhelp"."repeated_searches" (
  "kind" "char" NOT NULL,
  "search_id" bigint NOT NULL,
  "first_search_id" bigint NOT NULL,
  PRIMARY KEY ("kind", "search_id"),
  CONSTRAINT "repeated_searches_kind" CHECK ("kind" IN ('s', 'l'))
);
COMMENT ON COLUMN "shelfhelp"."repeated_searches"."kind" IS 's: the ids are of shelf_searches; l: of library_searches';

-- Create "derive_adopted_dates" function: fills "adopted_dates", once. It is one statement, so that dates and
-- searches are those of one moment. Shelves and books that a run of ours reached before are left out: their dates
-- are no longer those that were found.
-- Result: how many rows there are.
CREATE FUNCTION "shelfhelp"."derive_adopted_dates"()
RETURNS bigint LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp SET jit = off SET work_mem = '64MB' AS $$
DECLARE
  noted bigint;
BEGIN
  WITH ours AS MATERIALIZED (
    SELECT s.shelf_id, s.books_returned
      FROM shelfhelp.notifications AS n JOIN public.shelf_searches AS s ON s.shelf_search_id = n.search_id
     WHERE n.kind = 's' AND NOT n.is_adopted
  ), our_book AS MATERIALIZED (
    SELECT DISTINCT u.id FROM ours AS o, unnest(o.books_returned) AS u(id)
  ), told AS (
    SELECT 's'::"char" AS kind, s.shelf_id AS id, min(s.time_start) AS first, max(s.time_start) AS last
      FROM public.shelf_searches AS s GROUP BY s.shelf_id
    UNION ALL
    SELECT 'b', b.id, min(s.time_start), max(s.time_start)
      FROM public.shelf_searches AS s, unnest(s.books_returned) AS b(id) GROUP BY b.id
  ), found AS (
    SELECT 's'::"char" AS kind, h.shelf_id AS id, h.date_added AS first, h.date_last_searched AS last FROM public.shelves AS h
     WHERE NOT EXISTS (SELECT FROM ours AS o WHERE o.shelf_id = h.shelf_id)
    UNION ALL
    SELECT 'b', b.book_id, b.date_added, b.date_last_displayed FROM public.books AS b
     WHERE NOT EXISTS (SELECT FROM our_book AS o WHERE o.id = b.book_id)
  ), inserted AS (
    INSERT INTO shelfhelp.adopted_dates AS t (kind, row_id, first, last)
    SELECT f.kind, f.id, f.first, f.last
      FROM found AS f LEFT JOIN told AS t USING (kind, id)
     WHERE (f.first, f.last) IS DISTINCT FROM (t.first, t.last)
    ON CONFLICT DO NOTHING RETURNING t.row_id
  ), marked AS (
    UPDATE shelfhelp.adoption SET last_shelf_search_id = (SELECT coalesce(max(s.shelf_search_id), 0) FROM public.shelf_searches AS s)
  )
  SELECT count(*) INTO noted FROM inserted;
  RETURN noted;
END $$;

-- Create "derive_repeated_searches" function: adds to "repeated_searches" what is not there yet. Searches that runs of
-- ours stored are left out: equal ones among them are different notifications. Starts that occur once are passed over
-- first, which is several times as quick as comparing whole rows at once.
-- Result: how many rows were added.
CREATE FUNCTION "shelfhelp"."derive_repeated_searches"()
RETURNS bigint LANGUAGE sql
SET search_path = pg_catalog, pg_temp SET jit = off SET work_mem = '64MB' AS $$
  WITH shelf_start AS MATERIALIZED (
    SELECT s.time_start FROM public.shelf_searches AS s WHERE s.time_start IS NOT NULL GROUP BY s.time_start HAVING count(*) > 1
  ), library_start AS MATERIALIZED (
    SELECT l.time_start FROM public.library_searches AS l WHERE l.time_start IS NOT NULL GROUP BY l.time_start HAVING count(*) > 1
  ), equal AS (
    SELECT 's'::"char" AS kind, array_agg(s.shelf_search_id ORDER BY s.shelf_search_id) AS ids
      FROM (SELECT s.* FROM public.shelf_searches AS s JOIN shelf_start AS r ON r.time_start = s.time_start
            UNION ALL
            SELECT s.* FROM public.shelf_searches AS s WHERE s.time_start IS NULL) AS s
     GROUP BY s.shelf_id, s.time_start, s.time_complete, s.books_returned HAVING count(*) > 1
    UNION ALL
    SELECT 'l', array_agg(l.library_search_id ORDER BY l.library_search_id)
      FROM (SELECT l.* FROM public.library_searches AS l JOIN library_start AS r ON r.time_start = l.time_start
            UNION ALL
            SELECT l.* FROM public.library_searches AS l WHERE l.time_start IS NULL) AS l
     GROUP BY l.library_id, l.book_id, l.is_libby, l.time_start, l.time_complete HAVING count(*) > 1
  ), inserted AS (
    INSERT INTO shelfhelp.repeated_searches AS t (kind, search_id, first_search_id)
    SELECT e.kind, u.id, e.ids[1]
      FROM equal AS e, unnest(e.ids[2:]) AS u(id)
     WHERE NOT EXISTS (SELECT FROM shelfhelp.notifications AS n
                        WHERE n.search_id = u.id AND n.kind = e.kind AND NOT n.is_adopted)
    ON CONFLICT DO NOTHING RETURNING t.search_id
  )
  SELECT count(*) FROM inserted;
$$;

-- Modify "undo_run" function: takes back what a run stored, as if it had never been. Shelves, books and libraries
-- that a run of ours made go with it once nothing else mentions them; dates go back to what the searches that are
-- left tell, or to those that were found at the adoption and the searches since then. Details of a book that stays
-- are kept. What the run rejected and no other run saw is removed, and
-- what it stored of earlier rejections is open again. Writers wait meanwhile: those of ours at the topics, the
-- existing pipeline at shelves and books.
-- Result: rows removed and changed by table; none if there is no such run or it was undone before.
CREATE OR REPLACE FUNCTION "shelfhelp"."undo_run"("undone" bigint)
RETURNS TABLE ("subject" text, "removed" bigint, "changed" bigint) LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp SET jit = off AS $$
#variable_conflict use_variable
DECLARE
  ledger_rows bigint;
  searches bigint[];
  checks bigint[];
  visits bigint[];
  gone bigint;
  shelf_ids bigint[];
  shelf_first timestamp[];
  shelf_last timestamp[];
  shown_ids bigint[];
  shown_first timestamp[];
  shown_last timestamp[];
  check_books bigint[];
  visit_books bigint[];
  check_libraries text[];
  book_ids bigint[];
  adopted_up_to bigint := (SELECT a.last_shelf_search_id FROM shelfhelp.adoption AS a);
BEGIN
  LOCK TABLE shelfhelp.topics IN ACCESS EXCLUSIVE MODE;
  LOCK TABLE public.shelves, public.books IN SHARE ROW EXCLUSIVE MODE;
  UPDATE shelfhelp.ingest_runs SET undone_at = now() WHERE run_id = undone AND undone_at IS NULL;
  IF NOT FOUND THEN
    RETURN;
  END IF;

  WITH deleted AS (
    DELETE FROM shelfhelp.notifications WHERE run_id = undone RETURNING kind, search_id, is_adopted
  )
  SELECT count(*), array_agg(d.search_id) FILTER (WHERE d.kind = 's' AND NOT d.is_adopted),
         array_agg(d.search_id) FILTER (WHERE d.kind = 'l' AND NOT d.is_adopted), array_agg(d.search_id) FILTER (WHERE d.kind = 'v')
    INTO ledger_rows, searches, checks, visits FROM deleted AS d;
  RETURN QUERY VALUES ('notifications', ledger_rows, 0::bigint);

  WITH deleted AS (
    DELETE FROM public.shelf_searches AS t USING unnest(searches) AS u(id) WHERE t.shelf_search_id = u.id
    RETURNING t.shelf_id, t.books_returned, t.time_start
  ), by_shelf AS (
    SELECT d.shelf_id, min(d.time_start) AS first, max(d.time_start) AS last FROM deleted AS d GROUP BY d.shelf_id
  ), by_book AS (
    SELECT b.id, min(d.time_start) AS first, max(d.time_start) AS last
      FROM deleted AS d, unnest(d.books_returned) AS b(id) GROUP BY b.id
  )
  SELECT (SELECT count(*) FROM deleted), s.ids, s.first, s.last, b.ids, b.first, b.last
    INTO gone, shelf_ids, shelf_first, shelf_last, shown_ids, shown_first, shown_last
    FROM (SELECT array_agg(x.shelf_id ORDER BY x.shelf_id) AS ids, array_agg(x.first ORDER BY x.shelf_id) AS first,
                 array_agg(x.last ORDER BY x.shelf_id) AS last FROM by_shelf AS x) AS s,
         (SELECT array_agg(x.id ORDER BY x.id) AS ids, array_agg(x.first ORDER BY x.id) AS first,
                 array_agg(x.last ORDER BY x.id) AS last FROM by_book AS x) AS b;
  RETURN QUERY VALUES ('shelf_searches', gone, 0::bigint);
  WITH deleted AS (
    DELETE FROM public.library_searches AS t USING unnest(checks) AS u(id) WHERE t.library_search_id = u.id
    RETURNING t.library_id, t.book_id
  )
  SELECT count(*), array_agg(DISTINCT d.library_id::text), array_agg(DISTINCT d.book_id)
    INTO gone, check_libraries, check_books FROM deleted AS d;
  RETURN QUERY VALUES ('library_searches', gone, 0::bigint);
  WITH deleted AS (
    DELETE FROM shelfhelp.goodreads_visits AS t USING unnest(visits) AS u(id) WHERE t.goodreads_visit_id = u.id
    RETURNING t.book_id
  )
  SELECT count(*), array_agg(DISTINCT d.book_id) INTO gone, visit_books FROM deleted AS d;
  RETURN QUERY VALUES ('goodreads_visits', gone, 0::bigint);

  RETURN QUERY
  WITH remaining AS (
    SELECT g.id, g.first AS gone_first, g.last AS gone_last,
           CASE WHEN a.row_id IS NULL THEN min(s.time_start)
                ELSE least(a.first, min(s.time_start) FILTER (WHERE s.shelf_search_id > adopted_up_to)) END AS first,
           CASE WHEN a.row_id IS NULL THEN max(s.time_start)
                ELSE greatest(a.last, max(s.time_start) FILTER (WHERE s.shelf_search_id > adopted_up_to)) END AS last,
           count(s.shelf_search_id) = 0 AND g.id IN (SELECT unnest(w.shelves) FROM shelfhelp.added_rows AS w) AS is_leaving
      FROM unnest(shelf_ids, shelf_first, shelf_last) AS g(id, first, last)
      LEFT JOIN public.shelf_searches AS s ON s.shelf_id = g.id
      LEFT JOIN shelfhelp.adopted_dates AS a ON a.kind = 's' AND a.row_id = g.id
     GROUP BY g.id, g.first, g.last, a.row_id, a.first, a.last
  ), deleted AS (
    DELETE FROM public.shelves AS t USING remaining AS r WHERE t.shelf_id = r.id AND r.is_leaving
    RETURNING t.shelf_id
  ), updated AS (
    UPDATE public.shelves AS t
       SET date_added = CASE WHEN t.date_added = r.gone_first THEN r.first ELSE t.date_added END,
           date_last_searched = CASE WHEN t.date_last_searched = r.gone_last THEN r.last ELSE t.date_last_searched END
      FROM remaining AS r
     WHERE t.shelf_id = r.id AND NOT r.is_leaving
       AND ((t.date_added = r.gone_first AND r.first IS DISTINCT FROM r.gone_first)
            OR (t.date_last_searched = r.gone_last AND r.last IS DISTINCT FROM r.gone_last))
    RETURNING t.shelf_id
  )
  SELECT 'shelves', (SELECT count(*) FROM deleted), (SELECT count(*) FROM updated);

  book_ids := ARRAY(SELECT DISTINCT u.id FROM unnest(shown_ids || check_books || visit_books) AS u(id));
  RETURN QUERY
  WITH mentioned AS (
    SELECT b.id, min(s.time_start) AS first, max(s.time_start) AS last,
           min(s.time_start) FILTER (WHERE s.shelf_search_id > adopted_up_to) AS later_first,
           max(s.time_start) FILTER (WHERE s.shelf_search_id > adopted_up_to) AS later_last
      FROM public.shelf_searches AS s, unnest(s.books_returned) AS b(id)
     WHERE b.id IN (SELECT u.id FROM unnest(book_ids) AS u(id))
     GROUP BY b.id
  ), remaining AS (
    SELECT u.id, g.first AS gone_first, g.last AS gone_last,
           CASE WHEN a.row_id IS NULL THEN m.first ELSE least(a.first, m.later_first) END AS first,
           CASE WHEN a.row_id IS NULL THEN m.last ELSE greatest(a.last, m.later_last) END AS last,
           m.id IS NULL AND NOT EXISTS (SELECT FROM public.library_searches AS l WHERE l.book_id = u.id)
             AND NOT EXISTS (SELECT FROM shelfhelp.goodreads_visits AS v WHERE v.book_id = u.id)
             AND u.id IN (SELECT unnest(w.books) FROM shelfhelp.added_rows AS w) AS is_leaving
      FROM unnest(book_ids) AS u(id)
      LEFT JOIN unnest(shown_ids, shown_first, shown_last) AS g(id, first, last) USING (id)
      LEFT JOIN mentioned AS m USING (id)
      LEFT JOIN shelfhelp.adopted_dates AS a ON a.kind = 'b' AND a.row_id = u.id
  ), deleted AS (
    DELETE FROM public.books AS t USING remaining AS r WHERE t.book_id = r.id AND r.is_leaving
    RETURNING t.book_id
  ), forgotten AS (
    DELETE FROM shelfhelp.book_details AS t USING deleted AS d WHERE t.book_id = d.book_id
  ), updated AS (
    UPDATE public.books AS t
       SET date_added = CASE WHEN t.date_added = r.gone_first THEN r.first ELSE t.date_added END,
           date_last_displayed = CASE WHEN t.date_last_displayed = r.gone_last THEN r.last ELSE t.date_last_displayed END
      FROM remaining AS r
     WHERE t.book_id = r.id AND NOT r.is_leaving
       AND ((t.date_added = r.gone_first AND r.first IS DISTINCT FROM r.gone_first)
            OR (t.date_last_displayed = r.gone_last AND r.last IS DISTINCT FROM r.gone_last))
    RETURNING t.book_id
  )
  SELECT 'books', (SELECT count(*) FROM deleted), (SELECT count(*) FROM updated);

  RETURN QUERY
  WITH deleted AS (
    DELETE FROM public.libraries AS t USING unnest(check_libraries) AS u(id)
     WHERE t.library_id = u.id AND t.library_name = t.library_id
       AND t.library_id IN (SELECT unnest(a.libraries) FROM shelfhelp.added_rows AS a)
       AND NOT EXISTS (SELECT FROM public.library_searches AS l WHERE l.library_id = t.library_id)
    RETURNING t.library_id
  )
  SELECT 'libraries', count(*), 0::bigint FROM deleted;

  RETURN QUERY
  WITH deleted AS (
    DELETE FROM shelfhelp.rejected_notifications
     WHERE run_id = undone AND first_run_id = undone AND state = 'open' RETURNING rejection_id
  ), reopened AS (
    UPDATE shelfhelp.rejected_notifications SET state = 'open', retried_run_id = NULL
     WHERE retried_run_id = undone RETURNING rejection_id
  )
  SELECT 'rejected_notifications', (SELECT count(*) FROM deleted), (SELECT count(*) FROM reopened);
END $$;

SELECT shelfhelp.secure();
