// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <sql/connectionsettings.h>

#include <QString>

#include <memory>

struct pg_conn;

namespace ShelfHelp::Tests {

/// A session with nothing set up in it and nothing checked, as another program has one. Sql::Connection
/// would leave settings of its own, and refuse roles that may do little.
class PlainSession final
{
public:
    /// Ends the test program when the server does not answer.
    explicit PlainSession(const Sql::ConnectionSettings &settings);

    /// The rows of a statement, one per line, columns joined by `|`; a failure is `error` and its SQLSTATE.
    [[nodiscard]] QString ask(const QString &sql);

private:
    std::unique_ptr<pg_conn, void (*)(pg_conn *)> m_connection;
};

} // namespace ShelfHelp::Tests
