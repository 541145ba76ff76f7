// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "result.h"

#include <QString>

namespace ShelfHelp::Sql {

class Connection;
struct ConnectionSettings;

/// What stands between a connection and the server, as far as it is known.
enum class Pooling {
    None,        ///< the server itself
    Session,     ///< a pooler that keeps one server process for us as long as we are connected
    Transaction, ///< a pooler that may give each transaction another server process
    Statement,   ///< a pooler that refuses transactions of more than one statement
    Unknown,     ///< a pooler whose mode was not asked for, or could not be found out
};

/// Whether what is set in the session stays ours. Behind the other poolers it is lost for us and found by
/// whoever gets the server process next.
[[nodiscard]] bool keepsSession(Pooling pooling);

/// Fails with ErrorKind::Blocked, and the port to use, unless the connection keeps one server process. For
/// `what` needs a session ("Migrations", a plural); the connection has to be of Purpose::Owner, for others
/// the mode of a pooler is not asked for.
[[nodiscard]] Outcome requireSession(const Connection &connection, const QString &what);

/// The same of a connection with these settings.
[[nodiscard]] Outcome requireSession(Pooling pooling, const ConnectionSettings &settings,
                                     const QString &what);

} // namespace ShelfHelp::Sql
