// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "traffic.h"

#include "draw.h"

#include <array>
#include <numeric>

namespace ShelfHelp::Ingest::Simulation {

namespace {

constexpr int hoursPerDay = 24;

/// The hours of a day in UTC as readers of American libraries use them: most in their evening.
constexpr std::array<qint64, hoursPerDay> hourWeights{
    88, 92, 84, 66, 45, 28, 16, 10, 8, 10, 15, 24, 38, 52, 62, 70, 76, 80, 82, 80, 76, 74, 76, 82,
};

constexpr qint64 sumOfHourWeights = std::accumulate(hourWeights.begin(), hourWeights.end(), qint64(0));

constexpr qint64 weekdayPercent = 100;
constexpr qint64 weekendPercent = 65;

/// 1970-01-01 was a Thursday.
bool isWeekend(qint64 daysSince1970)
{
    const qint64 weekday = (daysSince1970 + 3) % 7;
    return weekday >= 5;
}

/// (day + 1)^0.4 in tenths: the running total then grows like the 1.4th power of time.
qint64 trend(int day)
{
    constexpr qint64 tenths = 10;
    const qint64 exponent = binaryLogarithm(static_cast<quint64>(day) + 1) * 4 / 10;
    return static_cast<qint64>(timesPowerOfTwo(tenths, exponent));
}

} // namespace

Traffic::Traffic(quint64 seed, qint64 firstDay, int days, qint64 searches)
    : m_seed(seed)
    , m_firstDay(firstDay)
    , m_days(days)
    , m_searches(searches)
{
    for (int day = 0; day < days; ++day) {
        m_totalWeight += dayWeight(day) * sumOfHourWeights;
    }
}

qint64 Traffic::dayWeight(int day) const
{
    TraitStream noise{m_seed, keyOf(Trait::DayNoise), static_cast<quint64>(day)};
    const qint64 rhythm = isWeekend(m_firstDay + day) ? weekendPercent : weekdayPercent;
    return trend(day) * rhythm * between(noise, 80, 120) / 100;
}

std::optional<HourOfTraffic> Traffic::next()
{
    while (m_hour < m_days * hoursPerDay) {
        const int hourOfDay = m_hour % hoursPerDay;
        if (hourOfDay == 0) {
            m_currentDayWeight = dayWeight(m_hour / hoursPerDay);
        }
        m_weightSoFar += m_currentDayWeight * hourWeights[static_cast<size_t>(hourOfDay)];
        const qint64 due = m_searches * m_weightSoFar / m_totalWeight;
        const HourOfTraffic hour{.start = m_firstDay * microsecondsPerDay + m_hour * microsecondsPerHour,
                                 .searches = due - m_searchesSoFar};
        m_searchesSoFar = due;
        ++m_hour;
        if (hour.searches > 0) {
            return hour;
        }
    }
    return std::nullopt;
}

} // namespace ShelfHelp::Ingest::Simulation
