// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "readers.h"
#include "traffic.h"

#include <QSet>

#include <deque>
#include <optional>
#include <random>

namespace ShelfHelp::Ingest::Simulation {

/// A reader at the search form: one or more searches, one after the other.
struct Session
{
    qint64 start = 0;        ///< of its first search, microseconds since 1970, UTC
    qint64 searchesLeft = 1; ///< 0: the last one is done, the reader leaves
    ShelfKey shelf = {};
    quint64 spelling = 0;
    bool asksPhysical = false; ///< checks printed books instead of e-books
};

/// Decides who comes when. Readers grow in number over the time; some of them come back often, and nobody
/// has two sessions at once.
class Sessions final
{
public:
    Sessions(quint64 seed, const Traffic &traffic, qint64 searches, bool flatPopularity);

    /// When the next session begins; empty when there is none left.
    [[nodiscard]] std::optional<qint64> nextStart(std::mt19937_64 &random);
    /// Begins the session that nextStart() announced.
    [[nodiscard]] Session begin(std::mt19937_64 &random);

    void end(const Session &session) { m_activeReaders.remove(session.shelf.reader); }

private:
    struct Plan
    {
        qint64 start;
        qint64 searches;
    };

    void planHour(std::mt19937_64 &random, const HourOfTraffic &hour);
    [[nodiscard]] quint64 chooseReader(std::mt19937_64 &random);
    [[nodiscard]] quint64 knownReaders() const;

    quint64 m_seed;
    Traffic m_traffic;
    qint64 m_searches;
    bool m_flatPopularity;
    qint64 m_searchesPlanned = 0;
    qint64 m_searchesBegun = 0;
    qint64 m_searchesDue = 0; ///< of the hours planned so far
    std::deque<Plan> m_plans; ///< of one hour, by start
    QSet<quint64> m_activeReaders;
};

} // namespace ShelfHelp::Ingest::Simulation
