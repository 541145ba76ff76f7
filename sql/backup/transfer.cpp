// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer.h"

#include "copystream.h"
#include "fingerprint.h"
#include "source.h"

#include <sql/schema/migrator.h>

#include <algorithm>

namespace ShelfHelp::Sql {

namespace {

QString goOn()
{
    return u"Run the same command again: it goes on where it stopped."_qs;
}

/// One transfer.
class Run final
{
    Q_DISABLE_COPY_MOVE(Run)

public:
    Run(Connection &source, Connection &target, const TransferOptions &options)
        : m_source(source)
        , m_target(target)
        , m_options(options)
        , m_snapshot(source)
    {
    }

    /// A pooler's server session may outlive the connection, and the lock with it.
    ~Run()
    {
        if (m_isLocked && m_target.isAlive()) {
            static_cast<void>(m_target.executeStatement(u"backup/unlock_session"_qs));
        }
    }

    [[nodiscard]] Result<Transfer> run();

private:
    [[nodiscard]] Outcome check();
    [[nodiscard]] Outcome checkDifferent();
    [[nodiscard]] Outcome lock();
    [[nodiscard]] Outcome migrate();
    [[nodiscard]] Outcome readSource();
    [[nodiscard]] Outcome compare();
    [[nodiscard]] Outcome compareTable(const SourceTable &table, const Target &target);
    [[nodiscard]] Outcome replace(Target &target, Transaction &transaction);
    [[nodiscard]] Outcome copyTables();
    [[nodiscard]] Outcome copyTable(const SourceTable &table);
    [[nodiscard]] Outcome stream(const SourceTable &table, const QString &statement);
    [[nodiscard]] Outcome finish();
    [[nodiscard]] Outcome mergeOwnFacts(Target &target);

    [[nodiscard]] Outcome runSteps();
    [[nodiscard]] Error explained(Error error) const;

    void tell(const QString &step) { m_options.monitor.tell({.step = step}); }

    Connection &m_source;
    Connection &m_target;
    const TransferOptions &m_options;
    Transaction m_snapshot;
    Source m_content;
    QHash<QString, Fingerprint> m_wanted;
    QStringList m_equal; ///< tables whose rows are there already
    TableContents m_odd; ///< rows of the target that are not the source's
    Transfer m_result;
    qsizetype m_number = 0;
    bool m_isLocked = false;
};

Outcome Run::check()
{
    if (Outcome fits = requireTarget(m_target, u"Transfers"_qs); !fits.ok()) {
        return fits;
    }
    if (Outcome locked = lock(); !locked.ok()) {
        return locked;
    }
    return checkDifferent();
}

/// Of the session, because it holds over several transactions; it ends with the connection.
Outcome Run::lock()
{
    const Result<Rows> locked = m_target.executeStatement(u"backup/lock_in_session"_qs);
    if (!locked.ok()) {
        return locked.error();
    }
    m_isLocked = locked.value().get<bool>(0, 0);
    return m_isLocked ? success()
                      : Outcome(Error{.kind = ErrorKind::Transient,
                                      .message = u"Another restore or transfer is filling this database"_qs,
                                      .remedy = u"Wait until it is done, or stop it."_qs});
}

/// Names and addresses tell nothing: the lock that the target holds is seen from the source if both are one.
Outcome Run::checkDifferent()
{
    const Result<Rows> seen = m_source.executeStatement(u"backup/find_lock"_qs);
    if (!seen.ok()) {
        return seen.error();
    }
    const Result<Rows> process = m_target.executeStatement(u"backup/find_process"_qs);
    if (!process.ok()) {
        return process.error();
    }
    for (int row = 0; row < seen.value().size(); ++row) {
        if (seen.value().get<QString>(row, 0) == process.value().get<QString>(0, 0)) {
            return Error{.kind = ErrorKind::Usage,
                         .message = u"Source and target are the same database"_qs,
                         .remedy = u"Name another one as the target."_qs};
        }
    }
    return success();
}

Outcome Run::migrate()
{
    tell(u"migrating the target"_qs);
    const Result<QStringList> applied = applyMigrations(m_target);
    if (!applied.ok()) {
        return applied.error();
    }
    m_result.migrations = applied.value();
    return requireCurrentSchema(m_target);
}

Outcome Run::readSource()
{
    tell(u"counting rows"_qs);
    Result<Source> content = beginReading(m_source, m_snapshot);
    if (!content.ok()) {
        return content.error();
    }
    m_content = std::move(content).value();
    for (const SourceTable &table : m_content.tables) {
        if (Outcome stopped = m_options.monitor.check(); !stopped.ok()) {
            return stopped;
        }
        tell(u"fingerprint of "_qs + table.shape.table.qualified());
        const Result<Fingerprint> wanted = fingerprint(m_source, table.shape, table.shape.columns);
        if (!wanted.ok()) {
            return wanted.error();
        }
        m_wanted.insert(table.shape.table.qualified(), wanted.value());
    }
    return success();
}

Outcome Run::compareTable(const SourceTable &table, const Target &target)
{
    const QString name = table.shape.table.qualified();
    const Result<const TableShape *> shape = target.fit(name, table.shape.columns);
    if (!shape.ok()) {
        return shape.error();
    }
    const Result<Fingerprint> found = fingerprint(m_target, *shape.value(), table.shape.columns);
    if (!found.ok()) {
        return found.error();
    }
    if (found.value() == m_wanted.value(name)) {
        m_equal.append(name);
        m_odd.removeIf([&](const auto &entry) { return entry.first == name; });
    }
    return success();
}

/// What is there decides what is to be done.
Outcome Run::compare()
{
    tell(u"looking at the target"_qs);
    Transaction transaction(m_target);
    if (Outcome begun = transaction.begin(Transaction::Kind::Write); !begun.ok()) {
        return begun;
    }
    Target target(m_target);
    if (Outcome prepared = target.prepare(); !prepared.ok()) {
        return prepared;
    }
    m_result.checksKeys = !target.isReplica();
    const Result<TableContents> contents = target.contents();
    if (!contents.ok()) {
        return contents.error();
    }
    m_odd = contents.value();
    for (const SourceTable &table : m_content.tables) {
        if (Outcome compared = compareTable(table, target); !compared.ok()) {
            return compared;
        }
    }
    if (!m_content.hasLedger) { // an attempt before this one has noted them for its rows
        m_odd.removeIf([](const auto &entry) {
            return entry.first == u"shelfhelp.adopted_dates" || entry.first == u"shelfhelp.repeated_searches";
        });
    }
    return m_odd.isEmpty() ? success() : replace(target, transaction);
}

Outcome Run::replace(Target &target, Transaction &transaction)
{
    if (!m_options.mayReplace) {
        return Error{
            .message = u"The target has rows that are not the source's: "_qs + toText(m_odd),
            .remedy = u"If they are of an earlier attempt, the source was written to since. Choose an empty "
                      "database, or add --replace to remove the target's rows and begin again."_qs};
    }
    const Result<TableContents> all = target.contents();
    if (!all.ok()) {
        return all.error();
    }
    m_result.removed = all.value();
    m_equal.clear();
    const Outcome emptied = target.empty();
    return emptied.ok() ? transaction.commit() : emptied;
}

Outcome Run::copyTables()
{
    for (const SourceTable &table : m_content.tables) {
        const QString name = table.shape.table.qualified();
        ++m_number;
        if (table.shape.table.isMerged) {
            continue; // in the end
        }
        const bool isThere = m_equal.contains(name);
        if (!isThere) {
            if (Outcome copied = copyTable(table); !copied.ok()) {
                return copied;
            }
        }
        const Fingerprint &wanted = m_wanted[name];
        m_result.tables.append({.name = name, .rows = wanted.rows, .sum = wanted.sum, .wasThere = isThere});
    }
    return success();
}

Outcome Run::copyTable(const SourceTable &table)
{
    const QString name = table.shape.table.qualified();
    Transaction transaction(m_target);
    Target target(m_target);
    if (Outcome begun = transaction.begin(Transaction::Kind::Write); !begun.ok()) {
        return begun;
    }
    if (Outcome prepared = target.prepare(); !prepared.ok()) {
        return prepared;
    }
    if (name == u"public.libraries") {
        if (Outcome emptied = target.emptyLibraries(); !emptied.ok()) {
            return emptied;
        }
    }
    const Result<const TableShape *> shape = target.fit(name, table.shape.columns);
    if (!shape.ok()) {
        return shape.error();
    }
    const Result<QString> statement = target.copyStatement(*shape.value(), table.shape.columns, false);
    if (!statement.ok()) {
        return statement.error();
    }
    if (Outcome copied = stream(table, statement.value()); !copied.ok()) {
        return copied;
    }
    const Result<Fingerprint> found = fingerprint(m_target, *shape.value(), table.shape.columns);
    if (!found.ok()) {
        return found.error();
    }
    if (found.value() != m_wanted.value(name)) {
        return Error{
            .message = u"The rows of %1 that arrived are not those that were sent (%2 of %3)"_qs.arg(
                name, QString::number(found.value().rows), QString::number(m_wanted.value(name).rows)),
            .remedy = u"They were taken back. Look for triggers of your own on the target's tables."_qs};
    }
    if (Outcome marked = target.markAll(); !marked.ok()) {
        return marked;
    }
    return transaction.commit();
}

Outcome Run::stream(const SourceTable &table, const QString &statement)
{
    const QString name = table.shape.table.qualified();
    WorkProgress progress{
        .step = name, .number = m_number, .count = m_content.tables.size(), .totalRows = table.rows};
    m_options.monitor.tell(progress);
    CopyIn copy(m_target, name);
    if (Outcome begun = copy.begin(statement); !begun.ok()) {
        return begun;
    }
    const Result<qint64> sent = copyOut(m_source, table.shape.copyOut(), [&](QByteArrayView rows) -> Outcome {
        progress.bytes += rows.size();
        progress.rows += std::ranges::count(rows, '\n');
        m_options.monitor.tell(progress);
        const Outcome checked = m_options.monitor.check();
        return checked.ok() ? copy.write(rows) : checked;
    });
    if (!sent.ok()) {
        return sent.error();
    }
    const Result<qint64> arrived = copy.finish();
    return arrived.ok() ? success() : Outcome(arrived.error());
}

/// The one row of the adoption's notes, which tells of the database as well.
Outcome Run::mergeOwnFacts(Target &target)
{
    for (const SourceTable &table : m_content.tables) {
        if (!table.shape.table.isMerged || table.rows == 0) {
            continue;
        }
        const Result<const TableShape *> shape =
            target.fit(table.shape.table.qualified(), table.shape.columns);
        if (!shape.ok()) {
            return shape.error();
        }
        const Result<QString> statement = target.copyStatement(*shape.value(), table.shape.columns, true);
        if (!statement.ok()) {
            return statement.error();
        }
        if (Outcome copied = stream(table, statement.value()); !copied.ok()) {
            return copied;
        }
        if (Outcome merged = target.merge(table.shape.table); !merged.ok()) {
            return merged;
        }
    }
    return m_content.hasLedger ? success() : target.noteAsAdopted();
}

Outcome Run::finish()
{
    tell(u"sequences and orphans"_qs);
    Transaction transaction(m_target);
    Target target(m_target);
    if (Outcome begun = transaction.begin(Transaction::Kind::Write); !begun.ok()) {
        return begun;
    }
    if (Outcome prepared = target.prepare(); !prepared.ok()) {
        return prepared;
    }
    QHash<QString, qint64> identities;
    for (const SourceTable &table : m_content.tables) {
        if (table.lastIdentity) {
            identities.insert(table.shape.table.qualified(), *table.lastIdentity);
        }
    }
    if (Outcome set = target.setIdentities(identities); !set.ok()) {
        return set;
    }
    Result<QList<Orphans>> orphans = target.findOrphans();
    if (!orphans.ok()) {
        return orphans.error();
    }
    m_result.orphans = std::move(orphans).value(); // the source's own: its rows are all there
    if (Outcome merged = mergeOwnFacts(target); !merged.ok()) {
        return merged;
    }
    if (Outcome marked = target.markAll(); !marked.ok()) {
        return marked;
    }
    return transaction.commit();
}

/// What broke, and that nothing is lost by it.
Error Run::explained(Error error) const
{
    if (!m_source.isAlive() || !m_target.isAlive()) {
        error.message =
            u"The connection to the %1 was lost"_qs.arg(m_source.isAlive() ? u"target"_qs : u"source"_qs);
        error.remedy = goOn();
    } else if (error.kind == ErrorKind::Cancelled || error.kind == ErrorKind::Transient) {
        error.remedy = error.remedy.isEmpty() ? goOn() : error.remedy + u' ' + goOn();
    }
    return error;
}

Outcome Run::runSteps()
{
    for (const auto step :
         {&Run::check, &Run::readSource, &Run::migrate, &Run::compare, &Run::copyTables, &Run::finish}) {
        if (Outcome done = (this->*step)(); !done.ok()) {
            return done;
        }
    }
    return success();
}

Result<Transfer> Run::run()
{
    m_result.source = m_source.settings().describe();
    m_result.target = m_target.settings().describe();
    if (const Outcome done = runSteps(); !done.ok()) {
        return explained(done.error());
    }
    // Everything was read: the source need not keep the snapshot's old rows any longer, however this ends.
    static_cast<void>(m_snapshot.commit());
    tell(u"making the sums by day"_qs);
    m_result.note = finishFilling(m_target, m_content.reportingZone, m_content.sourceZone);
    return m_result;
}

} // namespace

qint64 Transfer::rows() const
{
    qint64 sum = 0;
    for (const TransferredTable &table : tables) {
        sum += table.rows;
    }
    return sum;
}

Result<Transfer> transfer(Connection &source, Connection &target, const TransferOptions &options)
{
    return Run(source, target, options).run();
}

} // namespace ShelfHelp::Sql
