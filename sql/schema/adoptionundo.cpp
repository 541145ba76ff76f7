// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "adoptionundo.h"

#include "adoptioncheck.h"
#include "adoptionindexes.h"
#include "adoptionmarks.h"
#include "migrationrun.h"

#include <sql/backup/backuptables.h>
#include <sql/statementfile.h>
#include <sql/transaction.h>

#include <QSet>

namespace ShelfHelp::Sql {

namespace {

Result<QStringList> readList(Connection &connection, const QString &statement)
{
    const Result<Rows> rows = connection.executeStatement(statement);
    if (!rows.ok()) {
        return rows.error();
    }
    QStringList list;
    for (int row = 0; row < rows.value().size(); ++row) {
        list.append(rows.value().get<QString>(row, 0));
    }
    return list;
}

/// What is in the first list only.
QStringList without(const QStringList &all, const QStringList &left)
{
    const QSet<QString> kept(left.cbegin(), left.cend());
    QStringList gone = all;
    gone.removeIf([&kept](const QString &name) { return kept.contains(name); });
    return gone;
}

const QString verb = u"adopt --undo"_qs;

/// Takes an adoption back, up to the commit.
class Undo final
{
public:
    explicit Undo(Connection &connection)
        : m_connection(connection)
    {
    }

    /// Begins the transaction. Stops at the first obstacle, which it notes in the plan: then nothing may be
    /// committed.
    [[nodiscard]] Outcome run(Transaction &transaction, std::chrono::milliseconds lockTimeout);

    [[nodiscard]] const AdoptionUndoPlan &plan() const { return m_plan; }

private:
    [[nodiscard]] Outcome lookForTheAdoption();
    [[nodiscard]] Outcome lookForPrograms();
    [[nodiscard]] Outcome count();
    [[nodiscard]] Outcome countOthers();
    [[nodiscard]] Outcome dropIndexes();
    [[nodiscard]] Outcome dropTriggers();
    [[nodiscard]] Outcome dropSchema();

    Connection &m_connection;
    AdoptionUndoPlan m_plan;
};

Outcome Undo::run(Transaction &transaction, std::chrono::milliseconds lockTimeout)
{
    if (Outcome refused = requireSession(m_connection, u"Migrations"_qs); !refused.ok()) {
        return refused;
    }
    if (Outcome begun = transaction.begin(Transaction::Kind::Write); !begun.ok()) {
        return begun;
    }
    if (Outcome locked = takeMigrationLock(m_connection, lockTimeout, verb); !locked.ok()) {
        return locked;
    }
    for (const auto step : {&Undo::lookForTheAdoption, &Undo::lookForPrograms, &Undo::count,
                            &Undo::dropIndexes, &Undo::dropTriggers, &Undo::dropSchema}) {
        if (Outcome done = (this->*step)(); !done.ok() || !m_plan.isPossible()) {
            return done;
        }
    }
    return success();
}

Outcome Undo::lookForTheAdoption()
{
    const Result<QList<MigrationFile>> files = readMigrationDirectory(embeddedMigrationDirectory());
    if (!files.ok()) {
        return files.error();
    }
    const Result<AdoptionCheck> check = checkAdoption(m_connection, files.value());
    if (!check.ok()) {
        return check.error();
    }
    if (!check.value().record) {
        const bool isOurs = !check.value().status.applied.isEmpty();
        m_plan.obstacles.append(
            isOurs
                ? u"This program's migrations made this database: without them nothing would be left. Drop "
                  "the database instead."_qs
                : u"The database was not adopted: there is nothing to take back."_qs);
        return success();
    }
    m_plan.indexes = check.value().record->addedIndexes;
    return success();
}

Outcome Undo::lookForPrograms()
{
    const Result<QStringList> programs = readList(m_connection, u"adoption/list_programs"_qs);
    if (!programs.ok()) {
        return programs.error();
    }
    if (!programs.value().isEmpty()) {
        m_plan.obstacles.append(
            u"Programs of Shelf Help Analytics are at work on this database: %1. Close them "
            "first."_qs.arg(programs.value().join(u"; ")));
    }
    return success();
}

Outcome Undo::count()
{
    const Result<Rows> rows = m_connection.executeStatement(u"adoption/count_forgotten"_qs);
    if (!rows.ok()) {
        return rows.error();
    }
    m_plan.runs = rows.value().get<qint64>(0, 0);
    m_plan.notifications = rows.value().get<qint64>(0, 1);
    m_plan.rejected = rows.value().get<qint64>(0, 2);
    return countOthers();
}

Outcome Undo::countOthers()
{
    // Told apart, or the next adoption makes them again.
    static const QStringList known{
        u"topics"_qs,     u"ingest_runs"_qs,   u"notifications"_qs,     u"rejected_notifications"_qs,
        u"added_rows"_qs, u"adopted_dates"_qs, u"repeated_searches"_qs, u"adoption"_qs};
    const Result<QList<TableShape>> shapes = readTableShapes(m_connection);
    if (!shapes.ok()) {
        return shapes.error();
    }
    for (const TableShape &shape : shapes.value()) {
        if (shape.table.isShared() || known.contains(shape.table.name)) {
            continue;
        }
        QString text = statementText(u"adoption/count_table"_qs);
        const Result<Rows> counted =
            m_connection.execute(text.replace(u"@table"_qs, shape.table.qualified()));
        if (!counted.ok()) {
            return counted.error();
        }
        m_plan.others.append({shape.table.name, counted.value().get<qint64>(0, 0)});
    }
    return success();
}

Outcome Undo::dropIndexes()
{
    return dropOptionalIndexes(m_connection, m_plan.indexes);
}

Outcome Undo::dropTriggers()
{
    const Result<bool> there = hasMarks(m_connection);
    if (!there.ok()) {
        return there.error();
    }
    m_plan.triggers = there.value();
    return removeMarks(m_connection);
}

/// PostgreSQL itself tells what depends on ours, by what goes with it.
Outcome Undo::dropSchema()
{
    const Result<QStringList> before = readList(m_connection, u"adoption/list_foreign_objects"_qs);
    if (!before.ok()) {
        return before.error();
    }
    const Result<Rows> dropped = m_connection.executeStatement(u"adoption/drop_schema"_qs);
    if (!dropped.ok()) {
        return dropped.error();
    }
    const Result<QStringList> after = readList(m_connection, u"adoption/list_foreign_objects"_qs);
    if (!after.ok()) {
        return after.error();
    }
    if (const QStringList gone = without(before.value(), after.value()); !gone.isEmpty()) {
        m_plan.obstacles.append(
            u"Objects of others depend on schema shelfhelp and would go with it: %1. Change "
            "or drop them first."_qs.arg(gone.join(u", ")));
    }
    return success();
}

} // namespace

Result<AdoptionUndoPlan> planAdoptionUndo(Connection &connection, std::chrono::milliseconds lockTimeout)
{
    Transaction rehearsal(connection);
    Undo undo(connection);
    const Outcome done = undo.run(rehearsal, lockTimeout);
    return done.ok() ? Result<AdoptionUndoPlan>(undo.plan()) : Result<AdoptionUndoPlan>(done.error());
}

Result<AdoptionUndoPlan> undoAdoption(Connection &connection, std::chrono::milliseconds lockTimeout)
{
    Transaction transaction(connection);
    Undo undo(connection);
    if (Outcome done = undo.run(transaction, lockTimeout); !done.ok()) {
        return done.error();
    }
    if (!undo.plan().isPossible()) {
        return Error{.message = u"The adoption cannot be taken back"_qs,
                     .remedy = undo.plan().obstacles.join(u' ')};
    }
    if (Outcome committed = transaction.commit(); !committed.ok()) {
        return committed.error();
    }
    return undo.plan();
}

} // namespace ShelfHelp::Sql
