-- What the view says: key, column, value.
SELECT v."Hour"::text, 'Searches', v."Searches"::float8 FROM public.hourly_shelf_searches AS v;
