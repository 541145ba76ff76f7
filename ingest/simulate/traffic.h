// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

#include <optional>

namespace ShelfHelp::Ingest::Simulation {

inline constexpr qint64 microsecondsPerSecond = 1'000'000;
inline constexpr qint64 microsecondsPerHour = 3'600 * microsecondsPerSecond;
inline constexpr qint64 microsecondsPerDay = 24 * microsecondsPerHour;

/// How many shelf searches begin in one hour.
struct HourOfTraffic
{
    qint64 start = 0; ///< microseconds since 1970, UTC
    qint64 searches = 0;
};

/// Spreads a number of searches over the hours of a stretch of days: growing use, quieter weekends, a
/// night, and some days better than others. The hours add up to exactly that number.
class Traffic final
{
public:
    /// `firstDay` counts days since 1970-01-01; days <= 3660 and searches < 2^25 keep the sums in 63 bits.
    Traffic(quint64 seed, qint64 firstDay, int days, qint64 searches);

    /// The next hour in which something happens; empty after the last one.
    [[nodiscard]] std::optional<HourOfTraffic> next();

private:
    [[nodiscard]] qint64 dayWeight(int day) const;

    quint64 m_seed;
    qint64 m_firstDay;
    int m_days;
    qint64 m_searches;
    qint64 m_totalWeight = 0;
    qint64 m_weightSoFar = 0;
    qint64 m_searchesSoFar = 0;
    qint64 m_currentDayWeight = 0;
    int m_hour = 0; ///< since the start of the first day
};

} // namespace ShelfHelp::Ingest::Simulation
