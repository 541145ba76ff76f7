// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "quota.h"

#include "draw.h"

#include <algorithm>
#include <array>

namespace ShelfHelp::Ingest::Simulation {

EventCounts EventCounts::of(qint64 events)
{
    EventCounts counts;
    counts.redelivered = events * 3 / 1000;
    const qint64 originals = events - counts.redelivered;
    counts.shelfSearches = (originals + 2) / 3;
    counts.libraryChecks = originals - counts.shelfSearches;
    return counts;
}

CheckQuota::CheckQuota(const EventCounts &counts)
    : m_searches(counts.shelfSearches)
    , m_checks(counts.libraryChecks)
{
}

qint64 CheckQuota::deal(std::mt19937_64 &random)
{
    constexpr std::array<qint64, 16> usual{0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 3, 3, 4, 4, 5, 4};
    constexpr qint64 slack = 20;
    ++m_searchesDone;
    const qint64 even = m_checks * m_searchesDone / m_searches;
    const qint64 allowed = std::min(slack, m_searches - m_searchesDone);
    const qint64 least = std::max<qint64>(0, even - allowed - m_checksDealt);
    const qint64 most = std::max(least, std::min(even + allowed, m_checks) - m_checksDealt);
    const qint64 dealt = std::clamp(usual[below(random, usual.size())], least, most);
    m_checksDealt += dealt;
    return dealt;
}

FairSample::FairSample(qint64 chosen, qint64 total)
    : m_chosenLeft(chosen)
    , m_left(total)
{
}

bool FairSample::takeNext(std::mt19937_64 &random)
{
    const bool taken = below(random, static_cast<quint64>(m_left)) < static_cast<quint64>(m_chosenLeft);
    --m_left;
    m_chosenLeft -= taken ? 1 : 0;
    return taken;
}

} // namespace ShelfHelp::Ingest::Simulation
