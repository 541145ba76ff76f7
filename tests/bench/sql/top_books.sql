-- SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
-- SPDX-License-Identifier: GPL-3.0-or-later

-- The 25 books shown most often.
SELECT book_id, count(*) AS shown, title, author
FROM (SELECT unnest(books_returned) AS book_id FROM shelf_searches
      WHERE time_start >= $1::timestamp AND time_start < $2::timestamp) AS shown_books
JOIN books USING (book_id)
GROUP BY book_id, title, author
ORDER BY shown DESC, book_id
LIMIT 25;
