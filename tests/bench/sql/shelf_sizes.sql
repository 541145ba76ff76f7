-- SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
-- SPDX-License-Identifier: GPL-3.0-or-later

-- Shelves by their latest size in the range, in bins of 25.
SELECT CAST(floor(size / 25.0) AS integer) * 25 AS lower, count(*)
FROM (SELECT DISTINCT ON (shelf_id) shelf_id, total_book_count AS size
      FROM shelf_searches
      WHERE time_start >= $1::timestamp AND time_start < $2::timestamp AND total_book_count IS NOT NULL
      ORDER BY shelf_id, time_start DESC, shelf_search_id DESC) AS latest
GROUP BY 1
ORDER BY 1;
