// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <sql/connection.h>
#include <tests/cli/program.h>
#include <tests/support/databasetesting.h>
#include <tests/support/patience.h>
#include <tests/support/plainsession.h>
#include <tests/support/privateserver.h>

#include <QByteArray>
#include <QProcess>
#include <QString>
#include <QStringList>

#include <memory>

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

/// `shelfhelp ingest` that gets its lines through a pipe, at first the half of them: before it is given the
/// rest it cannot have ended, however late the test comes with what it does to it.
class HalfwayIngest final
{
    Q_DISABLE_COPY_MOVE(HalfwayIngest)

public:
    /// The arguments are those of the command but for the input.
    HalfwayIngest(Program &program, const QStringList &arguments, const QByteArray &lines);

    [[nodiscard]] QProcess &process() { return *m_process; }

    void giveRest();

    /// Waits for its end; it has to have the rest by then.
    [[nodiscard]] Finished finish() { return Program::finish(*m_process); }

private:
    std::unique_ptr<QProcess> m_process;
    QByteArray m_rest;
};

/// Lets nobody store until it is lifted: whoever wants to, waits, and is certain to be at work.
class StoreBarrier final
{
    Q_DISABLE_COPY_MOVE(StoreBarrier)

public:
    explicit StoreBarrier(const Sql::ConnectionSettings &settings);

    /// Until that many sessions wait; else the test fails.
    void waitFor(int sessions);
    void lift();

private:
    PlainSession m_holder;
    PlainSession m_observer;
};

} // namespace ShelfHelp::Tests
