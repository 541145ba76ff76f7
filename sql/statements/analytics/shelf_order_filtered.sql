-- The ids of all shelves that were searched as a filter lets through (facts/listed_shelves), in their order.
WITH
-- @include facts/searches
,
-- @include facts/listed_shelves
SELECT array_agg(n.shelf_id ORDER BY n.number_key NULLS LAST,
                                     CASE WHEN $19::boolean THEN n.text_key END COLLATE "C" NULLS LAST,
                                     CASE WHEN NOT $19::boolean THEN n.text_key END COLLATE "C" DESC NULLS LAST, n.shelf_id)
  FROM named AS n;
