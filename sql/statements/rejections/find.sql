-- One rejected notification with its bytes.
SELECT rejection_id, reason, path, byte_offset, detail, excerpt, source, line, record, attempts,
       (extract(epoch FROM first_seen_at) * 1000000)::bigint, (extract(epoch FROM last_seen_at) * 1000000)::bigint,
       state, raw_size, octet_length(raw), encode(raw_sha256, 'hex'), raw
  FROM shelfhelp.rejected_notifications
 WHERE rejection_id = $1::bigint;
