-- Notes up to where the sums are complete.
UPDATE shelfhelp.rollup_state SET complete_until = $1::timestamptz;
