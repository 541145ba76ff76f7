// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

#include <random>

namespace ShelfHelp::Ingest::Simulation {

/// How many notifications of each kind make up a number of events.
struct EventCounts
{
    qint64 redelivered = 0;
    qint64 shelfSearches = 0;
    qint64 libraryChecks = 0;

    /// One third searches, two thirds checks, three in a thousand delivered twice.
    [[nodiscard]] static EventCounts of(qint64 events);
};

/// Deals the library checks out to the shelf searches: a different number to each, all of them in the end,
/// and never far from an even progress, so that no clump is left for the last one.
class CheckQuota final
{
public:
    explicit CheckQuota(const EventCounts &counts);

    /// The number of checks that follow the next search.
    [[nodiscard]] qint64 deal(std::mt19937_64 &random);

private:
    qint64 m_searches;
    qint64 m_checks;
    qint64 m_searchesDone = 0;
    qint64 m_checksDealt = 0;
};

/// Chooses exactly `chosen` of `total`, each equally likely, without remembering any.
class FairSample final
{
public:
    FairSample(qint64 chosen, qint64 total);
    [[nodiscard]] bool takeNext(std::mt19937_64 &random);

private:
    qint64 m_chosenLeft;
    qint64 m_left;
};

} // namespace ShelfHelp::Ingest::Simulation
