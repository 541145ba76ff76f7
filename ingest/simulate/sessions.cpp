// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sessions.h"

#include "draw.h"

#include <algorithm>
#include <array>

namespace ShelfHelp::Ingest::Simulation {

namespace {

/// Most readers search once or twice in a row.
qint64 searchesOfSession(std::mt19937_64 &random)
{
    constexpr std::array<qint64, 16> usual{1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 4, 6};
    return usual[below(random, usual.size())];
}

/// Readers so far, so many that each of them searches about fifty times in the end.
constexpr qint64 searchesPerReader = 50;
constexpr qint64 fewestReaders = 12;

} // namespace

Sessions::Sessions(quint64 seed, const Traffic &traffic, qint64 searches, bool flatPopularity)
    : m_seed(seed)
    , m_traffic(traffic)
    , m_searches(searches)
    , m_flatPopularity(flatPopularity)
{
}

void Sessions::planHour(std::mt19937_64 &random, const HourOfTraffic &hour)
{
    m_searchesDue += hour.searches;
    // A long session takes from the hours after it, so that the searches add up in the end.
    while (m_searchesPlanned < m_searchesDue) {
        const qint64 count = std::min(searchesOfSession(random), m_searches - m_searchesPlanned);
        const qint64 start = hour.start + between(random, 0, microsecondsPerHour - 1);
        m_plans.push_back({.start = start, .searches = count});
        m_searchesPlanned += count;
    }
    // Equal starts would leave their order to the sorting algorithm.
    std::ranges::stable_sort(m_plans, {}, &Plan::start);
}

std::optional<qint64> Sessions::nextStart(std::mt19937_64 &random)
{
    while (m_plans.empty()) {
        const std::optional<HourOfTraffic> hour = m_traffic.next();
        if (!hour) {
            return std::nullopt;
        }
        planHour(random, *hour);
    }
    return m_plans.front().start;
}

Session Sessions::begin(std::mt19937_64 &random)
{
    constexpr quint64 usualSpellingPercent = 80;
    constexpr quint64 physicalPercent = 30;
    const Plan plan = m_plans.front();
    m_plans.pop_front();
    m_searchesBegun += plan.searches;
    Session session{.start = plan.start, .searchesLeft = plan.searches};
    session.shelf.reader = chooseReader(random);
    session.shelf.shelf = below(random, shelfCount(m_seed, session.shelf.reader));
    session.spelling = percent(random, usualSpellingPercent) ? usualSpelling(m_seed, session.shelf.reader)
                                                             : below(random, spellingCount);
    session.asksPhysical = percent(random, physicalPercent);
    return session;
}

quint64 Sessions::knownReaders() const
{
    const qint64 later = m_searchesBegun / searchesPerReader;
    return static_cast<quint64>(std::min(fewestReaders, m_searches) + later);
}

quint64 Sessions::chooseReader(std::mt19937_64 &random)
{
    const quint64 count = knownReaders();
    quint64 reader = below(random, count);
    if (!m_flatPopularity && percent(random, 80)) {
        const quint64 rank = zipf(random, count);
        // Half of the regulars have been so from the start, half joined lately.
        reader = percent(random, 50) ? rank : count - 1 - rank;
    }
    // Somebody who is here already sends the next one.
    while (m_activeReaders.contains(reader)) {
        ++reader;
    }
    m_activeReaders.insert(reader);
    return reader;
}

} // namespace ShelfHelp::Ingest::Simulation
