// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <string_view>
#include <variant>

namespace ShelfHelp::Ingest {

/// A time as it is stored: microseconds since 1970-01-01T00:00:00. One with an offset is converted to UTC;
/// one without is taken as it stands, no time zone has a say. Its year is 1 … 9999.
struct Timestamp
{
    std::int64_t microseconds = 0;
    bool truncated = false; ///< there were more than six fraction digits; the rest was cut, not rounded

    friend bool operator==(const Timestamp &, const Timestamp &) = default;
};

enum class TimestampFault {
    Format, ///< not `YYYY-MM-DD`, `T` or one blank, `HH:MM:SS`, perhaps `.digits`, perhaps `Z` or an offset
    Range,  ///< of that form, but there is no such time: 30 February, hour 24, second 60, year 0
};

/// Reads the one form of time that messages use. Nothing else is understood, although PostgreSQL would:
/// it takes `now`, `infinity` and `J2451187`, and ignores offsets.
[[nodiscard]] std::variant<Timestamp, TimestampFault> parseTimestamp(std::string_view text);

/// True for a time of the years 2000 to 2099.
[[nodiscard]] bool isPlausibleTime(std::int64_t microseconds);

} // namespace ShelfHelp::Ingest
