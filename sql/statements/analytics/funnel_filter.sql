-- The ids of the shelf searches that a filter lets through, in one array.
WITH
-- @include facts/searches
SELECT array_agg(s.shelf_search_id) FROM search AS s;
