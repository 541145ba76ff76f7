-- Shelves by identity and the bucket of the first of those searches that a filter lets through.
WITH
-- @include facts/searches
,
-- @include facts/first_searches
SELECT f.identity, f.g, count(*) FROM first_of AS f GROUP BY f.identity, f.g;
