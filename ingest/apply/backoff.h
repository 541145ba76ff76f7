// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <chrono>
#include <functional>

namespace ShelfHelp::Ingest {

/// Pauses between attempts: from 0.1 s doubled to 30 s, each drawn from the whole range below (full jitter),
/// so that ingesters that failed together do not meet again.
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
    std::chrono::milliseconds m_ceiling{100};
    bool m_hasWaited = false;
};

} // namespace ShelfHelp::Ingest
