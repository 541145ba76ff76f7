-- SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
-- SPDX-License-Identifier: GPL-3.0-or-later

-- Outcomes of library checks per day and medium.
WITH checks AS (
  SELECT date_trunc('day', time_start) AS day, coalesce(is_libby, false) AS is_libby,
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
SELECT CAST(day AS date), CASE WHEN is_libby THEN 'Libby' ELSE 'physical' END,
       count(*) FILTER (WHERE outcome = 'available'), count(*) FILTER (WHERE outcome = 'out'),
       count(*) FILTER (WHERE outcome = 'absent'), count(*) FILTER (WHERE outcome = 'unknown')
FROM checks
GROUP BY day, is_libby
ORDER BY day, is_libby DESC;
