-- How many libraries other than $2 are called $1.
SELECT count(*) FROM shelfhelp.libraries AS b WHERE b.library_name = $1::text AND b.library_id <> $2::text;
