-- SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
-- SPDX-License-Identifier: GPL-3.0-or-later

-- What the existing Lambda writes for 20 messages, statement by statement as its code does: each time this is run,
-- the next twenty, dated after the latest search. The last one is the one before it, delivered again.
DO $$
DECLARE
  later timestamp := (SELECT max(time_start) FROM public.shelf_searches) + interval '1 hour';
  number integer;
  started timestamp;
  shelf bigint;
  book bigint;
  shown bigint[];
BEGIN
  FOR number IN 1..10 LOOP
    started := later + (least(number, 9)) * interval '5 minutes 0.000321 seconds';
    INSERT INTO public.shelves (shelf_url, date_added, date_last_searched)
    VALUES (format('https://www.goodreads.com/review/list/%s?shelf=later', least(number, 9) % 7), started, started)
    ON CONFLICT (shelf_url) DO UPDATE SET date_last_searched = excluded.date_last_searched
    RETURNING shelf_id INTO shelf;
    shown := '{}';
    FOR i IN 1..3 LOOP
      INSERT INTO public.books (unique_hash, gr_id, title, author, isbn, date_added, date_last_displayed)
      VALUES (encode(sha256(convert_to(format('Later %s-Ana-%s-', least(number, 9) * 2 + i, 9500000 + least(number, 9) * 2 + i), 'UTF8')), 'hex'),
              9500000 + least(number, 9) * 2 + i,
              'Later ' || least(number, 9) * 2 + i, 'Ana', '', started, started)
      ON CONFLICT (unique_hash) DO UPDATE SET date_last_displayed = excluded.date_last_displayed
      RETURNING book_id INTO book;
      shown := shown || book;
    END LOOP;
    INSERT INTO public.shelf_searches (shelf_id, num_books, time_start, time_complete, total_book_count, books_returned, search_type)
    VALUES (shelf, 3, started, started + interval '2.5 seconds', 40, shown, 'Shuffle');
  END LOOP;
  FOR number IN 1..10 LOOP
    started := later + least(number, 9) * interval '7 minutes 0.000654 seconds';
    INSERT INTO public.books (unique_hash, gr_id, title, author, isbn)
    VALUES (encode(sha256(convert_to(format('Checked %s-Ana-9600000-', least(number, 9)), 'UTF8')), 'hex'), 9600000,
            'Checked ' || least(number, 9), 'Ana', '')
    ON CONFLICT (unique_hash) DO NOTHING;
    SELECT book_id INTO book FROM public.books
     WHERE unique_hash = encode(sha256(convert_to(format('Checked %s-Ana-9600000-', least(number, 9)), 'UTF8')), 'hex');
    INSERT INTO public.library_searches (library_id, is_libby, time_start, time_complete, book_id, available, availability_message)
    VALUES ('library-7', least(number, 9) % 2 = 0, started, started + interval '0.8 seconds', book, least(number, 9) % 3 = 0,
            CASE WHEN least(number, 9) % 3 = 0 THEN 'Available' ELSE 'Unavailable' END);
  END LOOP;
END $$;
