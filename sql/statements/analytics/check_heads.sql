-- What the stored spans $1 with starts $2 tell of the books $3: how often they were checked, and how often with success. A book that one of
-- them does not tell was checked at most "floor" times in it. "place" is that of the span. Most of the books are among the first ones
-- that a span tells: each is looked up, in a list that "||" has unpacked once.
SELECT r.place - 1 AS place, t.floor, b.ids, b.checks, b.available
  FROM unnest($1::text[], $2::timestamptz[]) WITH ORDINALITY AS r(span, start, place)
 CROSS JOIN LATERAL (SELECT t.floor, t.ids || '{}'::bigint[] AS ids, t.checks || '{}'::bigint[] AS checks, t.available || '{}'::bigint[] AS available
                       FROM shelfhelp.check_heads AS t WHERE t.span = r.span::"char" AND t.start = r.start OFFSET 0) AS t
 CROSS JOIN LATERAL (SELECT array_agg(k.id) AS ids, array_agg(t.checks[k.at]) AS checks, array_agg(t.available[k.at]) AS available
                       FROM (SELECT w.id, array_position(t.ids, w.id) AS at FROM unnest($3::bigint[]) AS w(id) OFFSET 0) AS k
                      WHERE k.at IS NOT NULL) AS b;
