// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "interruption.h"

#include "console.h"

#include <chrono>

namespace ShelfHelp::App {

namespace {

/// How soon a signal is noticed.
constexpr std::chrono::milliseconds pause(100);

} // namespace

Interruption::Interruption(const Sql::Connection &connection)
    : m_canceller(connection.canceller())
{
    watchStopSignals();
    m_thread = std::thread([this] { watch(); });
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

bool Interruption::isRequested()
{
    return stopRequested();
}

Error Interruption::error()
{
    return {.kind = ErrorKind::Cancelled, .message = u"Stopped, as you asked: nothing was printed"_qs};
}

/// Goes on cancelling until the end: a signal between two statements would else let the next one run.
void Interruption::watch()
{
    std::unique_lock lock(m_mutex);
    while (!m_ended.wait_for(lock, pause, [this] { return m_isEnded; })) {
        if (stopRequested()) {
            lock.unlock();
            m_canceller.cancel();
            lock.lock();
        }
    }
}

} // namespace ShelfHelp::App
