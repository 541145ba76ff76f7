-- Titles and authors of the books $1.
SELECT b.book_id, b.title, b.author FROM @source.books AS b WHERE b.book_id = ANY ($1::bigint[]);
