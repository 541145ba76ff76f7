// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "backoff.h"

#include <QRandomGenerator>

#include <algorithm>
#include <thread>

namespace ShelfHelp::Ingest {

using std::chrono::milliseconds;

namespace {

constexpr milliseconds stopInterval{50};

} // namespace

milliseconds BackoffPauses::next()
{
    const milliseconds pause(QRandomGenerator::global()->bounded(int(m_ceiling.count())) + 1);
    m_ceiling = std::min(m_ceiling * 2, m_longest);
    return pause;
}

Backoff::Backoff(milliseconds patience, std::function<bool()> shouldStop)
    : m_deadline(std::chrono::steady_clock::now() + patience)
    , m_shouldStop(std::move(shouldStop))
{
}

bool Backoff::wait()
{
    const auto now = std::chrono::steady_clock::now();
    if (now >= m_deadline) {
        return false;
    }
    m_hasWaited = true;
    const auto end = std::min(now + m_pauses.next(), m_deadline);
    while (std::chrono::steady_clock::now() < end) {
        if (m_shouldStop && m_shouldStop()) {
            return false;
        }
        std::this_thread::sleep_until(std::min(std::chrono::steady_clock::now() + stopInterval, end));
    }
    return true;
}

} // namespace ShelfHelp::Ingest
