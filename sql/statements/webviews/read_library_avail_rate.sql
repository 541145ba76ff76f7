-- What the view says: key, column, value.
SELECT '', 'availability_perc', v.availability_perc::float8 FROM public.library_avail_rate AS v;
