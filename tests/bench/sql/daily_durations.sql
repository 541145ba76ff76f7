-- SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
-- SPDX-License-Identifier: GPL-3.0-or-later

-- Searches per day, and percentiles of those that fetched: whoever has no better rule takes 50 ms.
WITH durations AS (
  SELECT date_trunc('day', time_start) AS day, extract(epoch FROM time_complete - time_start) * 1000 AS ms
  FROM shelf_searches
  WHERE time_start >= $1::timestamp AND time_start < $2::timestamp AND time_complete >= time_start
)
SELECT CAST(day AS date), count(*),
       percentile_cont(0.5) WITHIN GROUP (ORDER BY ms) FILTER (WHERE ms >= 50) AS p50,
       percentile_cont(0.95) WITHIN GROUP (ORDER BY ms) FILTER (WHERE ms >= 50) AS p95
FROM durations
GROUP BY day
ORDER BY day;
