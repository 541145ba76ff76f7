-- A page of the shelves that were searched in the pieces (facts/shelf_table).
WITH
-- @include facts/searched_shelves
,
-- @include facts/shelf_table
