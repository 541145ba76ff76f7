-- Marks all days as touched: no figure is read from sums until they are made anew.
INSERT INTO shelfhelp.touched_day (source, day) VALUES ('l', NULL), ('s', NULL);
