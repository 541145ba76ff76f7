-- SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
-- SPDX-License-Identifier: GPL-3.0-or-later

-- Different shelves searched from $1 to $2, and those of them that were never searched before.
SELECT count(DISTINCT shelf_id) AS shelves,
       (SELECT count(*) FROM (
          SELECT shelf_id FROM shelf_searches GROUP BY shelf_id
          HAVING min(time_start) >= $1::timestamp AND min(time_start) < $2::timestamp
        ) AS added) AS new_shelves
FROM shelf_searches
WHERE time_start >= $1::timestamp AND time_start < $2::timestamp;
