-- The touched days, as days since 1970; NULL: all days. Days without a date concern no sum.
SELECT source, day - date '1970-01-01' FROM shelfhelp.touched_day WHERE day IS NULL OR isfinite(day) GROUP BY 1, 2 ORDER BY 1, 2;
