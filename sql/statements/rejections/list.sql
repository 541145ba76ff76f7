-- Rejected notifications without their bytes, newest first; the page after one begins below its last id, or behind so many rows.
SELECT rejection_id, reason, path, byte_offset, detail, excerpt, source, line, record, attempts,
       (extract(epoch FROM first_seen_at) * 1000000)::bigint, (extract(epoch FROM last_seen_at) * 1000000)::bigint,
       state, raw_size, octet_length(raw), encode(raw_sha256, 'hex')
  FROM shelfhelp.rejected_notifications
 WHERE ($1::text IS NULL OR state = $1) AND ($2::text IS NULL OR reason = $2) AND ($3::bigint IS NULL OR $3 IN (first_run_id, run_id))
   AND ($4::bigint IS NULL OR rejection_id < $4)
 ORDER BY rejection_id DESC
 LIMIT $5::integer OFFSET $6::bigint;
