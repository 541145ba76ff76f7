-- SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
-- SPDX-License-Identifier: GPL-3.0-or-later

-- The existing pipeline's tables as its own migrations made them, one after the other: the dates, the kind of a
-- search and row level security came later than the tables.

-- 20240901143242_my_baseline
CREATE TABLE public.libraries (
  library_id varchar NOT NULL,
  library_name varchar NOT NULL,
  PRIMARY KEY (library_id)
);
CREATE TABLE public.books (
  book_id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  unique_hash varchar NOT NULL,
  gr_id bigint NULL,
  title varchar NULL,
  author varchar NULL,
  isbn varchar NULL,
  PRIMARY KEY (book_id),
  CONSTRAINT books_unique_hash_key UNIQUE (unique_hash)
);
CREATE TABLE public.shelves (
  shelf_id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  shelf_url varchar NOT NULL,
  PRIMARY KEY (shelf_id),
  CONSTRAINT shelves_shelf_url_key UNIQUE (shelf_url)
);
CREATE TABLE public.library_searches (
  library_search_id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  library_id varchar NOT NULL,
  is_libby boolean NULL,
  time_start timestamp NULL,
  time_complete timestamp NULL,
  book_id bigint NULL,
  available boolean NULL,
  availability_message varchar NULL,
  PRIMARY KEY (library_search_id),
  CONSTRAINT library_searches_book_id_fkey FOREIGN KEY (book_id) REFERENCES public.books (book_id) ON UPDATE NO ACTION ON DELETE NO ACTION,
  CONSTRAINT library_searches_library_id_fkey FOREIGN KEY (library_id) REFERENCES public.libraries (library_id) ON UPDATE NO ACTION ON DELETE NO ACTION
);
CREATE TABLE public.shelf_searches (
  shelf_search_id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  shelf_id bigint NULL,
  num_books integer NULL,
  time_start timestamp NULL,
  time_complete timestamp NULL,
  total_book_count integer NULL,
  books_returned bigint[] NULL,
  PRIMARY KEY (shelf_search_id),
  CONSTRAINT shelf_searches_shelf_id_fkey FOREIGN KEY (shelf_id) REFERENCES public.shelves (shelf_id) ON UPDATE NO ACTION ON DELETE NO ACTION
);

-- 20240915101533_add_dates
ALTER TABLE public.books ADD COLUMN date_added timestamp NULL, ADD COLUMN date_last_displayed timestamp NULL;
ALTER TABLE public.shelves ADD COLUMN date_added timestamp NULL, ADD COLUMN date_last_searched timestamp NULL;

-- 20241012083047_add_search_type
ALTER TABLE public.shelf_searches ADD COLUMN search_type varchar NULL;

-- 20241103120219_add_indexes
CREATE INDEX idx_shelf_searches_books_returned ON public.shelf_searches USING gin (books_returned);
CREATE INDEX idx_library_searches_available ON public.library_searches (available);
CREATE INDEX idx_library_searches_book_id ON public.library_searches (book_id);
CREATE INDEX idx_library_searches_is_libby ON public.library_searches (is_libby);
CREATE INDEX idx_library_searches_library_id ON public.library_searches (library_id);

-- 20250302110158_enable_rls
ALTER TABLE public.books ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.libraries ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.library_searches ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.shelf_searches ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.shelves ENABLE ROW LEVEL SECURITY;

-- The history that the Atlas CLI keeps of them, in its own shape. The baseline was run by hand.
CREATE TABLE public.atlas_schema_revisions (
  version character varying NOT NULL,
  description character varying NOT NULL,
  type bigint NOT NULL DEFAULT 2,
  applied bigint NOT NULL DEFAULT 0,
  total bigint NOT NULL DEFAULT 0,
  executed_at timestamptz NOT NULL,
  execution_time bigint NOT NULL,
  error text NULL,
  error_stmt text NULL,
  hash character varying NOT NULL,
  partial_hashes jsonb NULL,
  operator_version character varying NOT NULL,
  PRIMARY KEY (version)
);
INSERT INTO public.atlas_schema_revisions VALUES
  ('20240901143242', 'my_baseline', 1, 0, 0, '2024-09-01 14:51:09.120481+00', 0, '', '', '', 'null', 'Atlas CLI v0.26.1'),
  ('20240901150817', 'seed_libraries', 2, 1, 1, '2024-09-01 15:10:44.702113+00', 18734125, '', '', '5X6w1OPdHyjD9m2rD2TkA0bU9sOhoRUKOYkw8Rr4rKU=', 'null', 'Atlas CLI v0.26.1'),
  ('20240915101533', 'add_dates', 2, 2, 2, '2024-09-15 10:20:02.004517+00', 2210417, '', '', 'b0mPrOyUH7pb3rLz0v9CwL1mQyqH6oEJm0mJ7wLr5uE=', 'null', 'Atlas CLI v0.27.0'),
  ('20241012083047', 'add_search_type', 2, 1, 1, '2024-10-12 08:33:19.881200+00', 1190042, '', '', '3nXq8uI2m0oFQd0cXq3H5GkKk8TzqJm8c3H9yT0lqkA=', 'null', 'Atlas CLI v0.28.1'),
  ('20241103120219', 'add_indexes', 2, 5, 5, '2024-11-03 12:04:51.330905+00', 9120334, '', '', 'kP4mR1Qx7yqJm7Vq1uHn8p2yE1w9oB6Z0jK5sL3dTgM=', 'null', 'Atlas CLI v0.28.1'),
  ('20250118090512', 'create_views', 2, 10, 10, '2025-01-18 09:06:30.507733+00', 6023118, '', '', 'Qz7cW2nB5vX8mL1kJ4hG6fD3sA9pO0iU7yT5rE2wQ8c=', 'null', 'Atlas CLI v0.29.0'),
  ('20250302110158', 'enable_rls', 2, 5, 5, '2025-03-02 11:03:12.660128+00', 1744021, '', '', 'M8nB6vC4xZ2lK0jH9gF7dS5aP3oI1uY8tR6eW4qA2sE=', 'null', 'Atlas CLI v0.31.0');
