-- Settles rejected notifications for good; how many of them were open.
SELECT shelfhelp.discard_rejections($1::bigint[]);
