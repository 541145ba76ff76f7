// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <sql/connection.h>
#include <tests/support/databasetesting.h>

#include <QByteArray>
#include <QString>

namespace ShelfHelp::Tests {

/// Ingests simulated notifications and a broken one, and adds what people write: a note, a limit, a name.
void fillDatabase(const Sql::ConnectionSettings &settings, int events);

/// Every table of a backup with what its rows come to, a line each: equal texts mean equal rows.
[[nodiscard]] QString rowsOf(Sql::Connection &connection);

/// The next value of every identity column, a line each.
[[nodiscard]] QString nextIdentities(Sql::Connection &connection);

/// Ends all other sessions of a database, as a server that is restarted does.
void cutSessions(const Sql::ConnectionSettings &settings);

/// What PostgreSQL's own program answers; the password is not needed.
[[nodiscard]] QByteArray runPostgres(const QString &program, const QStringList &arguments,
                                     int *status = nullptr);

} // namespace ShelfHelp::Tests
