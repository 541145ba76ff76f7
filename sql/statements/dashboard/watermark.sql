-- How far the tables are filled: the newest ids, when something was ingested or undone last, and the rejected
-- notifications that nobody has dealt with. Rows that others changed or deleted do not move it.
SELECT coalesce((SELECT max(shelf_search_id) FROM @source.shelf_searches), 0),
       coalesce((SELECT max(library_search_id) FROM @source.library_searches), 0),
-- @if shelfhelp
       (SELECT (date_part('epoch', max(greatest(r.last_batch_at, r.undone_at))) * 1000000)::bigint FROM shelfhelp.ingest_runs AS r),
       (SELECT count(*) FROM shelfhelp.rejected_notifications AS n WHERE n.state = 'open');
-- @end
-- @if public
       NULL::bigint, 0::bigint;
-- @end
