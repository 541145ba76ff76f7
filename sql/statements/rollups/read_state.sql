-- The state of the sums by day, its moments in microseconds, and whether the marks that keep them true are there.
SELECT version, reporting_zone, source_zone, (date_part('epoch', built_at) * 1000000)::bigint,
       (date_part('epoch', complete_from) * 1000000)::bigint, (date_part('epoch', complete_until) * 1000000)::bigint,
       shelfhelp.has_marks()
  FROM shelfhelp.rollup_state;
