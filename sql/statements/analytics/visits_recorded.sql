-- Whether any visit to Goodreads was ever recorded.
SELECT EXISTS (SELECT FROM shelfhelp.goodreads_visits);
