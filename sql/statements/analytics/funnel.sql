-- The funnel (facts/journey): per step the searches of the range that reached it, then the books they showed that did;
-- the checks of the range, and how many of them belong to no search.
WITH
-- @include facts/journey
SELECT count(*), count(*) FILTER (WHERE j.step >= 1), count(*) FILTER (WHERE j.step >= 2), count(*) FILTER (WHERE j.step >= 3),
       count(*) FILTER (WHERE j.step >= 4), coalesce(sum(j.shown), 0)::bigint, coalesce(sum(j.checked), 0)::bigint,
       coalesce(sum(j.owned), 0)::bigint, coalesce(sum(j.available), 0)::bigint, coalesce(sum(j.visited), 0)::bigint,
       (SELECT count(*) FROM attributed AS a WHERE a.kind = 1 AND a.g = 1),
       (SELECT count(*) FROM attributed AS a WHERE a.kind = 1 AND a.g = 1 AND a.shelf_search_id IS NULL)
  FROM journey AS j;
