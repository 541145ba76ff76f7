// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "existingdatabase.h"

#include "serverprocess.h"

#include <sql/embedded/postgresbinaries.h>
#include <sql/schema/adoption.h>

#include <QFile>
#include <QProcess>
#include <QTest>

namespace ShelfHelp::Tests {

namespace {

/// Of a failure, whose reason the comparison then shows.
QByteArray textOf(QProcess &process)
{
    return process.errorString().toUtf8() + '\n' + process.readAllStandardError();
}

/// pg_dump 15.14 and later begin and end with a random word.
QByteArray withoutRandomLines(const QByteArray &dump)
{
    QByteArray kept;
    for (const QByteArray &line : dump.split('\n')) {
        if (!line.startsWith("\\restrict ") && !line.startsWith("\\unrestrict ") &&
            !line.startsWith("-- Dumped ")) {
            kept += line + '\n';
        }
    }
    return kept;
}

} // namespace

QByteArray existingScript(const QString &name)
{
    QFile file(QStringLiteral(SHELFHELP_TEST_DATA "/existing/") + name + u".sql");
    if (!file.open(QIODevice::ReadOnly)) {
        qFatal("%s: %s", qPrintable(file.fileName()), qPrintable(file.errorString()));
    }
    return file.readAll();
}

void createExistingTables(Sql::Connection &connection)
{
    for (const QString &name : {u"tables"_qs, u"views"_qs, u"grants"_qs}) {
        run(connection, existingScript(name));
    }
}

void seedLibraries(Sql::Connection &connection)
{
    QFile file(Sql::embeddedMigrationDirectory() + u"/20261123200100_seed_libraries.sql");
    if (!file.open(QIODevice::ReadOnly)) {
        qFatal("%s: %s", qPrintable(file.fileName()), qPrintable(file.errorString()));
    }
    run(connection, file.readAll());
}

void createExistingDatabase(Sql::Connection &connection)
{
    createExistingTables(connection);
    run(connection, existingScript(u"rows"_qs));
}

void writeLikeTheExistingLambda(Sql::Connection &connection)
{
    run(connection, existingScript(u"lambda"_qs));
}

void adoptOrEnd(Sql::Connection &connection)
{
    const auto adopted = Sql::adopt(connection);
    if (!adopted.ok()) {
        qFatal("%s", why(adopted).constData());
    }
}

QByteArray dumpOfPublic(const Sql::ConnectionSettings &settings)
{
    const Result<Sql::PostgresBinaries> binaries = Sql::newestPostgres();
    if (!binaries.ok()) {
        return why(binaries);
    }
    QProcess process;
    process.start(binaries.value().folder + u"/pg_dump",
                  {u"--host"_qs, settings.host, u"--port"_qs, QString::number(settings.port),
                   u"--username"_qs, settings.user, u"--schema"_qs, u"public"_qs, settings.database});
    if (!process.waitForFinished() || process.exitCode() != 0) {
        return textOf(process);
    }
    return withoutRandomLines(process.readAllStandardOutput());
}

QString rowsOfTheViews(Sql::Connection &connection)
{
    QStringList rows;
    for (const QString &view :
         {u"total_unique_shelves"_qs, u"total_shelf_searches"_qs, u"total_library_searches"_qs,
          u"library_avail_rate"_qs, u"library_availability_by_medium"_qs, u"hourly_shelf_searches"_qs,
          u"search_type_summary"_qs, u"cumulative_shelf_counts_daily"_qs,
          u"cumulative_shelf_counts_weekly"_qs, u"cumulative_shelf_counts_monthly"_qs}) {
        rows.append(view);
        rows.append(ask(connection, u"SELECT v::text FROM public.%1 AS v ORDER BY 1"_qs.arg(view)));
    }
    return rows.join(u'\n');
}

ExistingDatabase::ExistingDatabase()
{
    createExistingDatabase(connection());
}

ExistingDatabase::ExistingDatabase(ExistingDatabase &original)
    : m_database([&] {
        original.disconnect();
        return original.settings().database;
    }())
{
}

Sql::Connection &ExistingDatabase::connection()
{
    if (!m_connection) {
        m_connection = openOwner(m_database.settings());
    }
    return *m_connection;
}

} // namespace ShelfHelp::Tests
