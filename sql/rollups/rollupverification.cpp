// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "rollupverification.h"

#include "rebuild.h"
#include "refreshrun.h"
#include "rollupstate.h"

#include <algorithm>

namespace ShelfHelp::Sql {

namespace {

Outcome makeCopies(Connection &connection)
{
    for (const QString &table : rollupTableNames()) {
        const QByteArray name = table.toLatin1();
        if (Outcome made = connection.executeScript("CREATE TEMPORARY TABLE " + name + " (LIKE shelfhelp." +
                                                    name + ") ON COMMIT DROP");
            !made.ok()) {
            return made;
        }
    }
    return success();
}

Result<RollupVerification> compare(Connection &connection)
{
    RollupVerification verification{.isBuilt = true};
    for (const QString &table : rollupTableNames()) {
        const Result<Rows> rows = connection.execute(compareStatement(table));
        if (!rows.ok()) {
            return rows.error();
        }
        verification.tables.append({table, rows.value().get<qint64>(0, 0)});
    }
    return verification;
}

Result<RollupVerification> verifyWithin(Connection &connection, const QDateTime &now,
                                        const RebuildProgress &progress)
{
    const Result<Refreshed> refreshed = refreshWithin(connection, {.now = now});
    if (!refreshed.ok()) {
        return refreshed.error();
    }
    if (refreshed.value().state != Refreshed::State::Done) {
        return RollupVerification{};
    }
    const Result<RollupState> state = readRollupState(connection);
    if (!state.ok()) {
        return state.error();
    }
    if (Outcome made = makeCopies(connection); !made.ok()) {
        return made.error();
    }
    RollupWriter writer(connection, {state.value().reportingZone, state.value().sourceZone},
                        QString::fromUtf8(state.value().sourceZone.id()), u"pg_temp"_qs);
    const Result<qint64> days = fillRollups(connection, writer, state.value().completeUntil, progress);
    return days.ok() ? compare(connection) : Result<RollupVerification>(days.error());
}

} // namespace

bool RollupVerification::isEqual() const
{
    return std::ranges::all_of(tables, [](const RollupDifference &table) { return table.rows == 0; });
}

Result<RollupVerification> verifyRollups(Connection &connection, const QDateTime &now,
                                         const RebuildProgress &progress)
{
    Transaction transaction(connection); // never committed
    Outcome begun = transaction.begin(Transaction::Kind::Refresh);
    Result<RollupVerification> verification =
        begun.ok() ? verifyWithin(connection, now, progress) : Result<RollupVerification>(begun.error());
    if (!verification.ok() && isBusy(verification.error())) {
        return Error{.kind = ErrorKind::Transient,
                     .message = u"The sums by day are being refreshed by another program"_qs,
                     .remedy = u"Try again in a moment."_qs};
    }
    return verification;
}

} // namespace ShelfHelp::Sql
