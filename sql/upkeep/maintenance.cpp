// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "maintenance.h"

#include "maintenancewatch.h"

#include <QElapsedTimer>

#include <algorithm>

namespace ShelfHelp::Sql {

namespace {

QString commandName(const MaintenanceStep &step)
{
    return maintenanceName(step.kind) +
           (step.kind == MaintenanceKind::Reindex && step.isBlocking ? u"-blocking"_qs : QString());
}

Result<Rows> executeWritten(Connection &connection, const QString &what, const QString &schema,
                            const QString &table, const QString &index)
{
    const Result<Rows> written =
        connection.executeStatement(u"upkeep/write_command"_qs, {what, schema, table, index});
    return written.ok() ? connection.execute(written.value().get<QString>(0, 0)) : written;
}

/// The session's lock that keeps two maintenances apart.
class MaintenanceTurn final
{
    Q_DISABLE_COPY_MOVE(MaintenanceTurn)

public:
    explicit MaintenanceTurn(Connection &connection)
        : m_connection(connection)
    {
    }

    ~MaintenanceTurn()
    {
        if (m_process > 0 && m_connection.isAlive()) {
            // Without an answer the session, and so the lock, has ended.
            static_cast<void>(m_connection.executeStatement(u"upkeep/end_maintenance"_qs));
            static_cast<void>(m_connection.executeStatement(u"upkeep/set_lock_patience"_qs, {u"10s"_qs}));
        }
    }

    [[nodiscard]] Outcome take(std::chrono::milliseconds lockPatience)
    {
        const Result<Rows> rows = m_connection.executeStatement(u"upkeep/begin_maintenance"_qs);
        if (!rows.ok()) {
            return rows.error();
        }
        if (!rows.value().get<bool>(0, 0)) {
            return Error{.kind = ErrorKind::Transient,
                         .message = u"Another maintenance is at work in this database (process %1)"_qs.arg(
                             rows.value().get<qint64>(0, 3)),
                         .remedy =
                             u"Wait until it is done: shelfhelp database health shows how long it runs."_qs};
        }
        m_process = rows.value().get<int>(0, 1);
        const Result<Rows> set = m_connection.executeStatement(
            u"upkeep/set_lock_patience"_qs, {u"%1ms"_qs.arg(qMax<qint64>(1, lockPatience.count()))});
        return set.ok() ? success() : Outcome(set.error());
    }

    [[nodiscard]] int process() const { return m_process; }

private:
    Connection &m_connection;
    int m_process = 0;
};

Error notUnique(const QString &index, const MaintenanceStep &step)
{
    return {
        .message = u"%1 has rows that are not as unique as its index%2 wants"_qs.arg(
            step.table.fullName(), index.isEmpty() ? QString() : u" %1"_qs.arg(index)),
        .remedy =
            u"If the index is yours: remove the double rows, or the index. One of ours: shelfhelp migrate "
            u"verify says what it should be."_qs,
        .sqlState = u"23505"_qs};
}

Error explained(const Error &error, const MaintenanceStep &step, bool isRewritten,
                const MaintenanceWatch &watch, const MaintenanceOptions &options, bool isAlive)
{
    const QString what = u"%1 of %2"_qs.arg(maintenanceName(step.kind), step.table.fullName());
    if (watch.wasStopped() && isRewritten) {
        return {.kind = ErrorKind::Cancelled,
                .message =
                    u"Stopped, as you asked: the %1 is done, but for the planner's statistics"_qs.arg(what),
                .remedy = u"Run: shelfhelp database maintain analyze %1"_qs.arg(step.table.fullName())};
    }
    if (watch.wasStopped()) {
        return {.kind = ErrorKind::Cancelled,
                .message = u"Stopped, as you asked: the %1 has changed nothing%2"_qs.arg(
                    what, step.kind == MaintenanceKind::Reindex && !step.isBlocking
                              ? u" but the indexes that were complete"_qs
                              : QString())};
    }
    if (error.sqlState == u"55P03") {
        const QString blocker = watch.lastBlocker();
        return {
            .kind = ErrorKind::Transient,
            .message = u"%1 gave way: it got no lock within %2 s%3"_qs.arg(
                what, QString::number(double(options.lockPatience.count()) / 1000),
                blocker.isEmpty() ? QString() : u", because of "_qs + blocker),
            .remedy =
                u"Try again when that has ended; shelfhelp database health shows who holds up whom, and how "
                u"to end a session."_qs,
            .sqlState = error.sqlState};
    }
    if (!isAlive) {
        return {.kind = ErrorKind::Transient,
                .message = u"The connection was lost during the %1"_qs.arg(what),
                .remedy = u"What was not complete is undone by the server; run it again."_qs,
                .sqlState = error.sqlState};
    }
    Error told = error;
    told.message = u"%1: %2"_qs.arg(what, error.message);
    return told;
}

void removeLeftovers(Connection &connection, const TableStorage &table, MaintenanceReport &report)
{
    const Result<Rows> rows =
        connection.executeStatement(u"upkeep/list_leftovers"_qs, {table.schema, table.name});
    for (int row = 0; rows.ok() && row < rows.value().size(); ++row) {
        const QString schema = rows.value().get<QString>(row, 0);
        const QString name = rows.value().get<QString>(row, 1);
        const bool isGone = executeWritten(connection, u"drop-index"_qs, schema, table.name, name).ok();
        (isGone ? report.removedIndexes : report.leftIndexes).append(schema + u'.' + name);
    }
}

/// After a failure the session may be gone, and its lock with it.
void removeLeftoversAnew(Connection &connection, const TableStorage &table, MaintenanceReport &report)
{
    if (connection.isAlive()) {
        removeLeftovers(connection, table, report);
        return;
    }
    const Result<std::unique_ptr<Connection>> fresh = Connection::open(connection.settings(), Purpose::Owner);
    if (fresh.ok()) {
        removeLeftovers(*fresh.value(), table, report);
    }
}

/// One index after the other, and none of what the table keeps out of line: what an interruption left there
/// only a superuser could remove. Invalid ones come last: they may fail for a reason of their own.
Result<Rows> reindexBesides(Connection &connection, const TableStorage &table, const QStringList &leftovers,
                            QString &atWork)
{
    Result<Rows> done = Rows();
    for (const bool isValid : {true, false}) {
        for (const IndexStorage &index : table.indexes) {
            const bool isLeftover = leftovers.contains(QString(index.schema + u'.' + index.name));
            if (index.isValid != isValid || isLeftover || index.schema != table.schema) {
                continue;
            }
            atWork = index.name;
            done = executeWritten(connection, u"reindex"_qs, table.schema, table.name, index.name);
            if (!done.ok()) {
                return done;
            }
        }
    }
    return done;
}

/// A rewritten table has lost what the planner knew of its order. Tells whether it is rewritten, whatever
/// comes then.
Result<Rows> runStep(Connection &connection, const MaintenanceStep &step, const QStringList &leftovers,
                     QString &index, bool &isRewritten)
{
    const TableStorage &table = step.table;
    if (step.kind == MaintenanceKind::Reindex && !step.isBlocking) {
        return reindexBesides(connection, table, leftovers, index);
    }
    Result<Rows> done = executeWritten(connection, commandName(step), table.schema, table.name, step.index);
    isRewritten =
        done.ok() && (step.kind == MaintenanceKind::Cluster || step.kind == MaintenanceKind::VacuumFull);
    return isRewritten ? executeWritten(connection, u"analyze"_qs, table.schema, table.name, QString())
                       : done;
}

void noteAfter(Connection &connection, MaintenanceReport &report)
{
    const Result<QList<TableStorage>> storage = readStorage(connection);
    if (!storage.ok()) {
        return;
    }
    for (MaintainedTable &done : report.tables) {
        const auto now = std::ranges::find(storage.value(), done.before.fullName(), &TableStorage::fullName);
        if (now != storage.value().end()) {
            done.after = *now;
        }
    }
}

} // namespace

MaintenanceReport runMaintenance(Connection &connection, const MaintenancePlan &plan,
                                 const MaintenanceOptions &options)
{
    MaintenanceReport report;
    MaintenanceTurn turn(connection);
    if (const Outcome taken = turn.take(options.lockPatience); !taken.ok()) {
        report.failure = taken.error();
        return report;
    }
    for (qsizetype i = 0; i < plan.steps.size() && !report.failure; ++i) {
        const MaintenanceStep &step = plan.steps.at(i);
        const bool mayLeaveIndexes = step.kind == MaintenanceKind::Reindex && !step.isBlocking;
        if (step.kind == MaintenanceKind::Reindex) {
            removeLeftovers(connection, step.table, report);
        }
        QElapsedTimer timer;
        timer.start();
        MaintenanceWatch watch(connection, turn.process(), options,
                               {.table = step.table.fullName(),
                                .number = i + 1,
                                .count = plan.steps.size(),
                                .phase = {},
                                .waitsFor = {}});
        QString index;
        bool isRewritten = false;
        const Result<Rows> done =
            runStep(connection, step, report.removedIndexes + report.leftIndexes, index, isRewritten);
        watch.end();
        if (done.ok()) {
            report.tables.append(
                {.before = step.table, .after = step.table, .seconds = double(timer.elapsed()) / 1000});
            continue;
        }
        report.failure = done.error().sqlState == u"23505" ? notUnique(index, step)
                                                           : explained(done.error(), step, isRewritten, watch,
                                                                       options, connection.isAlive());
        if (mayLeaveIndexes) {
            removeLeftoversAnew(connection, step.table, report);
        }
    }
    if (connection.isAlive()) {
        noteAfter(connection, report);
    }
    return report;
}

} // namespace ShelfHelp::Sql
