-- The notes that touch a range, oldest first.
SELECT note_id, (extract(epoch FROM noted_from) * 1000000)::bigint, (extract(epoch FROM noted_to) * 1000000)::bigint, "text", author
  FROM shelfhelp.chart_notes
 WHERE noted_from < $2::timestamptz AND coalesce(noted_to, noted_from) >= $1::timestamptz
 ORDER BY noted_from, note_id
 LIMIT $3::integer;
