-- Writes an alert rule, a new one without an id; NULL when there is none of that id any more.
SELECT shelfhelp.write_alert_rule($1::bigint, $2::text, $3::text, $4::double precision, $5::text, $6::bigint);
