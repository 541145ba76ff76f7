-- Library checks in [$1, $2): started in one of the naive stretches $4 … $5 and $6 … $7, without a finite end, with one before
-- the start. Stored times are read in zone $3.
SELECT count(*) FILTER (WHERE EXISTS (SELECT FROM unnest($4::timestamp[], $5::timestamp[]) AS t(first, last)
                                       WHERE c.time_start >= t.first AND c.time_start < t.last)),
       count(*) FILTER (WHERE EXISTS (SELECT FROM unnest($6::timestamp[], $7::timestamp[]) AS t(first, last)
                                       WHERE c.time_start >= t.first AND c.time_start < t.last)),
       count(*) FILTER (WHERE isfinite(c.time_complete) IS NOT TRUE),
       count(*) FILTER (WHERE c.time_complete < c.time_start AND isfinite(c.time_complete))
  FROM @source.library_searches AS c
 WHERE c.time_start >= $1::timestamptz AT TIME ZONE $3::text - interval '3 hours'
   AND c.time_start < $2::timestamptz AT TIME ZONE $3::text + interval '3 hours'
   AND c.time_start AT TIME ZONE $3::text >= $1::timestamptz AND c.time_start AT TIME ZONE $3::text < $2::timestamptz;
