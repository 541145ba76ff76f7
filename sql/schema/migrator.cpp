// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrator.h"

#include "atlassum.h"
#include "migrationhistory.h"
#include "migrationrun.h"

#include <sql/transaction.h>

#include <algorithm>
#include <optional>

namespace ShelfHelp::Sql {

namespace {

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
                .remedy = u"Run: " + migrateCommand(u"apply"_qs, settings)};
    case MigrationState::Ahead:
        return {.message = u"The database is newer than this program (last migration %1)"_qs.arg(
                    status.applied.last()),
                .remedy = u"Install a newer version of Shelf Help Analytics."_qs};
    case MigrationState::NotInitialised:
        return {.message = u"The database has no Shelf Help tables yet"_qs,
                .remedy = u"Run: " + migrateCommand(u"apply"_qs, settings)};
    case MigrationState::Adoptable:
        return {.message =
                    u"The database has the tables of the existing pipeline, but was not adopted yet"_qs,
                .remedy = u"Run: " + migrateCommand(u"adopt"_qs, settings)};
    case MigrationState::Broken:
        return {.message = u"The migrations cannot go on: "_qs + status.reason, .remedy = status.remedy};
    }
    return {.message = u"The database is up to date"_qs};
}

Outcome requireState(Connection &connection, const QList<MigrationState> &wanted)
{
    const Result<MigrationStatus> status = migrationStatus(connection);
    if (!status.ok()) {
        return status.error();
    }
    return wanted.contains(status.value().state) ? success() : explain(status.value(), connection.settings());
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
    if (Outcome locked = takeMigrationLock(m_connection, m_options.lockTimeout, u"apply"_qs); !locked.ok()) {
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
    if (Outcome executed = runMigration(m_connection, *file, m_sum); !executed.ok()) {
        return executed.error();
    }
    if (Outcome committed = transaction.commit(); !committed.ok()) {
        return committed.error();
    }
    ++m_done;
    return std::optional(title);
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
    return requireState(connection, {MigrationState::UpToDate});
}

Outcome requireReadableSchema(Connection &connection)
{
    return requireState(connection, {MigrationState::UpToDate, MigrationState::Adoptable});
}

} // namespace ShelfHelp::Sql
