// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "backuptesting.h"

#include <sql/backup/fingerprint.h>
#include <sql/backup/source.h>
#include <sql/embedded/postgresbinaries.h>
#include <sql/transaction.h>
#include <tests/cli/program.h>
#include <tests/faults/faulttesting.h>

#include <QProcess>
#include <QTest>

namespace ShelfHelp::Tests {

void fillDatabase(const Sql::ConnectionSettings &settings, int events)
{
    const Finished finished =
        Program(settings).run({u"ingest"_qs, u"--json"_qs, u"-"_qs}, simulatedLines(events) + "nonsense\n");
    QVERIFY2(finished.status == 3, qPrintable(finished.messages));
    const auto connection = openOwner(settings);
    run(*connection,
        "SELECT shelfhelp.write_note(NULL, '2026-10-01T00:00Z', NULL, E'a tab\\t, a \\\\ and\\na line');"
        "INSERT INTO public.libraries VALUES ('odd ''one''', E'back\\\\slash'), ('plain', 'Plain');"
        "INSERT INTO shelfhelp.alert_rules (metric, condition, value, time_range) VALUES ('p95', 'above', 1, "
        "'7d');"
        "SELECT nextval('public.books_book_id_seq')"); // a gap, which stays one
}

QString rowsOf(Sql::Connection &connection)
{
    Sql::Transaction transaction(connection);
    if (!transaction.begin(Sql::Transaction::Kind::Write).ok() || !Sql::setUpCopying(connection).ok()) {
        return u"no transaction"_qs;
    }
    const auto shapes = Sql::readTableShapes(connection);
    QString text;
    for (const Sql::TableShape &shape : shapes.value()) {
        const auto found = Sql::fingerprint(connection, shape, shape.columns);
        text += shape.table.qualified() + u' ' +
                (found.ok() ? QString::number(found.value().rows) + u' ' + found.value().sum
                            : found.error().toText()) +
                u'\n';
    }
    return text;
}

QString nextIdentities(Sql::Connection &connection)
{
    return ask(connection,
               u"SELECT schemaname, sequencename, coalesce(last_value + 1, 1) AS next FROM pg_sequences "
               "WHERE sequencename <> 'touched_day_id_seq' ORDER BY 1, 2"_qs);
}

void cutSessions(const Sql::ConnectionSettings &settings)
{
    Sql::ConnectionSettings other = settings;
    other.database = u"postgres"_qs;
    const auto connection = openOwner(other);
    static_cast<void>(
        ask(*connection,
            u"SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = '%1'"_qs.arg(
                settings.database)));
}

QByteArray runPostgres(const QString &program, const QStringList &arguments, int *status)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(Sql::newestPostgres().value().folder + u'/' + program, arguments);
    const bool hasEnded = process.waitForFinished(120'000);
    if (status != nullptr) {
        *status = hasEnded ? process.exitCode() : -1;
    }
    return process.readAll();
}

} // namespace ShelfHelp::Tests
