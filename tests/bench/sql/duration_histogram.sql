-- SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
-- SPDX-License-Identifier: GPL-3.0-or-later

-- Durations of shelf searches by bins of an eighth of a decade.
SELECT CAST(floor(8 * log(CAST(extract(epoch FROM time_complete - time_start) * 1000000 AS double precision))) AS integer) AS bin, count(*)
FROM shelf_searches
WHERE time_start >= $1::timestamp AND time_start < $2::timestamp AND time_complete > time_start
GROUP BY bin
ORDER BY bin;
