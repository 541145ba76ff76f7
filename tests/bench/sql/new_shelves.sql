-- SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
-- SPDX-License-Identifier: GPL-3.0-or-later

-- Shelves searched for the first time, per day.
SELECT CAST(first AS date), count(*)
FROM (SELECT shelf_id, min(time_start) AS first FROM shelf_searches GROUP BY shelf_id) AS shelves
WHERE first >= $1::timestamp AND first < $2::timestamp
GROUP BY CAST(first AS date)
ORDER BY CAST(first AS date);
