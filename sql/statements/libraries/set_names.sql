-- Names libraries; $1 ids, $2 names, $3 whether names that are told otherwise are replaced.
SELECT n.library_id, n.outcome, n.former_name FROM shelfhelp.name_libraries($1::text[], $2::text[], $3::boolean) AS n;
