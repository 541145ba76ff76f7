-- The five tables of the existing Shelf Help pipeline, exactly as its database has them: a database that
-- already has them is adopted instead, and never altered. All times are naive, as the backend writes them.
-- Row level security without policies hides every row from the API's roles; the owner sees all.

-- Create "libraries" table
CREATE TABLE "public"."libraries" (
  "library_id" character varying NOT NULL,
  "library_name" character varying NOT NULL,
  PRIMARY KEY ("library_id")
);
-- Enable row-level security for "libraries" table
ALTER TABLE "public"."libraries" ENABLE ROW LEVEL SECURITY;
-- Create "books" table
CREATE TABLE "public"."books" (
  "book_id" bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  "unique_hash" character varying NOT NULL,
  "gr_id" bigint NULL,
  "title" character varying NULL,
  "author" character varying NULL,
  "isbn" character varying NULL,
  "date_added" timestamp NULL,
  "date_last_displayed" timestamp NULL,
  PRIMARY KEY ("book_id"),
  CONSTRAINT "books_unique_hash_key" UNIQUE ("unique_hash")
);
-- Enable row-level security for "books" table
ALTER TABLE "public"."books" ENABLE ROW LEVEL SECURITY;
-- Create "shelves" table
CREATE TABLE "public"."shelves" (
  "shelf_id" bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  "shelf_url" character varying NOT NULL,
  "date_added" timestamp NULL,
  "date_last_searched" timestamp NULL,
  PRIMARY KEY ("shelf_id"),
  CONSTRAINT "shelves_shelf_url_key" UNIQUE ("shelf_url")
);
-- Enable row-level security for "shelves" table
ALTER TABLE "public"."shelves" ENABLE ROW LEVEL SECURITY;
-- Create "shelf_searches" table
CREATE TABLE "public"."shelf_searches" (
  "shelf_search_id" bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  "shelf_id" bigint NULL,
  "num_books" integer NULL,
  "time_start" timestamp NULL,
  "time_complete" timestamp NULL,
  "total_book_count" integer NULL,
  "books_returned" bigint[] NULL,
  "search_type" character varying NULL,
  PRIMARY KEY ("shelf_search_id"),
  CONSTRAINT "shelf_searches_shelf_id_fkey" FOREIGN KEY ("shelf_id") REFERENCES "public"."shelves" ("shelf_id") ON UPDATE NO ACTION ON DELETE NO ACTION
);
-- Create index "idx_shelf_searches_books_returned" to table: "shelf_searches"
CREATE INDEX "idx_shelf_searches_books_returned" ON "public"."shelf_searches" USING gin ("books_returned");
-- Enable row-level security for "shelf_searches" table
ALTER TABLE "public"."shelf_searches" ENABLE ROW LEVEL SECURITY;
-- Create "library_searches" table
CREATE TABLE "public"."library_searches" (
  "library_search_id" bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  "library_id" character varying NOT NULL,
  "is_libby" boolean NULL,
  "time_start" timestamp NULL,
  "time_complete" timestamp NULL,
  "book_id" bigint NULL,
  "available" boolean NULL,
  "availability_message" character varying NULL,
  PRIMARY KEY ("library_search_id"),
  CONSTRAINT "library_searches_book_id_fkey" FOREIGN KEY ("book_id") REFERENCES "public"."books" ("book_id") ON UPDATE NO ACTION ON DELETE NO ACTION,
  CONSTRAINT "library_searches_library_id_fkey" FOREIGN KEY ("library_id") REFERENCES "public"."libraries" ("library_id") ON UPDATE NO ACTION ON DELETE NO ACTION
);
-- Create index "idx_library_searches_available" to table: "library_searches"
CREATE INDEX "idx_library_searches_available" ON "public"."library_searches" ("available");
-- Create index "idx_library_searches_book_id" to table: "library_searches"
CREATE INDEX "idx_library_searches_book_id" ON "public"."library_searches" ("book_id");
-- Create index "idx_library_searches_is_libby" to table: "library_searches"
CREATE INDEX "idx_library_searches_is_libby" ON "public"."library_searches" ("is_libby");
-- Create index "idx_library_searches_library_id" to table: "library_searches"
CREATE INDEX "idx_library_searches_library_id" ON "public"."library_searches" ("library_id");
-- Enable row-level security for "library_searches" table
ALTER TABLE "public"."library_searches" ENABLE ROW LEVEL SECURITY;
