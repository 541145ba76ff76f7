-- Suspect checks in a range (facts/checks).
WITH
-- @include facts/checks
SELECT count(*) FILTER (WHERE c.is_suspect) FROM lookup AS c;
