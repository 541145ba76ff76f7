-- What the view says: key, column, value.
SELECT '', 'count', v.count::float8 FROM public.total_library_searches AS v;
