-- SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
-- SPDX-License-Identifier: GPL-3.0-or-later

-- Counts of a period ($1 to $2) and of the one before ($3 to $4), with the outcomes of the checks.
WITH periods AS (
  SELECT 'range' AS period, $1::timestamp AS first, $2::timestamp AS last
  UNION ALL SELECT 'comparison', $3::timestamp, $4::timestamp
), searches AS (
  SELECT period, count(*) AS searches
  FROM periods LEFT JOIN shelf_searches ON time_start >= first AND time_start < last
  WHERE time_start IS NOT NULL GROUP BY period
), outcomes AS (
  SELECT period,
    CASE
      WHEN availability_message LIKE 'Item Not Found%' OR availability_message LIKE 'Book Not Found%' THEN 'absent'
      WHEN availability_message LIKE 'UNAVAILABLE%' OR availability_message LIKE 'CHECKED OUT%' THEN 'out'
      WHEN availability_message LIKE 'UNKNOWN STATUS%' THEN 'unknown'
      WHEN availability_message = 'AVAILABLE' OR availability_message LIKE 'AVAILABLE:%'
        OR availability_message LIKE 'AVAILABLE - %' THEN 'available'
      WHEN availability_message LIKE 'AVAILABLE %' THEN CASE WHEN available THEN 'available' ELSE 'out' END
      WHEN availability_message LIKE '% - Click button to see where'
        OR availability_message LIKE '% - Open search to see where' THEN 'out'
      ELSE 'unknown'
    END AS outcome
  FROM periods JOIN library_searches ON time_start >= first AND time_start < last
), checks AS (
  SELECT period, count(*) AS checks,
    count(*) FILTER (WHERE outcome = 'available') AS available, count(*) FILTER (WHERE outcome = 'out') AS out,
    count(*) FILTER (WHERE outcome = 'absent') AS absent, count(*) FILTER (WHERE outcome = 'unknown') AS unknown
  FROM outcomes GROUP BY period
)
SELECT periods.period, coalesce(searches, 0), coalesce(checks, 0), coalesce(available, 0), coalesce(out, 0),
       coalesce(absent, 0), coalesce(unknown, 0)
FROM periods LEFT JOIN searches USING (period) LEFT JOIN checks USING (period)
ORDER BY period DESC;
