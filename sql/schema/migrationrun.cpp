// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrationrun.h"

#include "migrationhistory.h"
#include "statementsplitter.h"

#include <QElapsedTimer>

namespace ShelfHelp::Sql {

namespace {

constexpr QStringView lockNotAvailable = u"55P03"; // SQLSTATE

} // namespace

QString migrateCommand(const QString &verb, const ConnectionSettings &settings)
{
    const QString text = u"shelfhelp migrate " + verb;
    if (settings.embedded) {
        return text + u" --database embedded";
    }
    const bool fromEnvironment =
        settings.origin.startsWith(u"DATABASE_URL") || settings.origin.startsWith(u"DB_");
    return fromEnvironment ? text : text + u" --database …";
}

/// Waits on the server: one round trip, ended by lock_timeout, and a Canceller can end it too. The search
/// path is empty so that a migration with an unqualified name fails here, not on a customer's database.
Outcome takeMigrationLock(Connection &connection, std::chrono::milliseconds patience, const QString &verb)
{
    const QString settings = u"SET TRANSACTION ISOLATION LEVEL READ COMMITTED;"
                             u"SET LOCAL search_path = pg_catalog;"
                             u"SET LOCAL lock_timeout = %1"_qs.arg(patience.count());
    if (Outcome set = connection.executeScript(settings.toLatin1()); !set.ok()) {
        return set;
    }
    const Result<Rows> locked = connection.executeStatement(u"migrations/lock"_qs);
    if (locked.ok()) {
        return success();
    }
    if (locked.error().sqlState != lockNotAvailable) {
        return locked.error();
    }
    return Error{.kind = ErrorKind::Transient,
                 .message = u"Another migration holds the migration lock of this database"_qs,
                 .remedy = u"Wait until it is done, then run: " + migrateCommand(verb, connection.settings()),
                 .sqlState = lockNotAvailable.toString()};
}

Outcome runMigration(Connection &connection, const MigrationFile &file, const AtlasSum &sum)
{
    const Result<QList<QByteArray>> statements = splitStatements(file.content);
    if (!statements.ok()) {
        return Error{.message = u"The migration %1 cannot be read: %2"_qs.arg(file.title(),
                                                                              statements.error().message)};
    }
    const QDateTime start = QDateTime::currentDateTimeUtc();
    QElapsedTimer timer;
    timer.start();
    if (const Outcome executed = connection.executeScript(file.content); !executed.ok()) {
        Error error = executed.error();
        error.message =
            u"The migration %1 failed and left nothing behind: %2"_qs.arg(file.title(), error.message);
        return error;
    }
    const Revision revision{.version = file.version(),
                            .description = file.description(),
                            .total = statements.value().size(),
                            .hash = QString::fromLatin1(sum.hashOf(file.name))};
    return recordRevision(connection, revision, {start, timer.nsecsElapsed()});
}

} // namespace ShelfHelp::Sql
