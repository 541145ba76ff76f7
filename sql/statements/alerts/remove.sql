-- Removes an alert rule; whether there was one.
SELECT shelfhelp.remove_alert_rule($1::bigint);
