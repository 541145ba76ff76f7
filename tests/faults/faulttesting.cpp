// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "faulttesting.h"

#include <ingest/simulate/simulator.h>
#include <sql/schema/migrator.h>

#include <QTest>

#include <algorithm>
#include <utility>

namespace ShelfHelp::Tests {

QByteArray simulatedLines(int events)
{
    Ingest::Simulator simulator({.events = events, .days = 30});
    QByteArray lines;
    while (const std::optional<QByteArray> line = simulator.next()) {
        lines += *line + '\n';
    }
    return lines;
}

QString brokenPromises(Sql::Connection &connection)
{
    return ask(connection, uR"(
        SELECT 'run ' || run_id || ' read ' || read_count, stored_count, duplicate_count, rejected_count
          FROM shelfhelp.ingest_runs WHERE read_count <> stored_count + duplicate_count + rejected_count
        UNION ALL
        SELECT 'stored is not what the ledger holds', counted, found, NULL
          FROM (SELECT coalesce(sum(stored_count), 0) FROM shelfhelp.ingest_runs) AS c(counted),
               (SELECT count(*) FROM shelfhelp.notifications) AS f(found) WHERE counted <> found
        UNION ALL
        SELECT 'a ledger row without its effect, or the other way round', ledger, effects, NULL
          FROM (SELECT count(*) FROM shelfhelp.notifications) AS l(ledger),
               (SELECT %1) AS e(effects) WHERE ledger <> effects
        UNION ALL
        SELECT 'rejected is not what was kept', counted, kept, NULL
          FROM (SELECT coalesce(sum(rejected_count), 0) FROM shelfhelp.ingest_runs) AS c(counted),
               (SELECT coalesce(sum(attempts), 0) FROM shelfhelp.rejected_notifications) AS k(kept)
         WHERE counted <> kept)"_qs.arg(countOfEventRows()));
}

QString difference(const QString &actual, const QString &expected)
{
    if (actual == expected) {
        return {};
    }
    const QStringList actualLines = actual.split(u'\n');
    const QStringList expectedLines = expected.split(u'\n');
    const auto [one, other] = std::ranges::mismatch(actualLines, expectedLines);
    return u"line %1 of %2 instead of %3: %4\ninstead of: %5"_qs.arg(
        QString::number(one - actualLines.begin() + 1), QString::number(actualLines.size()),
        QString::number(expectedLines.size()), one == actualLines.end() ? u"(end)"_qs : *one,
        other == expectedLines.end() ? u"(end)"_qs : *other);
}

FaultyDatabase::FaultyDatabase(const PrivateServerOptions &options)
    : m_server(options)
{
    const auto applied = Sql::applyMigrations(*openOwner(m_server.settings()));
    if (!applied.ok()) {
        qFatal("%s", why(applied).constData());
    }
}

QString FaultyDatabase::ask(const QString &sql)
{
    return Tests::ask(*openOwner(m_server.settings()), sql);
}

QString FaultyDatabase::state()
{
    return stateOf(*openOwner(m_server.settings()));
}

QString FaultyDatabase::broken()
{
    return brokenPromises(*openOwner(m_server.settings()));
}

void FaultyDatabase::clear()
{
    Tests::clear(*openOwner(m_server.settings()));
}

HalfwayIngest::HalfwayIngest(Program &program, const QStringList &arguments, const QByteArray &lines)
    : m_process(program.start(QStringList{u"ingest"_qs} + arguments + QStringList{u"-"_qs}))
{
    const qsizetype half = lines.indexOf('\n', lines.size() / 2) + 1;
    m_process->write(lines.first(half));
    m_rest = lines.mid(half);
}

void HalfwayIngest::giveRest()
{
    m_process->write(std::exchange(m_rest, {}));
}

StoreBarrier::StoreBarrier(const Sql::ConnectionSettings &settings)
    : m_holder(settings)
    , m_observer(settings)
{
    QCOMPARE(m_holder.ask(u"BEGIN"_qs), QString());
    QCOMPARE(m_holder.ask(u"LOCK TABLE public.books IN ACCESS EXCLUSIVE MODE"_qs), QString());
}

void StoreBarrier::waitFor(int sessions)
{
    QTRY_COMPARE_WITH_TIMEOUT(
        m_observer.ask(u"SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' "
                       "AND backend_type = 'client backend' AND datname = current_database()"_qs),
        QString::number(sessions), patience);
}

void StoreBarrier::lift()
{
    QCOMPARE(m_holder.ask(u"ROLLBACK"_qs), QString());
}

} // namespace ShelfHelp::Tests
