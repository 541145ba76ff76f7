-- One row per run of an ingester; the functions below keep its counts.
SELECT shelfhelp.begin_run($1, $2);
