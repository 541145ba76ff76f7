-- How many searches showed a book, beside how often it was shown: a search may show a book twice.

-- Modify "book_heads" table. What it holds is of an older version from now on, and rebuilt.
DELETE FROM "shelfhelp"."book_heads";
ALTER TABLE "shelfhelp"."book_heads" ADD COLUMN "searches" bigint[] NOT NULL;
COMMENT ON COLUMN "shelfhelp"."book_heads"."shown" IS 'elements of books_returned: a search may show a book twice';
COMMENT ON COLUMN "shelfhelp"."book_heads"."searches" IS 'that showed the book';

SELECT shelfhelp.secure();
