-- Texts of library checks that no rule knows or that disagree with their flag, the most frequent first; at most $16.
WITH
-- @include facts/checks
SELECT f.library_id, f.message, f.outcome, f.is_suspect, count(*), (date_part('epoch', max(f.started)) * 1000000)::bigint
  FROM lookup AS f
 WHERE f.outcome = 'unknown' OR f.is_suspect
 GROUP BY f.library_id, f.message, f.outcome, f.is_suspect
 ORDER BY count(*) DESC, f.library_id, f.message, f.is_suspect
 LIMIT $16::bigint;
