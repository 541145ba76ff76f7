-- Of a batch's keys, the positions of those that are stored with the same content; counted as duplicates.
SELECT shelfhelp.count_duplicates($1, $2, $3, $4, $5, $6::integer);
