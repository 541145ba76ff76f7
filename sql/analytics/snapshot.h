// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <sql/connection.h>
#include <sql/rollups/rollupstate.h>
#include <sql/statementfile.h>
#include <sql/timecontext.h>
#include <sql/transaction.h>

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QString>

#include <memory>
#include <optional>

namespace ShelfHelp::Sql {

/// A statement that a snapshot ran, for whoever wants to see it.
struct StatementRun
{
    QString name; ///< of its file in sql/statements
    QString sql;  ///< as it was sent
    WhatIsRead what = WhatIsRead::Rows;
    bool readsSearches = false; ///< rows of searches or checks, not only names or sums
    qint64 rows = 0;            ///< that it gave
};

/// Why a snapshot has no sums by day, so that every figure is made from the rows.
enum class SumsAbsence {
    NoSchema,     ///< there is none of ours
    NoRight,      ///< this role may not read them
    NotWanted,    ///< beginWithoutSums()
    NotBuilt,     ///< nobody has summed up anything yet
    OlderVersion, ///< made by the rules of an older program
    NewerVersion, ///< … of a newer one
    NoTriggers,   ///< nothing tells which days are written to
    OtherZones,   ///< they are those of other days
};

/// One moment of the database, from which any number of figures is read: a REPEATABLE READ READ ONLY
/// transaction, which a standby and a role that may only read can have too. Knows whether there is a schema
/// of ours and what the sums by day are good for at that moment.
///
/// A statement that fails does not take the others with it: the next one gets a new moment. Belongs to the
/// connection's thread; the connection must outlive it, and nothing else may use it meanwhile.
class Snapshot final
{
    Q_DISABLE_COPY_MOVE(Snapshot)

public:
    /// Sums are used where they were made for both zones.
    [[nodiscard]] static Result<std::unique_ptr<Snapshot>> begin(Connection &connection,
                                                                 const TimeContext &context);
    /// Reads rows only, whatever sums there are: to compare with.
    [[nodiscard]] static Result<std::unique_ptr<Snapshot>> beginWithoutSums(Connection &connection,
                                                                            const TimeContext &context);
    ~Snapshot();

    /// Runs sql/statements/`name`.sql, its marks replaced by what is there and by what is to be read. The
    /// same question is asked once: at one moment it has one answer, and the cards of a page share several.
    [[nodiscard]] Result<Rows> run(const QString &name, const Parameters &parameters = {},
                                   WhatIsRead what = WhatIsRead::Rows);

    /// Whether there is a schema of ours. Else only the five tables are read, and there is no ledger.
    [[nodiscard]] bool hasOwnSchema() const { return m_source == SourceSchema::Shelfhelp; }

    /// The sums by day, where they serve these zones and are not all out of date.
    [[nodiscard]] const std::optional<RollupState> &sums() const { return m_sums; }

    /// Why there are none; nothing where there are.
    [[nodiscard]] std::optional<SumsAbsence> sumsAbsence() const { return m_sumsAbsence; }

    [[nodiscard]] const QTimeZone &sourceZone() const { return m_sourceZone; }

    [[nodiscard]] Connection &connection() { return m_connection; }

    [[nodiscard]] const QList<StatementRun> &runs() const { return m_runs; }

    void forgetRuns() { m_runs.clear(); }

private:
    Snapshot(Connection &connection, const TimeContext &context, bool usesSums);
    [[nodiscard]] Outcome restart();
    [[nodiscard]] Outcome readState();

    Connection &m_connection;
    const QTimeZone m_reportingZone;
    const QTimeZone m_sourceZone;
    const bool m_usesSums;
    std::unique_ptr<Transaction> m_transaction;
    SourceSchema m_source = SourceSchema::Public;
    std::optional<RollupState> m_sums;
    std::optional<SumsAbsence> m_sumsAbsence;
    bool m_isBroken = false; ///< a statement failed: nothing more can be read in this transaction
    QHash<QByteArray, Rows> m_answers;
    QList<StatementRun> m_runs;
};

} // namespace ShelfHelp::Sql
