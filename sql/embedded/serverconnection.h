// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <sql/connectionsettings.h>
#include <sql/result.h>

#include <QString>

#include <memory>

struct pg_conn;

namespace ShelfHelp::Sql {

/// A bare session for making and dropping databases, which needs none of Connection's session set-up (and
/// must work where that one's checks would fail).
class ServerConnection final
{
public:
    /// Connects to settings.database.
    [[nodiscard]] static Result<ServerConnection> open(const ConnectionSettings &settings);

    /// Runs one statement; the number of rows it returned.
    [[nodiscard]] Result<int> execute(const QString &sql);
    [[nodiscard]] QString quotedIdentifier(const QString &name) const;
    [[nodiscard]] QString quotedLiteral(const QString &text) const;

private:
    struct Closer
    {
        void operator()(pg_conn *connection) const;
    };

    explicit ServerConnection(pg_conn *connection)
        : m_connection(connection)
    {
    }

    std::unique_ptr<pg_conn, Closer> m_connection;
};

/// Makes the database settings.database on an embedded server unless it is there already.
[[nodiscard]] Outcome ensureDatabase(const ConnectionSettings &settings, const QString &clusterDirectory);

} // namespace ShelfHelp::Sql
