// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <sql/connection.h>
#include <tests/cli/program.h>
#include <tests/support/databasetesting.h>
#include <tests/support/privateserver.h>

#include <QString>

namespace ShelfHelp::Tests {

/// Simulated notifications as JSON lines, the same every time, a few of them twice.
[[nodiscard]] QByteArray simulatedLines(int events);

/// What breaks the promises about counts (docs/reliability.md, "Promises"): a line each; empty when nothing
/// does. The counts of a run are written with its rows, so they hold at any moment, whoever was killed.
[[nodiscard]] QString brokenPromises(Sql::Connection &connection);

/// The first line that differs, of both texts; empty when they are equal. States are long.
[[nodiscard]] QString difference(const QString &actual, const QString &expected);

/// A private server with the whole schema, asked over a new connection each time: any other may be dead.
class FaultyDatabase final
{
    Q_DISABLE_COPY_MOVE(FaultyDatabase)

public:
    explicit FaultyDatabase(const PrivateServerOptions &options = {});

    [[nodiscard]] PrivateServer &server() { return m_server; }

    [[nodiscard]] QString ask(const QString &sql);

    [[nodiscard]] int notifications()
    {
        return ask(u"SELECT count(*) FROM shelfhelp.notifications"_qs).toInt();
    }

    [[nodiscard]] QString state();
    [[nodiscard]] QString broken();
    void clear();

private:
    PrivateServer m_server;
};

} // namespace ShelfHelp::Tests
