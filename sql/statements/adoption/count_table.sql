-- How many rows a table of ours has.
SELECT count(*) FROM @table;
