-- Writes a note, a new one without an id; NULL when there is none of that id any more.
SELECT shelfhelp.write_note($1::bigint, $2::timestamptz, $3::timestamptz, $4::text);
