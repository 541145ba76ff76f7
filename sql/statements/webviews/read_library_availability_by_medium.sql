-- What the view says: key, column, value.
SELECT v.medium::text, c.name, c.value
  FROM public.library_availability_by_medium AS v
 CROSS JOIN LATERAL (VALUES ('Available', v."Available"::float8), ('Unavailable', v."Unavailable"::float8)) AS c(name, value);
