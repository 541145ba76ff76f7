-- All alert rules, in the order in which they were made.
SELECT rule_id, metric, condition, value, time_range, minimum_n
  FROM shelfhelp.alert_rules
 ORDER BY rule_id;
