-- Rejected notifications by reason, whenever they came, the most open ones first; the example is the newest one.
SELECT r.reason, r.open, r.retried, r.discarded, r.first_us, r.last_us, j.rejection_id, j.detail
  FROM (SELECT j.reason, count(*) FILTER (WHERE j.state = 'open') AS open, count(*) FILTER (WHERE j.state = 'retried') AS retried,
               count(*) FILTER (WHERE j.state = 'discarded') AS discarded, max(j.rejection_id) AS example_id,
               (date_part('epoch', min(j.first_seen_at)) * 1000000)::bigint AS first_us,
               (date_part('epoch', max(j.last_seen_at)) * 1000000)::bigint AS last_us
          FROM shelfhelp.rejected_notifications AS j
         GROUP BY j.reason) AS r
  JOIN shelfhelp.rejected_notifications AS j ON j.rejection_id = r.example_id
 ORDER BY r.open DESC, r.retried + r.discarded DESC, r.reason;
