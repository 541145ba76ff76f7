-- Shelf searches in [$1, $2): started in one of the naive stretches $4 … $5 and $6 … $7, without a finite end, with one before
-- the start, of more than 799 books, of less than none. Stored times are read in zone $3.
SELECT count(*) FILTER (WHERE EXISTS (SELECT FROM unnest($4::timestamp[], $5::timestamp[]) AS t(first, last)
                                       WHERE s.time_start >= t.first AND s.time_start < t.last)),
       count(*) FILTER (WHERE EXISTS (SELECT FROM unnest($6::timestamp[], $7::timestamp[]) AS t(first, last)
                                       WHERE s.time_start >= t.first AND s.time_start < t.last)),
       count(*) FILTER (WHERE isfinite(s.time_complete) IS NOT TRUE),
       count(*) FILTER (WHERE s.time_complete < s.time_start AND isfinite(s.time_complete)),
       count(*) FILTER (WHERE s.total_book_count > 799), count(*) FILTER (WHERE s.total_book_count < 0)
  FROM @source.shelf_searches AS s
 WHERE s.time_start >= $1::timestamptz AT TIME ZONE $3::text - interval '3 hours'
   AND s.time_start < $2::timestamptz AT TIME ZONE $3::text + interval '3 hours'
   AND s.time_start AT TIME ZONE $3::text >= $1::timestamptz AND s.time_start AT TIME ZONE $3::text < $2::timestamptz;
