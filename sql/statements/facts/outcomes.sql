-- Each different text and flag of the checks in "timed" with its outcome (docs/figures.md, "Outcomes") and whether it is
-- suspect. A missing text is an empty one there, a missing flag false.
SELECT m.message, m.available, m.outcome,
       -- The text and the flag disagree, or "available" of no copy at all.
       CASE m.outcome WHEN 'available' THEN NOT m.available OR m.plain ~ '^AVAILABLE( - LOCALLY)?: 0 '
                      WHEN 'unknown' THEN false ELSE m.available END AS is_suspect
  FROM (SELECT d.message, d.available, d.plain,
               CASE WHEN d.plain LIKE 'ITEM NOT FOUND%' OR d.plain LIKE 'BOOK NOT FOUND%' THEN 'absent'
                    WHEN d.plain LIKE 'UNAVAILABLE%' OR d.plain LIKE 'CHECKED OUT%' THEN 'out'
                    WHEN d.plain LIKE 'UNKNOWN STATUS%' THEN 'unknown'
                    WHEN d.plain = 'AVAILABLE' OR d.plain LIKE 'AVAILABLE:%' OR d.plain LIKE 'AVAILABLE - %' THEN 'available'
                    WHEN d.plain LIKE 'AVAILABLE %' THEN CASE WHEN d.available THEN 'available' ELSE 'out' END
                    WHEN d.plain LIKE '% - CLICK BUTTON TO SEE WHERE' OR d.plain LIKE '% - OPEN SEARCH TO SEE WHERE' THEN 'out'
                    ELSE 'unknown' END AS outcome
          FROM (SELECT e.message, e.available, upper(btrim(regexp_replace(e.message, '\s+', ' ', 'g'))) AS plain
                  FROM (SELECT DISTINCT t.message, t.available FROM timed AS t) AS e) AS d) AS m
