// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "interruption.h"

#include <chrono>
#include <utility>

namespace ShelfHelp::Sql {

namespace {

/// How soon a wish is noticed.
constexpr std::chrono::milliseconds pause(100);

} // namespace

Interruption::Interruption(const Connection &connection, std::function<bool()> shouldStop)
    : m_canceller(connection.canceller())
    , m_shouldStop(std::move(shouldStop))
    , m_thread([this] { watch(); })
{
}

Interruption::~Interruption()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isEnded = true;
    }
    m_ended.notify_one();
    m_thread.join();
}

/// Goes on cancelling until the end: a wish between two statements would else let the next one run.
void Interruption::watch()
{
    std::unique_lock lock(m_mutex);
    while (!m_ended.wait_for(lock, pause, [this] { return m_isEnded; })) {
        if (m_shouldStop()) {
            lock.unlock();
            m_canceller.cancel();
            lock.lock();
        }
    }
}

} // namespace ShelfHelp::Sql
