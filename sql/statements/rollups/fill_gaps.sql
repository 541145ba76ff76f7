-- The gaps between the active days of all shelves, in the order in which they are read.
INSERT INTO @target.shelf_gaps (identity, start, previous, n)
SELECT 'u', d.start, d.previous, count(*) FROM @target.shelf_days AS d GROUP BY d.start, d.previous ORDER BY d.start, d.previous;
