-- Deletes marks that this transaction sees: those of the days $1 of searches and $2 of checks (days since 1970), and those
-- without a date.
DELETE FROM shelfhelp.touched_day
 WHERE NOT isfinite(day) OR day - date '1970-01-01' = ANY (CASE source WHEN 's' THEN $1::integer[] ELSE $2::integer[] END);
