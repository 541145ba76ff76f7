// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrator.h"

#include "atlassum.h"
#include "migrationhistory.h"
#include "statementsplitter.h"

#include <sql/transaction.h>

#include <QElapsedTimer>

#include <algorithm>
#include <optional>

namespace ShelfHelp::Sql {

namespace {

/// The key of the Atlas CLI's own lock (FNV-1 of "atlas_migrate_execute"), so that both exclude each other.
constexpr qint64 atlasLockKey = 2686470616;

constexpr QStringView lockNotAvailable = u"55P03"; // SQLSTATE

/// `shelfhelp migrate apply`, with --database unless the environment chose this database.
QString command(const QString &verb, const ConnectionSettings &settings)
{
    const QString text = u"shelfhelp migrate " + verb;
    if (settings.embedded) {
        return text + u" --database embedded";
    }
    const bool fromEnvironment =
        settings.origin.startsWith(u"DATABASE_URL") || settings.origin.startsWith(u"DB_");
    return fromEnvironment ? text : text + u" --database …";
}

QString pendingClause(qsizetype count)
{
    return count == 1 ? u"1 migration is pending"_qs : u"%1 migrations are pending"_qs.arg(count);
}

/// Why a database in this state is no good for working with it, and what to do.
Error explain(const MigrationStatus &status, const ConnectionSettings &settings)
{
    switch (status.state) {
    case MigrationState::UpToDate:
        break;
    case MigrationState::Behind:
        return {.message =
                    u"The database is behind this program: %1"_qs.arg(pendingClause(status.pending.size())),
                .remedy = u"Run: " + command(u"apply"_qs, settings)};
    case MigrationState::Ahead:
        return {.message = u"The database is newer than this program (last migration %1)"_qs.arg(
                    status.applied.last()),
                .remedy = u"Install a newer version of Shelf Help Analytics."_qs};
    case MigrationState::NotInitialised:
        return {.message = u"The database has no Shelf Help tables yet"_qs,
                .remedy = u"Run: " + command(u"apply"_qs, settings)};
    case MigrationState::Adoptable:
        return {.message =
                    u"The database has the tables of the existing pipeline, but was not adopted yet"_qs,
                .remedy = u"Run: " + command(u"adopt"_qs, settings)};
    case MigrationState::Broken:
        return {.message = u"The migrations cannot go on: "_qs + status.reason,
                .remedy = u"See: " + command(u"status"_qs, settings)};
    }
    return {.message = u"The database is up to date"_qs};
}

/// One run of applyMigrations().
class Run final
{
public:
    Run(Connection &connection, const MigrationOptions &options, const QList<MigrationFile> &files)
        : m_connection(connection)
        , m_options(options)
        , m_files(files)
        , m_sum(computeAtlasSum(files))
    {
    }

    /// Applies the first pending migration and returns its title; none when nothing is pending.
    [[nodiscard]] Result<std::optional<QString>> applyNext();

private:
    [[nodiscard]] Outcome lock();
    [[nodiscard]] Outcome execute(const MigrationFile &file);
    void report(const MigrationStatus &status);

    Connection &m_connection;
    const MigrationOptions &m_options;
    const QList<MigrationFile> &m_files;
    AtlasSum m_sum;
    qsizetype m_done = 0;
};

Result<std::optional<QString>> Run::applyNext()
{
    Transaction transaction(m_connection);
    if (Outcome begun = transaction.begin(Transaction::Kind::Write); !begun.ok()) {
        return begun.error();
    }
    if (Outcome locked = lock(); !locked.ok()) {
        return locked.error();
    }
    // Only now: another session may have applied some while we waited.
    const Result<MigrationHistory> history = readMigrationHistory(m_connection);
    if (!history.ok()) {
        return history.error();
    }
    const MigrationStatus status = compareMigrations(m_files, history.value());
    if (status.state == MigrationState::UpToDate) {
        return std::optional<QString>();
    }
    if (status.state != MigrationState::Behind && status.state != MigrationState::NotInitialised) {
        return explain(status, m_connection.settings());
    }
    report(status);
    if (!history.value().hasTable) {
        if (Outcome created = createMigrationHistory(m_connection); !created.ok()) {
            return created.error();
        }
    }
    const QString title = status.pending.first();
    const auto file = std::ranges::find(m_files, title, &MigrationFile::title);
    if (Outcome executed = execute(*file); !executed.ok()) {
        return executed.error();
    }
    if (Outcome committed = transaction.commit(); !committed.ok()) {
        return committed.error();
    }
    ++m_done;
    return std::optional(title);
}

/// Waits on the server: one round trip, ended by lock_timeout, and a Canceller can end it too. The search
/// path is empty so that a migration with an unqualified name fails here, not on a customer's database.
Outcome Run::lock()
{
    const QString settings = u"SET TRANSACTION ISOLATION LEVEL READ COMMITTED;"
                             u"SET LOCAL search_path = pg_catalog;"
                             u"SET LOCAL lock_timeout = %1"_qs.arg(m_options.lockTimeout.count());
    if (Outcome set = m_connection.executeScript(settings.toLatin1()); !set.ok()) {
        return set;
    }
    const Result<Rows> locked = m_connection.execute(u"SELECT pg_advisory_xact_lock($1)"_qs, {atlasLockKey});
    if (locked.ok()) {
        return success();
    }
    if (locked.error().sqlState != lockNotAvailable) {
        return locked.error();
    }
    return Error{.kind = ErrorKind::Transient,
                 .message = u"Another migration holds the migration lock of this database"_qs,
                 .remedy =
                     u"Wait until it is done, then run: " + command(u"apply"_qs, m_connection.settings()),
                 .sqlState = lockNotAvailable.toString()};
}

/// Runs the file and adds its row, in the open transaction.
Outcome Run::execute(const MigrationFile &file)
{
    const Result<QList<QByteArray>> statements = splitStatements(file.content);
    if (!statements.ok()) {
        return Error{.message = u"The migration %1 cannot be read: %2"_qs.arg(file.title(),
                                                                              statements.error().message)};
    }
    const QDateTime start = QDateTime::currentDateTimeUtc();
    QElapsedTimer timer;
    timer.start();
    if (const Outcome executed = m_connection.executeScript(file.content); !executed.ok()) {
        Error error = executed.error();
        error.message =
            u"The migration %1 failed and left nothing behind: %2"_qs.arg(file.title(), error.message);
        return error;
    }
    const Revision revision{.version = file.version(),
                            .description = file.description(),
                            .total = statements.value().size(),
                            .hash = QString::fromLatin1(m_sum.hashOf(file.name))};
    return recordRevision(m_connection, revision, {start, timer.nsecsElapsed()});
}

void Run::report(const MigrationStatus &status)
{
    if (m_options.progress) {
        m_options.progress(status.pending.first(), m_done + 1, m_done + status.pending.size());
    }
}

} // namespace

Result<MigrationStatus> migrationStatus(Connection &connection, const QString &directory)
{
    const Result<QList<MigrationFile>> files = readMigrationDirectory(directory);
    if (!files.ok()) {
        return files.error();
    }
    const Result<MigrationHistory> history = readMigrationHistory(connection);
    if (!history.ok()) {
        return history.error();
    }
    return compareMigrations(files.value(), history.value());
}

Result<QStringList> applyMigrations(Connection &connection, const MigrationOptions &options)
{
    if (Outcome session = requireSession(connection, u"Migrations"_qs); !session.ok()) {
        return session.error();
    }
    const Result<QList<MigrationFile>> files = readMigrationDirectory(options.directory);
    if (!files.ok()) {
        return files.error();
    }
    Run run(connection, options, files.value());
    QStringList applied;
    while (true) {
        const Result<std::optional<QString>> next = run.applyNext();
        if (!next.ok()) {
            return next.error();
        }
        if (!next.value()) {
            return applied;
        }
        applied.append(*next.value());
    }
}

Outcome requireCurrentSchema(Connection &connection)
{
    const Result<MigrationStatus> status = migrationStatus(connection);
    if (!status.ok()) {
        return status.error();
    }
    if (status.value().state == MigrationState::UpToDate) {
        return success();
    }
    return explain(status.value(), connection.settings());
}

} // namespace ShelfHelp::Sql
