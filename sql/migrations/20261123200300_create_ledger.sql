-- Create schema "shelfhelp": what is ours, beside the five tables in "public" that we share.
CREATE SCHEMA IF NOT EXISTS "shelfhelp";

-- Create "topics" table: SNS topics, as a small number in the ledger's key.
CREATE TABLE "shelfhelp"."topics" (
  "topic_id" integer NOT NULL GENERATED ALWAYS AS IDENTITY,
  "topic_arn" text NOT NULL,
  PRIMARY KEY ("topic_id"),
  CONSTRAINT "topics_topic_arn_key" UNIQUE ("topic_arn")
);

-- Create "ingest_runs" table: one row per run of an ingester; the check is the promise of conservation.
CREATE TABLE "shelfhelp"."ingest_runs" (
  "run_id" bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  "source" text NOT NULL,
  "program" text NOT NULL,
  "started_at" timestamptz NOT NULL DEFAULT now(),
  "last_batch_at" timestamptz NULL,
  "read_count" bigint NOT NULL DEFAULT 0,
  "stored_count" bigint NOT NULL DEFAULT 0,
  "duplicate_count" bigint NOT NULL DEFAULT 0,
  "rejected_count" bigint NOT NULL DEFAULT 0,
  PRIMARY KEY ("run_id"),
  CONSTRAINT "ingest_runs_conservation" CHECK ("read_count" = "stored_count" + "duplicate_count" + "rejected_count")
);

-- Create "notifications" table: the ledger. A row is written in the same transaction as the effect of its
-- notification, so a delivery that comes again finds it and changes nothing. No foreign keys: they would
-- cost a look-up per row, and nothing here is ever deleted but by an undo that knows both sides.
CREATE TABLE "shelfhelp"."notifications" (
  "topic_id" integer NOT NULL,
  "notification_id" uuid NOT NULL,
  "message_id" text NULL,
  "content_hash" bytea NOT NULL,
  "kind" "char" NOT NULL,
  "search_id" bigint NOT NULL,
  "run_id" bigint NOT NULL,
  "sequence_number" text NULL,
  "published_at" timestamptz NULL,
  "applied_at" timestamptz NOT NULL DEFAULT now(),
  "warnings" text[] NULL,
  PRIMARY KEY ("topic_id", "notification_id"),
  CONSTRAINT "notifications_kind" CHECK ("kind" IN ('s', 'l'))
);
COMMENT ON COLUMN "shelfhelp"."notifications"."notification_id" IS 'the SNS MessageId; made from its SHA-256 where it is no UUID';
COMMENT ON COLUMN "shelfhelp"."notifications"."message_id" IS 'the MessageId as it came, where it is no UUID';
COMMENT ON COLUMN "shelfhelp"."notifications"."kind" IS 's: search_id is of shelf_searches; l: of library_searches';

-- Create "rejected_notifications" table: refused, with the bytes, so that nothing is lost.
CREATE TABLE "shelfhelp"."rejected_notifications" (
  "rejection_id" bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  "raw_sha256" bytea NOT NULL,
  "raw" bytea NOT NULL,
  "raw_size" bigint NOT NULL,
  "reason" text NOT NULL,
  "path" text NOT NULL,
  "byte_offset" bigint NULL,
  "detail" text NOT NULL,
  "excerpt" text NOT NULL,
  "source" text NOT NULL,
  "line" bigint NOT NULL,
  "record" bigint NOT NULL,
  "run_id" bigint NOT NULL,
  "attempts" bigint NOT NULL DEFAULT 1,
  "first_seen_at" timestamptz NOT NULL DEFAULT now(),
  "last_seen_at" timestamptz NOT NULL DEFAULT now(),
  "state" text NOT NULL DEFAULT 'open',
  PRIMARY KEY ("rejection_id"),
  CONSTRAINT "rejected_notifications_raw_sha256_key" UNIQUE ("raw_sha256"),
  CONSTRAINT "rejected_notifications_state" CHECK ("state" IN ('open', 'retried', 'discarded'))
);
-- Create index "idx_rejected_notifications_open": the dashboard asks for their number at every refresh.
CREATE INDEX "idx_rejected_notifications_open" ON "shelfhelp"."rejected_notifications" ("last_seen_at") WHERE "state" = 'open';

-- Create "record_rejections" function: one row per raw text; a redelivery counts as another attempt.
CREATE FUNCTION "shelfhelp"."record_rejections"(
  "run" bigint, "raws" bytea[], "raw_hashes" bytea[], "raw_sizes" bigint[], "reasons" text[], "paths" text[],
  "byte_offsets" bigint[], "details" text[], "excerpts" text[], "sources" text[], "lines" bigint[], "records" bigint[])
RETURNS void LANGUAGE sql
SET search_path = pg_catalog, pg_temp SET jit = off AS $$
  INSERT INTO shelfhelp.rejected_notifications AS t
    (raw_sha256, raw, raw_size, reason, path, byte_offset, detail, excerpt, source, line, record, run_id, attempts)
  SELECT r.hash, (array_agg(r.raw))[1], min(r.size), min(r.reason), min(r.path), min(r.byte_offset), min(r.detail),
         min(r.excerpt), min(r.source), min(r.line), min(r.record), run, count(*)
    FROM unnest(raws, raw_hashes, raw_sizes, reasons, paths, byte_offsets, details, excerpts, sources, lines, records)
         AS r(raw, hash, size, reason, path, byte_offset, detail, excerpt, source, line, record)
   GROUP BY r.hash
   ORDER BY r.hash
  ON CONFLICT (raw_sha256) DO UPDATE
    SET attempts = t.attempts + excluded.attempts, last_seen_at = now(), reason = excluded.reason,
        path = excluded.path, byte_offset = excluded.byte_offset, detail = excluded.detail,
        excerpt = excluded.excerpt, run_id = excluded.run_id,
        state = CASE WHEN t.state = 'discarded' THEN 'discarded' ELSE 'open' END;
  UPDATE shelfhelp.ingest_runs
     SET read_count = read_count + cardinality(raws), rejected_count = rejected_count + cardinality(raws),
         last_batch_at = now()
   WHERE run_id = run AND cardinality(raws) > 0;
$$;

-- Create "ingest_batch" function: a whole batch in one statement, one transaction, one round trip.
--
-- The arrays are made by sql/ingeststore.cpp. "n_" has one element per notification; keys within a batch are
-- distinct. Positions count from 1. "s_" are the shelf searches, "p_" the books they showed in order (book 0
-- stands for an empty list), "l_" the library checks; "book_" and "shelf_urls" are distinct and
-- sorted, so that two ingesters take their locks in the same order.
-- Returns one row per notification that was not simply stored: d duplicate, c known key with other content,
-- w stored with a warning that only the database can know.
--
-- Arrays of numbers are read by position, which is quick and leaves nothing to estimate; keys are looked up
-- by scalar subqueries. Nested loops and sequential scans are off, because a plan that was made while the
-- tables were empty would stay for the session.
CREATE FUNCTION "shelfhelp"."ingest_batch"(
  "run" bigint, "topics" text[],
  "n_topic" integer[], "n_id" uuid[], "n_message_id" text[], "n_hash" bytea[], "n_kind" integer[], "n_sequence" text[],
  "n_published" timestamptz[], "n_warnings" text[],
  "shelf_urls" text[],
  "book_hashes" text[], "book_gr_ids" bigint[], "book_titles" text[], "book_authors" text[], "book_isbns" text[],
  "s_notification" integer[], "s_shelf" integer[], "s_num_books" integer[], "s_total_books" integer[],
  "s_start" timestamp[], "s_end" timestamp[], "s_type" text[],
  "p_search" integer[], "p_book" integer[],
  "l_notification" integer[], "l_library" text[], "l_libby" boolean[], "l_start" timestamp[], "l_end" timestamp[],
  "l_book" integer[], "l_available" boolean[], "l_message" text[],
  "repeats" integer)
RETURNS TABLE ("notification" integer, "outcome" text, "warning" text) LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp SET jit = off SET plan_cache_mode = force_generic_plan
SET enable_nestloop = off SET enable_seqscan = off AS $$
#variable_conflict use_variable
DECLARE
  topic_ids integer[];
  fresh boolean[];
  stored bigint;
  conflicts bigint;
  shelf_ids bigint[];
  book_ids bigint[];
  search_ids bigint[];
  ambiguous integer[];
  registered text[];
  warned text[];
BEGIN
  INSERT INTO shelfhelp.topics (topic_arn)
  SELECT t.arn FROM unnest(topics) AS t(arn)
   WHERE (SELECT k.topic_id FROM shelfhelp.topics AS k WHERE k.topic_arn = t.arn) IS NULL
   ORDER BY t.arn
  ON CONFLICT DO NOTHING;
  SELECT array_agg((SELECT k.topic_id FROM shelfhelp.topics AS k WHERE k.topic_arn = t.arn) ORDER BY t.position)
    INTO topic_ids FROM unnest(topics) WITH ORDINALITY AS t(arn, position);

  -- What the ledger does not know yet. Another ingester may be faster: the insert below has the last word.
  SELECT array_agg((SELECT k.kind FROM shelfhelp.notifications AS k
                     WHERE k.topic_id = topic_ids[n.topic] AND k.notification_id = n.id) IS NULL ORDER BY n.position)
    INTO fresh FROM unnest(n_topic, n_id) WITH ORDINALITY AS n(topic, id, position);
  fresh := coalesce(fresh, '{}');

  IF true = ANY (fresh) THEN
    WITH wanted AS (
      SELECT DISTINCT l.library FROM unnest(l_notification, l_library) AS l(notification, library)
       WHERE fresh[l.notification] AND (SELECT k.library_name FROM public.libraries AS k WHERE k.library_id = l.library) IS NULL
       ORDER BY l.library
    ), inserted AS (
      INSERT INTO public.libraries (library_id, library_name) SELECT w.library, w.library FROM wanted AS w
      ON CONFLICT DO NOTHING RETURNING library_id
    )
    SELECT coalesce(array_agg(i.library_id::text), '{}') INTO registered FROM inserted AS i;

    INSERT INTO public.shelves AS t (shelf_url, date_added, date_last_searched)
    SELECT u.url, seen.first, seen.last
      FROM unnest(shelf_urls) WITH ORDINALITY AS u(url, position)
      JOIN (SELECT s.shelf, min(s.start) AS first, max(s.start) AS last
              FROM unnest(s_notification, s_shelf, s_start) AS s(notification, shelf, start)
             WHERE fresh[s.notification] GROUP BY s.shelf) AS seen ON seen.shelf = u.position
     ORDER BY u.position
    ON CONFLICT (shelf_url) DO UPDATE
      SET date_added = least(t.date_added, excluded.date_added),
          date_last_searched = greatest(t.date_last_searched, excluded.date_last_searched)
      WHERE t.date_added IS NULL OR t.date_last_searched IS NULL
         OR t.date_added > excluded.date_added OR t.date_last_searched < excluded.date_last_searched;
    SELECT array_agg(coalesce((SELECT k.shelf_id FROM public.shelves AS k WHERE k.shelf_url = u.url), 0) ORDER BY u.position)
      INTO shelf_ids FROM unnest(shelf_urls) WITH ORDINALITY AS u(url, position);

    -- A library check brings a book without dates; a shelf search says when it was shown.
    INSERT INTO public.books AS t (unique_hash, gr_id, title, author, isbn, date_added, date_last_displayed)
    SELECT b.hash, b.gr_id, b.title, b.author, b.isbn, seen.first, seen.last
      FROM unnest(book_hashes, book_gr_ids, book_titles, book_authors, book_isbns) WITH ORDINALITY
           AS b(hash, gr_id, title, author, isbn, position)
      JOIN (SELECT m.book, min(m.start) AS first, max(m.start) AS last
              FROM (SELECT p.book, s_start[p.search] AS start FROM unnest(p_search, p_book) AS p(search, book)
                     WHERE p.book > 0 AND fresh[s_notification[p.search]]
                    UNION ALL
                    SELECT l.book, NULL FROM unnest(l_notification, l_book) AS l(notification, book)
                     WHERE fresh[l.notification]) AS m
             GROUP BY m.book) AS seen ON seen.book = b.position
     ORDER BY b.position
    ON CONFLICT (unique_hash) DO UPDATE
      SET date_added = least(t.date_added, excluded.date_added),
          date_last_displayed = greatest(t.date_last_displayed, excluded.date_last_displayed)
      WHERE excluded.date_added IS NOT NULL
        AND (t.date_added IS NULL OR t.date_last_displayed IS NULL
             OR t.date_added > excluded.date_added OR t.date_last_displayed < excluded.date_last_displayed);
    SELECT array_agg(coalesce(k.book_id, 0) ORDER BY b.position),
           array_agg(b.position::integer) FILTER (WHERE k.title IS DISTINCT FROM b.title OR k.author IS DISTINCT FROM b.author)
      INTO book_ids, ambiguous
      FROM unnest(book_hashes, book_titles, book_authors) WITH ORDINALITY AS b(hash, title, author, position)
      LEFT JOIN LATERAL (SELECT x.book_id, x.title::text, x.author::text FROM public.books AS x
                          WHERE x.unique_hash = b.hash OFFSET 0) AS k ON true;

    -- Warnings that only the database can know.
    warned := array_fill(NULL::text, ARRAY[cardinality(fresh)]);
    IF cardinality(registered) > 0 OR cardinality(ambiguous) > 0 THEN
      SELECT array_agg(concat_ws(' ', nullif(n.warnings, ''),
               CASE WHEN EXISTS (SELECT FROM unnest(l_notification, l_library) AS l(notification, library)
                                  WHERE l.notification = n.position AND l.library = ANY (registered))
                    THEN 'library.registered' END,
               CASE WHEN EXISTS (SELECT FROM unnest(l_notification, l_book) AS l(notification, book)
                                  WHERE l.notification = n.position AND l.book = ANY (ambiguous))
                      OR EXISTS (SELECT FROM unnest(p_search, p_book) AS p(search, book)
                                  WHERE s_notification[p.search] = n.position AND p.book = ANY (ambiguous))
                    THEN 'hash.ambiguous' END) ORDER BY n.position)
        INTO warned FROM unnest(n_warnings) WITH ORDINALITY AS n(warnings, position);
    ELSE
      warned := n_warnings;
    END IF;

    SELECT array_agg(CASE WHEN NOT fresh[n.position] THEN 0::bigint
                          WHEN n.kind = 0 THEN nextval('public.shelf_searches_shelf_search_id_seq')
                          ELSE nextval('public.library_searches_library_search_id_seq') END ORDER BY n.position)
      INTO search_ids FROM unnest(n_kind) WITH ORDINALITY AS n(kind, position);

    INSERT INTO shelfhelp.notifications (topic_id, notification_id, message_id, content_hash, kind, search_id, run_id,
                                         sequence_number, published_at, warnings)
    SELECT topic_ids[n.topic], n.id, n.message_id, n.hash, (CASE n.kind WHEN 0 THEN 's' ELSE 'l' END)::"char",
           search_ids[n.position], run, n.sequence, n.published, string_to_array(nullif(n.warnings, ''), ' ')
      FROM unnest(n_topic, n_id, n_message_id, n_hash, n_kind, n_sequence, n_published, warned) WITH ORDINALITY
           AS n(topic, id, message_id, hash, kind, sequence, published, warnings, position)
     WHERE fresh[n.position]
     ORDER BY n.topic, n.id
    ON CONFLICT DO NOTHING;
    GET DIAGNOSTICS stored = ROW_COUNT;
    IF stored < cardinality(array_positions(fresh, true)) THEN
      -- Another ingester stored some of them meanwhile: ours are those whose row carries our id.
      SELECT array_agg(fresh[n.position] AND coalesce((SELECT k.search_id = search_ids[n.position] AND k.run_id = run
                                                         FROM shelfhelp.notifications AS k
                                                        WHERE k.topic_id = topic_ids[n.topic] AND k.notification_id = n.id), false)
                       ORDER BY n.position)
        INTO fresh FROM unnest(n_topic, n_id) WITH ORDINALITY AS n(topic, id, position);
    END IF;

    INSERT INTO public.shelf_searches (shelf_search_id, shelf_id, num_books, time_start, time_complete, total_book_count,
                                       books_returned, search_type)
    OVERRIDING SYSTEM VALUE
    SELECT search_ids[s.notification], shelf_ids[s.shelf], s.num_books, s.start, s.finish, s.total_books, shown.books, s.type
      FROM unnest(s_notification, s_shelf, s_num_books, s_start, s_end, s_total_books, s_type) WITH ORDINALITY
           AS s(notification, shelf, num_books, start, finish, total_books, type, position)
      JOIN (SELECT p.search, coalesce(array_agg(book_ids[p.book] ORDER BY p.position) FILTER (WHERE p.book > 0), '{}') AS books
              FROM unnest(p_search, p_book) WITH ORDINALITY AS p(search, book, position) GROUP BY p.search) AS shown
        ON shown.search = s.position
     WHERE fresh[s.notification]
     ORDER BY s.position;

    INSERT INTO public.library_searches (library_search_id, library_id, is_libby, time_start, time_complete, book_id, available,
                                         availability_message)
    OVERRIDING SYSTEM VALUE
    SELECT search_ids[l.notification], l.library, l.libby, l.start, l.finish, book_ids[l.book], l.available, l.message
      FROM unnest(l_notification, l_library, l_libby, l_start, l_end, l_book, l_available, l_message) WITH ORDINALITY
           AS l(notification, library, libby, start, finish, book, available, message, position)
     WHERE fresh[l.notification]
     ORDER BY l.position;

    RETURN QUERY
    SELECT n.position::integer, 'w'::text, w.warning
      FROM unnest(n_warnings, warned) WITH ORDINALITY AS n(known, warned, position),
           LATERAL unnest(string_to_array(n.warned, ' ')) AS w(warning)
     WHERE fresh[n.position] AND n.warned IS DISTINCT FROM n.known
       AND w.warning IN ('library.registered', 'hash.ambiguous');
  ELSE
    stored := 0;
  END IF;

  RETURN QUERY
  SELECT n.position::integer, CASE WHEN k.content_hash = n.hash THEN 'd' ELSE 'c' END, NULL::text
    FROM unnest(n_topic, n_id, n_hash) WITH ORDINALITY AS n(topic, id, hash, position)
    JOIN LATERAL (SELECT x.content_hash FROM shelfhelp.notifications AS x
                   WHERE x.topic_id = topic_ids[n.topic] AND x.notification_id = n.id OFFSET 0) AS k ON true
   WHERE NOT fresh[n.position];

  SELECT count(*) INTO conflicts
    FROM unnest(n_topic, n_id, n_hash) WITH ORDINALITY AS n(topic, id, hash, position)
   WHERE NOT fresh[n.position]
     AND (SELECT x.content_hash FROM shelfhelp.notifications AS x
           WHERE x.topic_id = topic_ids[n.topic] AND x.notification_id = n.id) <> n.hash;
  UPDATE shelfhelp.ingest_runs
     SET read_count = read_count + cardinality(fresh) + repeats - conflicts, stored_count = stored_count + stored,
         duplicate_count = duplicate_count + cardinality(fresh) + repeats - conflicts - stored, last_batch_at = now()
   WHERE run_id = run;
END $$;

-- Row level security without policies: the owner works, the API roles of a hosted database see nothing.
ALTER TABLE "shelfhelp"."topics" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "shelfhelp"."ingest_runs" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "shelfhelp"."notifications" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "shelfhelp"."rejected_notifications" ENABLE ROW LEVEL SECURITY;
REVOKE ALL ON SCHEMA "shelfhelp" FROM PUBLIC;
REVOKE ALL ON ALL TABLES IN SCHEMA "shelfhelp" FROM PUBLIC;
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA "shelfhelp" FROM PUBLIC;
DO $$
DECLARE
  api_role text;
BEGIN
  FOREACH api_role IN ARRAY ARRAY['anon', 'authenticated'] LOOP
    IF EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = api_role) THEN
      EXECUTE format('REVOKE ALL ON SCHEMA shelfhelp FROM %I', api_role);
      EXECUTE format('REVOKE ALL ON ALL TABLES IN SCHEMA shelfhelp FROM %I', api_role);
      EXECUTE format('REVOKE ALL ON ALL SEQUENCES IN SCHEMA shelfhelp FROM %I', api_role);
      EXECUTE format('REVOKE ALL ON ALL FUNCTIONS IN SCHEMA shelfhelp FROM %I', api_role);
      EXECUTE format('ALTER DEFAULT PRIVILEGES IN SCHEMA shelfhelp REVOKE ALL ON TABLES FROM %I', api_role);
      EXECUTE format('ALTER DEFAULT PRIVILEGES IN SCHEMA shelfhelp REVOKE ALL ON FUNCTIONS FROM %I', api_role);
    END IF;
  END LOOP;
END $$;
