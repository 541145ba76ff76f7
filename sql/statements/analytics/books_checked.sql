-- The books that were checked in a range (facts/checks), in one array.
WITH
-- @include facts/checks
SELECT array_agg(DISTINCT c.book_id) FILTER (WHERE c.book_id IS NOT NULL) FROM lookup AS c;
