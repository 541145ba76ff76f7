-- Lets the API roles read the ten views of the web dashboard, and nothing else.
DO $$
DECLARE
  reader name;
  subject text;
BEGIN
  FOR reader IN SELECT r.rolname FROM pg_catalog.pg_roles AS r WHERE r.rolname IN ('anon', 'authenticated') LOOP
    FOREACH subject IN ARRAY ARRAY['total_unique_shelves', 'total_shelf_searches', 'total_library_searches', 'library_avail_rate',
                                   'library_availability_by_medium', 'hourly_shelf_searches', 'search_type_summary',
                                   'cumulative_shelf_counts_daily', 'cumulative_shelf_counts_weekly',
                                   'cumulative_shelf_counts_monthly'] LOOP
      EXECUTE format('GRANT SELECT ON public.%I TO %I', subject, reader);
    END LOOP;
  END LOOP;
END $$;
