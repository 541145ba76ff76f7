-- SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
-- SPDX-License-Identifier: GPL-3.0-or-later

-- The latest 100 shelf searches of a range.
SELECT shelf_search_id, shelf_url, total_book_count, num_books, search_type, time_start,
       extract(epoch FROM time_complete - time_start) * 1000 AS ms
FROM shelf_searches JOIN shelves USING (shelf_id)
WHERE time_start >= $1::timestamp AND time_start < $2::timestamp
ORDER BY time_start DESC, shelf_search_id DESC
LIMIT 100;
