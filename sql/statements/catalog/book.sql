-- What is known of the book $1: names, dates in the zone $2 of the stored times, and the latest rating and links.
SELECT k.title, k.author, k.isbn, k.gr_id, (date_part('epoch', k.date_added AT TIME ZONE $2::text) * 1000000)::bigint,
       (date_part('epoch', k.date_last_displayed AT TIME ZONE $2::text) * 1000000)::bigint, d.avg_rating, d.link, d.image_link
  FROM shelfhelp.books AS k
  LEFT JOIN shelfhelp.book_details AS d ON d.book_id = k.book_id
 WHERE k.book_id = $1::bigint;
