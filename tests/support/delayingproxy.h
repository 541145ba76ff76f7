// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <atomic>
#include <chrono>
#include <thread>

namespace ShelfHelp::Tests {

/// Makes a server on this machine look far away: forwards TCP connections on the loopback to its Unix socket
/// and back, every byte `oneWay` later, with unlimited bandwidth.
///
/// Works on a thread of its own until it is destroyed. Ends the program when it cannot listen.
class DelayingProxy final
{
    Q_DISABLE_COPY_MOVE(DelayingProxy)

public:
    DelayingProxy(const QString &socketFile, std::chrono::microseconds oneWay);
    ~DelayingProxy();

    [[nodiscard]] quint16 port() const { return m_port; }

    /// How often a client spoke that had heard from the server since it last did, or for the first time: the
    /// round trips of a client that waits for its answers.
    [[nodiscard]] qint64 turns() const { return m_turns; }

private:
    void serve();

    const QByteArray m_socketFile;
    const std::chrono::microseconds m_oneWay;
    quint16 m_port = 0; ///< set while m_listener is made, so before it
    const int m_listener;
    const int m_stop; ///< an eventfd: readable once the thread is to end
    std::atomic<qint64> m_turns = 0;
    std::thread m_thread;
};

} // namespace ShelfHelp::Tests
