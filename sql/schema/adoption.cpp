// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "adoption.h"

#include "adoptioncheck.h"
#include "adoptionindexes.h"
#include "adoptionmarks.h"
#include "migrationhistory.h"
#include "migrationrun.h"

#include <sql/transaction.h>

namespace ShelfHelp::Sql {

namespace {

Error refusal(const QStringList &obstacles)
{
    return {.message = u"The database cannot be adopted"_qs, .remedy = obstacles.join(u' ')};
}

/// One run of adopt().
class Run final
{
public:
    Run(Connection &connection, const AdoptionOptions &options, const QList<MigrationFile> &files)
        : m_connection(connection)
        , m_options(options)
        , m_files(files)
        , m_sum(computeAtlasSum(files))
    {
    }

    /// The first transaction: history and migrations.
    [[nodiscard]] Outcome takeOver();
    /// The second one: what there is to remember of old rows.
    [[nodiscard]] Outcome remember();
    [[nodiscard]] Outcome buildIndexes();
    [[nodiscard]] Outcome installTriggers();

    [[nodiscard]] const Adoption &result() const { return m_result; }

private:
    [[nodiscard]] Outcome makeSchema(const AdoptionCheck &check);
    [[nodiscard]] Outcome recordBaseline(const AdoptionCheck &check);
    [[nodiscard]] Outcome runMigrations();
    [[nodiscard]] Outcome recordAdoption();
    [[nodiscard]] Result<QStringList> unusedIndexNames();

    Connection &m_connection;
    const AdoptionOptions &m_options;
    const QList<MigrationFile> &m_files;
    const AtlasSum m_sum;
    QStringList m_applied; ///< versions that need not run
    Adoption m_result;
};

Outcome Run::takeOver()
{
    Transaction transaction(m_connection);
    if (Outcome begun = transaction.begin(Transaction::Kind::Write); !begun.ok()) {
        return begun;
    }
    if (Outcome locked = takeMigrationLock(m_connection, m_options.lockTimeout, u"adopt"_qs); !locked.ok()) {
        return locked;
    }
    // Only now: another session may have adopted it while we waited.
    const Result<AdoptionCheck> check = checkAdoption(m_connection, m_files);
    if (!check.ok()) {
        return check.error();
    }
    if (check.value().state == AdoptionState::Blocked) {
        return refusal(check.value().obstacles);
    }
    if (check.value().record) {
        return success();
    }
    if (Outcome made = makeSchema(check.value()); !made.ok()) {
        return made;
    }
    return transaction.commit();
}

Outcome Run::makeSchema(const AdoptionCheck &check)
{
    const Result<QStringList> unused = unusedIndexNames();
    if (!unused.ok()) {
        return unused.error();
    }
    if (Outcome reserved = reserveIndexNames(m_connection, unused.value()); !reserved.ok()) {
        return reserved;
    }
    if (Outcome recorded = recordBaseline(check); !recorded.ok()) {
        return recorded;
    }
    if (Outcome migrated = runMigrations(); !migrated.ok()) {
        return migrated;
    }
    if (Outcome released = releaseIndexNames(m_connection, unused.value()); !released.ok()) {
        return released;
    }
    return recordAdoption();
}

Result<QStringList> Run::unusedIndexNames()
{
    const Result<QList<OptionalIndex>> indexes = readOptionalIndexes(m_connection);
    if (!indexes.ok()) {
        return indexes.error();
    }
    QStringList names;
    for (const OptionalIndex &index : indexes.value()) {
        if (index.state == OptionalIndex::State::Missing) {
            names.append(index.name);
        }
    }
    return names;
}

/// The row that `atlas migrate apply --baseline` writes, unless that or an earlier attempt wrote it already.
Outcome Run::recordBaseline(const AdoptionCheck &check)
{
    if (!check.hasHistoryTable) {
        if (Outcome created = createMigrationHistory(m_connection); !created.ok()) {
            return created;
        }
    }
    for (const QString &title : check.status.applied) {
        m_applied.append(title.section(u'_', 0, 0));
    }
    if (!m_applied.isEmpty()) {
        return success();
    }
    for (const MigrationFile &file : m_files) {
        if (file.version() == adoptionBaseline) {
            m_applied.append(file.version());
            return recordRevision(
                m_connection,
                {.version = file.version(), .description = file.description(), .type = Revision::baseline},
                {QDateTime::currentDateTimeUtc(), 0});
        }
    }
    return Error{.message = u"This program lacks the migration %1"_qs.arg(adoptionBaseline)};
}

Outcome Run::runMigrations()
{
    QList<MigrationFile> pending = m_files;
    pending.removeIf([this](const MigrationFile &file) { return file.version() <= m_applied.last(); });
    for (qsizetype i = 0; i < pending.size(); ++i) {
        if (m_options.progress) {
            m_options.progress(pending[i].title(), i + 1, pending.size());
        }
        if (Outcome ran = runMigration(m_connection, pending[i], m_sum); !ran.ok()) {
            return ran;
        }
        m_result.migrations.append(pending[i].title());
    }
    return success();
}

Outcome Run::recordAdoption()
{
    const Result<Rows> recorded = m_connection.executeStatement(
        u"adoption/record_adoption"_qs,
        {u"Shelf Help Analytics " SHELFHELP_VERSION ""_qs, adoptionBaseline.toString()});
    return recorded.ok() ? success() : Outcome(recorded.error());
}

/// Under the lock, so that two of these do not meet.
Outcome Run::remember()
{
    Transaction transaction(m_connection);
    if (Outcome begun = transaction.begin(Transaction::Kind::Write); !begun.ok()) {
        return begun;
    }
    if (Outcome locked = takeMigrationLock(m_connection, m_options.lockTimeout, u"adopt"_qs); !locked.ok()) {
        return locked;
    }
    const Result<AdoptionCheck> check = checkAdoption(m_connection, m_files);
    if (!check.ok()) {
        return check.error();
    }
    if (check.value().state != AdoptionState::Unfinished) {
        return check.value().state == AdoptionState::Adopted ? success()
                                                             : Outcome(refusal(check.value().obstacles));
    }
    const Result<Rows> derived = m_connection.executeStatement(u"adoption/derive"_qs);
    if (!derived.ok()) {
        return derived.error();
    }
    const Result<Rows> finished = m_connection.executeStatement(u"adoption/finish_adoption"_qs);
    if (!finished.ok()) {
        return finished.error();
    }
    if (Outcome committed = transaction.commit(); !committed.ok()) {
        return committed;
    }
    m_result.adoptedDates = derived.value().get<qint64>(0, 0);
    m_result.repeatedSearches = derived.value().get<qint64>(0, 1);
    return success();
}

Outcome Run::buildIndexes()
{
    const Result<QStringList> built = buildOptionalIndexes(m_connection);
    if (!built.ok()) {
        return built.error();
    }
    m_result.indexes = built.value();
    return success();
}

Outcome Run::installTriggers()
{
    const Result<bool> made = installMarks(m_connection, m_options.lockTimeout);
    if (!made.ok()) {
        return made.error();
    }
    m_result.triggers = made.value();
    return success();
}

} // namespace

Result<Adoption> adopt(Connection &connection, const AdoptionOptions &options)
{
    if (Outcome refused = requireSession(connection, u"Migrations"_qs); !refused.ok()) {
        return refused.error();
    }
    const Result<QList<MigrationFile>> files = readMigrationDirectory(embeddedMigrationDirectory());
    if (!files.ok()) {
        return files.error();
    }
    Run run(connection, options, files.value());
    if (Outcome taken = run.takeOver(); !taken.ok()) {
        return taken.error();
    }
    if (Outcome remembered = run.remember(); !remembered.ok()) {
        return remembered.error();
    }
    if (options.indexes) {
        if (Outcome built = run.buildIndexes(); !built.ok()) {
            return built.error();
        }
    }
    if (options.triggers) {
        if (Outcome made = run.installTriggers(); !made.ok()) {
            return made.error();
        }
    }
    return run.result();
}

} // namespace ShelfHelp::Sql
