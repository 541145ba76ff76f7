-- Removes all libraries; fails when a search refers to one.
DELETE FROM public.libraries;
