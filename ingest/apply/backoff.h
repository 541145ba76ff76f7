// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <chrono>
#include <functional>

namespace ShelfHelp::Ingest {

/// How long to pause before each further attempt: from 0.1 s doubled to 5 s, so that work goes on soon after
/// the database is back, or as the caller says. Each is drawn from the whole range below (full jitter), so
/// that ingesters that failed together do not meet again.
class BackoffPauses final
{
public:
    explicit BackoffPauses(std::chrono::milliseconds first = std::chrono::milliseconds(100),
                           std::chrono::milliseconds longest = std::chrono::seconds(5))
        : m_first(first)
        , m_longest(longest)
        , m_ceiling(first)
    {
    }

    [[nodiscard]] std::chrono::milliseconds next();

    /// After a success.
    void reset() { m_ceiling = m_first; }

private:
    const std::chrono::milliseconds m_first;
    const std::chrono::milliseconds m_longest;
    std::chrono::milliseconds m_ceiling;
};

/// Sleeps through such pauses, on a thread that has nothing else to do.
class Backoff final
{
public:
    /// `patience` bounds the pauses in all. `shouldStop` is asked several times a second.
    Backoff(std::chrono::milliseconds patience, std::function<bool()> shouldStop);

    /// Sleeps; false when the patience is used up or a stop is wanted.
    [[nodiscard]] bool wait();

    [[nodiscard]] bool hasWaited() const { return m_hasWaited; }

private:
    const std::chrono::steady_clock::time_point m_deadline;
    const std::function<bool()> m_shouldStop;
    BackoffPauses m_pauses;
    bool m_hasWaited = false;
};

} // namespace ShelfHelp::Ingest
