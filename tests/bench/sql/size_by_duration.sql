-- SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
-- SPDX-License-Identifier: GPL-3.0-or-later

-- Searches that fetched (50 ms and more), by bins of 50 books and of an eighth of a decade.
WITH durations AS (
  SELECT total_book_count AS size, CAST(extract(epoch FROM time_complete - time_start) * 1000000 AS double precision) AS us
  FROM shelf_searches
  WHERE time_start >= $1::timestamp AND time_start < $2::timestamp AND time_complete >= time_start
)
SELECT size / 50 * 50 AS lower, CAST(floor(8 * log(us)) AS integer) AS bin, count(*)
FROM durations
WHERE us >= 50000
GROUP BY 1, 2
ORDER BY 1, 2;
