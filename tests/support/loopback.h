// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>

namespace ShelfHelp::Tests {

/// A connection to a Unix socket, non-blocking; −1 when nobody listens there.
[[nodiscard]] int connectToSocket(const QByteArray &socketFile);

/// Listens on a free port of 127.0.0.1, non-blocking; ends the program when it cannot.
[[nodiscard]] int listenOnLoopback(quint16 &port);

} // namespace ShelfHelp::Tests
