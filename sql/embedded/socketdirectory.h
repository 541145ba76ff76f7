// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "serveruser.h"

#include <sql/result.h>

#include <QString>

namespace ShelfHelp::Sql {

/// The port is only part of the socket's name: the server does not listen on TCP.
constexpr int embeddedPort = 5432;

/// Name of the server's socket in `directory`.
[[nodiscard]] QString socketFile(const QString &directory);

/// Makes the 0700 directory for the socket of the server that works on `data`: below $XDG_RUNTIME_DIR when
/// the socket's path is short enough there (107 bytes), else below /tmp. Removes sockets of a dead server;
/// the caller has made sure that none is alive.
[[nodiscard]] Result<QString> prepareSocketDirectory(const QString &data, const ServerUser &user);

/// Removes the directory of a server that has stopped, when it is one of ours and empty.
void removeSocketDirectory(const QString &directory);

} // namespace ShelfHelp::Sql
