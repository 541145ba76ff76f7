-- SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
-- SPDX-License-Identifier: GPL-3.0-or-later

-- Shelf searches by weekday (1 is Monday) and hour.
SELECT CAST(extract(isodow FROM time_start) AS integer), CAST(extract(hour FROM time_start) AS integer), count(*)
FROM shelf_searches
WHERE time_start >= $1::timestamp AND time_start < $2::timestamp
GROUP BY 1, 2
ORDER BY 1, 2;
