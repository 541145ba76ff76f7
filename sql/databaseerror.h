// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "error.h"

#include <optional>

struct pg_conn;
struct pg_result;

namespace ShelfHelp::Sql {

struct ConnectionSettings;

/// What to do about an SQLSTATE; the table of docs/reliability.md, "Permanent, transient, blocked".
/// An empty state on a closed connection means that the connection was lost.
[[nodiscard]] ErrorKind errorKind(const QString &sqlState, bool connectionAlive);

/// The error of a failed statement in words. The server's text is not used: it may quote the payload.
[[nodiscard]] Error statementError(const pg_result *result, const pg_conn *connection);

/// Whether a pooler in statement mode (pgbouncer) has just refused a transaction, and ended the connection.
[[nodiscard]] bool isStatementPooling(const pg_conn *connection);

/// The error of a failed connect: names host, database and user, and what to do.
[[nodiscard]] Error connectError(const QString &serverText, const ConnectionSettings &settings);

/// How far a connect came before it failed.
enum class ConnectStage { Settings, Host, Port, Encryption, Login, Database, Capacity };

/// The stage at which an error of connectError() arose; nothing for other errors, and where it cannot be
/// told.
[[nodiscard]] std::optional<ConnectStage> connectStage(const Error &error);

} // namespace ShelfHelp::Sql
