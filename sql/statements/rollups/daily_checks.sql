-- The facts of facts/checks, which are grouped by the hour, grouped by the day: $16 has the day of each hour.
daily AS (
  SELECT ($16::integer[])[f.g + 1] AS g, f.library_search_id, f.library_id, f.is_libby, f.book_id, f.started, f.duration_us, f.outcome,
         f.is_suspect
    FROM lookup AS f
)
