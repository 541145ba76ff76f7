-- Names of the libraries $1.
SELECT b.library_id, b.library_name FROM @source.libraries AS b WHERE b.library_id = ANY ($1::text[]);
