-- Brings back discarded notifications; how many of them were discarded.
SELECT shelfhelp.reopen_rejections($1::bigint[]);
