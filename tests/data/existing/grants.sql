-- SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
-- SPDX-License-Identifier: GPL-3.0-or-later

-- What Supabase granted on every new object of schema public until 2026, where its roles exist.
DO $$
DECLARE
  api_role text;
BEGIN
  FOREACH api_role IN ARRAY ARRAY['anon', 'authenticated', 'service_role'] LOOP
    IF EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = api_role) THEN
      EXECUTE format('GRANT USAGE ON SCHEMA public TO %I', api_role);
      EXECUTE format('GRANT ALL ON ALL TABLES IN SCHEMA public TO %I', api_role);
      EXECUTE format('GRANT ALL ON ALL SEQUENCES IN SCHEMA public TO %I', api_role);
    END IF;
  END LOOP;
END $$;
