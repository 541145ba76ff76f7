-- Notes how the sums were built: version $1, reporting zone $2, source zone $3, complete from $4 until $5.
UPDATE shelfhelp.rollup_state
   SET version = $1::integer, reporting_zone = $2::text, source_zone = $3::text, built_at = now(),
       complete_from = $4::timestamptz, complete_until = $5::timestamptz;
