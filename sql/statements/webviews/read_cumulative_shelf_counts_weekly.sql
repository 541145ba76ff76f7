-- What the view says: key, column, value.
SELECT v.date::text, c.name, c.value
  FROM public.cumulative_shelf_counts_weekly AS v
 CROSS JOIN LATERAL (VALUES ('shelf_count', v.shelf_count::float8),
                            ('Cumulative Shelf Count', v."Cumulative Shelf Count"::float8)) AS c(name, value);
