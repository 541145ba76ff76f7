-- The first naive start of a search that the sums hold, in microseconds; NULL when there is none. $1 … $2: how far they go.
SELECT (date_part('epoch', least((SELECT min(time_start) FROM shelfhelp.shelf_searches WHERE time_start >= $1::timestamp AND time_start < $2::timestamp),
                                 (SELECT min(time_start) FROM shelfhelp.library_searches WHERE time_start >= $1::timestamp AND time_start < $2::timestamp)))
        * 1000000)::bigint;
