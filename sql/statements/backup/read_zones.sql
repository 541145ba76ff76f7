-- In which zones the sums by day are kept.
SELECT reporting_zone, source_zone FROM shelfhelp.rollup_state;
