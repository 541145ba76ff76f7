-- Settles a rejected notification, unless it was rejected again since it was read.
SELECT shelfhelp.mark_retried($1::bigint, $2::bigint, $3::bigint);
