-- SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
-- SPDX-License-Identifier: GPL-3.0-or-later

-- What the existing pipeline has stored, the same every time, with all that its rows are known for: some 2,500 shelf
-- searches and 3,000 library checks, repeated deliveries, dates that went backwards, gaps in the identities.

-- Three libraries share a name, and one has its id as its name.
INSERT INTO public.libraries (library_id, library_name)
SELECT 'library-' || n, CASE WHEN n IN (7, 70, 170) THEN 'Springfield Public Library' ELSE 'Library No. ' || n END
  FROM generate_series(1, 300) AS n;
INSERT INTO public.libraries VALUES ('bookcloud', 'bookcloud');

-- Every failed insert burns a number.
INSERT INTO public.shelves (shelf_id, shelf_url) OVERRIDING SYSTEM VALUE
SELECT n + n / 7, format('https://www.goodreads.com/review/list/%s?shelf=to-read', 1000 + n) FROM generate_series(1, 400) AS n;

-- Some editions share a Goodreads id; a corrected title has made a second row.
INSERT INTO public.books (book_id, unique_hash, gr_id, title, author, isbn) OVERRIDING SYSTEM VALUE
SELECT b.n + b.n / 3, encode(sha256(convert_to(format('%s-%s-%s-%s', b.title, b.author, b.gr_id, b.isbn), 'UTF8')), 'hex'),
       b.gr_id, b.title, b.author, b.isbn
  FROM (SELECT n, 'The Café – Volume ' || n AS title, 'Ana Žabić ' || n % 90 AS author, 9000000 + n - (n % 50 = 0)::int AS gr_id,
               CASE WHEN n % 4 = 0 THEN '97800000' || lpad(n::text, 5, '0') ELSE '' END AS isbn
          FROM generate_series(1, 1500) AS n) AS b;
-- Sent without a title: the text of the hash has None, the row has NULL.
INSERT INTO public.books (book_id, unique_hash, gr_id, author, isbn) OVERRIDING SYSTEM VALUE
VALUES (2001, encode(sha256('None-Ana-9900000-'), 'hex'), 9900000, 'Ana', '');

-- Answers from the backend's copy take milliseconds, fetches take seconds. Whatever was there before the column
-- search_type came was filled in as Shuffle. Twelve in a row have 0 to 11 books.
INSERT INTO public.shelf_searches (shelf_search_id, shelf_id, num_books, time_start, time_complete, total_book_count, books_returned, search_type)
OVERRIDING SYSTEM VALUE
SELECT s.n + s.n / 10, s.shelf + s.shelf / 7, cardinality(s.books), s.start,
       s.start + CASE WHEN s.n % 3 = 0 THEN interval '3.217 milliseconds' ELSE make_interval(secs => 1.5 + s.n % 70 / 10.0) END,
       s.n % 700, s.books,
       CASE WHEN s.n <= 600 THEN 'Shuffle' WHEN s.n % 97 = 0 THEN NULL WHEN s.n = 2000 THEN 'Browse' WHEN s.n % 5 = 0 THEN 'Search' ELSE 'Shuffle' END
  FROM (SELECT n, 1 + (n * 211 + n / 97) % 390 AS shelf,
               timestamp '2024-08-01 06:00' + n * interval '3 hours 17 minutes 11.123457 seconds' AS start,
               ARRAY(SELECT b + b / 3 FROM (SELECT 1 + (n * 31 + i * 97) % 1400 AS b FROM generate_series(1, n % 12) AS i) AS x) AS books
          FROM generate_series(1, 2400) AS n) AS s;
-- Nobody knows why: no list at all, no shelf, an end before the start, no times; and a book shown twice at once.
INSERT INTO public.shelf_searches (shelf_search_id, shelf_id, num_books, time_start, time_complete, total_book_count, books_returned, search_type)
OVERRIDING SYSTEM VALUE VALUES
  (3001, 1, 0, '2025-02-03 10:00:00', '2025-02-03 10:00:01.5', 12, NULL, 'Shuffle'),
  (3002, NULL, 1, '2025-02-03 11:00:00', '2025-02-03 11:00:01.5', 12, '{1}', 'Shuffle'),
  (3003, 1, 1, '2025-02-03 12:00:02', '2025-02-03 12:00:00', 12, '{1}', 'Search'),
  (3004, 2, NULL, NULL, NULL, NULL, '{}', NULL),
  (3005, 2, 2, '2025-02-04 09:00:00', '2025-02-04 09:00:02', 12, '{2,2}', 'Shuffle');
-- Delivered again: once more, and every tenth of those a third time. Nothing of a row need be known for that.
INSERT INTO public.shelf_searches (shelf_search_id, shelf_id, num_books, time_start, time_complete, total_book_count, books_returned, search_type)
OVERRIDING SYSTEM VALUE
SELECT 4000 + row_number() OVER (ORDER BY copy, s.shelf_search_id), s.shelf_id, s.num_books, s.time_start, s.time_complete, s.total_book_count,
       s.books_returned, s.search_type
  FROM generate_series(1, 2) AS copy, public.shelf_searches AS s
 WHERE s.shelf_search_id IN (3001, 3004) AND copy = 1 OR s.shelf_search_id % 50 = 1 AND s.shelf_search_id <= 2500 AND (copy = 1 OR s.shelf_search_id % 500 = 1);

INSERT INTO public.library_searches (library_search_id, library_id, is_libby, time_start, time_complete, book_id, available, availability_message)
OVERRIDING SYSTEM VALUE
SELECT l.n + l.n / 9, CASE WHEN l.n % 100 = 0 THEN 'bookcloud' ELSE 'library-' || 1 + l.n % 40 * 7 END,
       CASE WHEN l.n % 61 = 0 THEN NULL ELSE l.n % 2 = 0 END, l.start, l.start + make_interval(secs => 0.4 + l.n % 13 / 10.0),
       l.book + l.book / 3, CASE WHEN l.n % 71 = 0 THEN NULL ELSE l.n % 4 = 0 END,
       CASE WHEN l.n % 71 = 0 THEN NULL WHEN l.n % 4 = 0 THEN 'Available' WHEN l.n % 4 = 1 THEN 'Unavailable' WHEN l.n % 4 = 2 THEN 'Book not found' ELSE 'Checked out' END
  FROM (SELECT n, timestamp '2024-08-01 07:00' + n * interval '2 hours 31 minutes 7.654321 seconds' AS start, 1 + n * 17 % 1490 AS book
          FROM generate_series(1, 2900) AS n) AS l;
INSERT INTO public.library_searches (library_search_id, library_id, is_libby, time_start, time_complete, book_id, available, availability_message)
OVERRIDING SYSTEM VALUE VALUES
  (4001, 'library-7', NULL, '2025-03-01 08:00:00', NULL, NULL, NULL, NULL);
INSERT INTO public.library_searches (library_search_id, library_id, is_libby, time_start, time_complete, book_id, available, availability_message)
OVERRIDING SYSTEM VALUE
SELECT 5000 + row_number() OVER (ORDER BY l.library_search_id), l.library_id, l.is_libby, l.time_start, l.time_complete, l.book_id, l.available,
       l.availability_message
  FROM public.library_searches AS l WHERE l.library_search_id % 60 = 1 AND l.library_search_id <= 3000 OR l.library_search_id = 4001;

-- Dates were filled in from the searches when their columns came, and have been kept since.
UPDATE public.shelves AS t SET date_added = s.first, date_last_searched = s.last
  FROM (SELECT shelf_id, min(time_start) AS first, max(time_start) AS last FROM public.shelf_searches GROUP BY shelf_id) AS s
 WHERE t.shelf_id = s.shelf_id;
UPDATE public.books AS t SET date_added = s.first, date_last_displayed = s.last
  FROM (SELECT b.id, min(time_start) AS first, max(time_start) AS last
          FROM public.shelf_searches, unnest(books_returned) AS b(id) GROUP BY b.id) AS s
 WHERE t.book_id = s.id;
-- Old messages that came again have moved the last dates back to theirs.
UPDATE public.shelves SET date_last_searched = date_added WHERE shelf_id % 23 = 0;
UPDATE public.books SET date_last_displayed = date_added WHERE book_id % 41 = 0;
-- First seen by a library check: no date, though shelf searches showed them later.
UPDATE public.books SET date_added = NULL WHERE book_id % 29 = 0;
-- Shelves whose searches were cleared away once.
UPDATE public.shelves SET date_added = '2024-07-01 12:00', date_last_searched = '2024-07-02 12:00' WHERE date_added IS NULL AND shelf_id % 2 = 0;

SELECT setval('public.shelves_shelf_id_seq', 460), setval('public.books_book_id_seq', 2050),
       setval('public.shelf_searches_shelf_search_id_seq', 4100), setval('public.library_searches_library_search_id_seq', 5100);
