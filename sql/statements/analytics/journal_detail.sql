-- What else is known of one notification of the ledger, with topic $1 and id $2, and of the row it made; naive times are read in
-- zone $3.
SELECT t.topic_arn, encode(n.content_hash, 'hex'), n.sequence_number, r.program, (date_part('epoch', r.started_at) * 1000000)::bigint,
       (date_part('epoch', coalesce(s.time_start, c.time_start, v.visited_at) AT TIME ZONE $3::text) * 1000000)::bigint,
       coalesce(h.shelf_url, v.shelf_url), s.search_type, cardinality(s.books_returned), c.library_id, c.is_libby, b.title, b.author,
       c.availability_message
  FROM shelfhelp.notifications AS n
  LEFT JOIN shelfhelp.topics AS t ON t.topic_id = n.topic_id
  LEFT JOIN shelfhelp.ingest_runs AS r ON r.run_id = n.run_id
  LEFT JOIN shelfhelp.shelf_searches AS s ON n.kind = 's' AND s.shelf_search_id = n.search_id
  LEFT JOIN shelfhelp.shelves AS h ON h.shelf_id = s.shelf_id
  LEFT JOIN shelfhelp.library_searches AS c ON n.kind = 'l' AND c.library_search_id = n.search_id
  LEFT JOIN shelfhelp.goodreads_visits AS v ON n.kind = 'v' AND v.goodreads_visit_id = n.search_id
  LEFT JOIN shelfhelp.books AS b ON b.book_id = coalesce(c.book_id, v.book_id)
 WHERE n.topic_id = $1::integer AND n.notification_id = $2::uuid;
