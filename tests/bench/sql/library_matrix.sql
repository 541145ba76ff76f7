-- SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
-- SPDX-License-Identifier: GPL-3.0-or-later

-- Libraries by medium: outcomes, and percentiles of what a check takes.
WITH checks AS (
  SELECT library_id, coalesce(is_libby, false) AS is_libby,
    extract(epoch FROM time_complete - time_start) * 1000 AS ms,
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
  FROM library_searches
  WHERE time_start >= $1::timestamp AND time_start < $2::timestamp
)
SELECT library_id, CASE WHEN is_libby THEN 'Libby' ELSE 'physical' END,
       count(*) FILTER (WHERE outcome = 'available'), count(*) FILTER (WHERE outcome = 'out'),
       count(*) FILTER (WHERE outcome = 'absent'), count(*) FILTER (WHERE outcome = 'unknown'),
       percentile_cont(0.5) WITHIN GROUP (ORDER BY ms), percentile_cont(0.95) WITHIN GROUP (ORDER BY ms)
FROM checks
GROUP BY library_id, is_libby
ORDER BY library_id, is_libby DESC;
