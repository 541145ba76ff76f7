// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>

#include <chrono>

namespace ShelfHelp::App {

/// Tells systemd how the service is, as sd_notify(3) describes the protocol: a datagram to the socket that
/// NOTIFY_SOCKET names. Where nobody listens, nothing happens. (libsystemd would come into the Lambda package
/// with a dozen further libraries.)
class ServiceNotifier final
{
public:
    ServiceNotifier();

    void ready(const QByteArray &status);
    void stopping();
    /// A sign of life, sent half as often again as the watchdog wants; may be called as often as one likes.
    void beat();

private:
    void send(const QByteArray &state) const;

    const QByteArray m_socket;
    std::chrono::milliseconds m_interval{0}; ///< 0: no watchdog
    std::chrono::steady_clock::time_point m_lastBeat;
};

} // namespace ShelfHelp::App
