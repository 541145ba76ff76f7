-- Rejected notifications that nobody has dealt with.
SELECT count(*) FROM shelfhelp.rejected_notifications WHERE state = 'open';
