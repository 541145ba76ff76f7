-- Those of some ids that belong to no rejected notification.
SELECT wanted.id
  FROM unnest($1::bigint[]) AS wanted(id)
 WHERE NOT EXISTS (SELECT FROM shelfhelp.rejected_notifications AS r WHERE r.rejection_id = wanted.id)
 ORDER BY wanted.id;
