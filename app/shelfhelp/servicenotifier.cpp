// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "servicenotifier.h"

#include <QString>

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <cstddef>
#include <cstring>

namespace ShelfHelp::App {

namespace {

constexpr int beatsPerLimit = 3;

/// WATCHDOG_USEC is meant for the process of WATCHDOG_PID, if that is given.
std::chrono::microseconds watchdogLimit()
{
    bool isForUs = true;
    const qint64 pid = qEnvironmentVariable("WATCHDOG_PID").toLongLong(&isForUs);
    if (isForUs && pid != getpid()) {
        return {};
    }
    return std::chrono::microseconds(qEnvironmentVariable("WATCHDOG_USEC").toLongLong());
}

} // namespace

ServiceNotifier::ServiceNotifier()
    : m_socket(qgetenv("NOTIFY_SOCKET"))
    , m_interval(std::chrono::duration_cast<std::chrono::milliseconds>(watchdogLimit() / beatsPerLimit))
    , m_lastBeat(std::chrono::steady_clock::now())
{
}

void ServiceNotifier::ready(const QByteArray &status)
{
    send(QByteArray("READY=1\nSTATUS=") + status);
}

void ServiceNotifier::stopping()
{
    send("STOPPING=1");
}

void ServiceNotifier::beat()
{
    const auto now = std::chrono::steady_clock::now();
    if (m_interval.count() > 0 && now - m_lastBeat >= m_interval) {
        m_lastBeat = now;
        send("WATCHDOG=1");
    }
}

void ServiceNotifier::send(const QByteArray &state) const
{
    sockaddr_un address{};
    if (m_socket.isEmpty() || std::size_t(m_socket.size()) >= sizeof(address.sun_path)) {
        return;
    }
    address.sun_family = AF_UNIX;
    std::memcpy(address.sun_path, m_socket.constData(), std::size_t(m_socket.size()));
    if (m_socket.startsWith('@')) {
        address.sun_path[0] = '\0'; // the abstract namespace
    }
    const int descriptor = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    if (descriptor < 0) {
        return;
    }
    const auto length = socklen_t(offsetof(sockaddr_un, sun_path) + std::size_t(m_socket.size()));
    // Whoever listens there notices by its absence.
    (void)sendto(descriptor, state.constData(), std::size_t(state.size()), MSG_NOSIGNAL | MSG_DONTWAIT,
                 reinterpret_cast<const sockaddr *>(&address), length);
    close(descriptor);
}

} // namespace ShelfHelp::App
