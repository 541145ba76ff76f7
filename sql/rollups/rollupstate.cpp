// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "rollupstate.h"

#include <map>

namespace ShelfHelp::Sql {

namespace {

QTimeZone zoneCalled(const QString &name)
{
    return QTimeZone(name.toUtf8());
}

/// The days that rows of the touched naive days and, `spread` more days after each, may lie in.
QList<Span> dirtyDays(const RollupState &state, const TouchedDays &touched, int spread)
{
    const RollupCalendar calendar(state.reportingZone, state.sourceZone);
    std::map<qint64, Span> days;
    for (const QDate &day : touched.days) {
        for (const Span &dirty : calendar.daysOf(day, day.addDays(1 + spread))) {
            if (dirty.start >= state.completeFrom && dirty.start < state.completeUntil) {
                days.emplace(dirty.start.toMSecsSinceEpoch(), dirty);
            }
        }
    }
    QList<Span> sorted;
    for (const auto &[start, day] : days) {
        sorted.append(day);
    }
    return sorted;
}

Outcome readMarks(Connection &connection, RollupState &state)
{
    const Result<Rows> rows = connection.executeStatement(u"rollups/read_marks"_qs);
    if (!rows.ok()) {
        return rows.error();
    }
    for (int row = 0; row < rows.value().size(); ++row) {
        TouchedDays &touched = rows.value().text(row, 0) == "s" ? state.searches : state.checks;
        if (rows.value().isNull(row, 1)) {
            touched.all = true;
        } else {
            touched.days.append(QDate(1970, 1, 1).addDays(rows.value().get<qint64>(row, 1)));
        }
    }
    return success();
}

} // namespace

bool RollupState::isUsable() const
{
    return builtAt && version == rollupVersion && hasMarks && reportingZone.isValid() && sourceZone.isValid();
}

bool RollupState::serves(const QTimeZone &reporting, const QTimeZone &source) const
{
    return isUsable() && reportingZone.id() == reporting.id() && sourceZone.id() == source.id();
}

QList<Span> RollupState::dirtySearchDays() const
{
    return dirtyDays(*this, searches, 1);
}

QList<Span> RollupState::dirtyBookDays() const
{
    return dirtyDays(*this, searches, 0);
}

QList<Span> RollupState::dirtyCheckDays() const
{
    return dirtyDays(*this, checks, 0);
}

Result<RollupState> readRollupState(Connection &connection)
{
    const Result<Rows> rows = connection.executeStatement(u"rollups/read_state"_qs);
    if (!rows.ok()) {
        return rows.error();
    }
    if (rows.value().size() != 1) {
        return Error{.message = u"The state of the sums by day is missing (shelfhelp.rollup_state)"_qs,
                     .remedy = u"Run: shelfhelp migrate verify"_qs};
    }
    const Rows &row = rows.value();
    RollupState state{.version = row.get<int>(0, 0),
                      .reportingZone = zoneCalled(row.get<QString>(0, 1)),
                      .sourceZone = zoneCalled(row.get<QString>(0, 2)),
                      .builtAt = row.get<std::optional<QDateTime>>(0, 3),
                      .completeFrom = row.get<QDateTime>(0, 4),
                      .completeUntil = row.get<QDateTime>(0, 5),
                      .hasMarks = row.get<bool>(0, 6)};
    if (Outcome read = readMarks(connection, state); !read.ok()) {
        return read.error();
    }
    return state;
}

} // namespace ShelfHelp::Sql
