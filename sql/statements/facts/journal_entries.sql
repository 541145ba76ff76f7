-- What arrived in [$1, $2): notifications of the ledger when they were applied, and rejected ones when they were first seen.
-- Of kind $3 (rejected ones have none), in one of the states $4, with the text $5 in their id, of a rejected one also in its
-- reason or its bytes, and of run $6; NULL is any. Ids are unique within their topic; rejected ones have an id made of their
-- number, and the topic -1.
SELECT n.topic_id, n.notification_id, n.message_id, n.kind, n.search_id, n.run_id, n.published_at, n.applied_at, n.warnings,
       n.is_adopted, 0::bigint AS rejection_id
  FROM shelfhelp.notifications AS n
 WHERE n.applied_at >= $1::timestamptz AND n.applied_at < $2::timestamptz
   AND ($3::text IS NULL OR n.kind = $3::text::"char")
   AND ($4::text[] IS NULL OR CASE WHEN n.is_adopted THEN 'adopted' ELSE 'stored' END = ANY ($4::text[]))
   AND ($5::text IS NULL OR strpos(n.notification_id::text, lower($5::text)) > 0 OR strpos(lower(n.message_id), lower($5::text)) > 0)
   AND ($6::bigint IS NULL OR n.run_id = $6::bigint)
UNION ALL
SELECT -1, ('00000000-0000-0000-0000-' || lpad(to_hex(j.rejection_id), 12, '0'))::uuid, NULL, NULL::"char", 0, coalesce(j.first_run_id, j.run_id),
       NULL, j.first_seen_at, NULL, false, j.rejection_id
  FROM shelfhelp.rejected_notifications AS j
 WHERE j.first_seen_at >= $1::timestamptz AND j.first_seen_at < $2::timestamptz AND $3::text IS NULL
   AND ($4::text[] IS NULL OR CASE j.state WHEN 'open' THEN 'dead' WHEN 'retried' THEN 'replayed' ELSE j.state END = ANY ($4::text[]))
   AND ($5::text IS NULL OR strpos(lower(j.reason || ' ' || j.path || ' ' || j.detail), lower($5::text)) > 0
        OR position(convert_to($5::text, 'UTF8') IN j.raw) > 0)
   AND ($6::bigint IS NULL OR $6::bigint IN (j.first_run_id, j.run_id))
