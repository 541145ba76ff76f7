-- A page of the shelves that were searched as a filter lets through (facts/shelf_table).
WITH
-- @include facts/searches
,
-- @include facts/shelf_table
