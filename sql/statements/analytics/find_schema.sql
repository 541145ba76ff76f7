-- Whether this session may read through the views of ours, and whether there are sums by day.
SELECT coalesce(has_table_privilege(to_regclass('shelfhelp.shelf_searches')::oid, 'SELECT'), false),
       coalesce(has_table_privilege(to_regclass('shelfhelp.rollup_state')::oid, 'SELECT')
                AND has_table_privilege(to_regclass('shelfhelp.touched_day')::oid, 'SELECT'), false);
