-- What the view says: key, column, value.
SELECT v.name::text, 'value', v.value::float8 FROM public.search_type_summary AS v;
