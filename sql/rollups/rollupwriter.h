// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "rollupcalendar.h"
#include "rolluptables.h"

#include <sql/connection.h>
#include <sql/result.h>

#include <QList>
#include <QString>

namespace ShelfHelp::Sql {

/// Writes the sums of given days and months, inside the caller's transaction. Whatever is to be written anew
/// has to be removed before. `target`: schema `shelfhelp`, or `pg_temp` for a comparison.
class RollupWriter final
{
    Q_DISABLE_COPY_MOVE(RollupWriter)

public:
    RollupWriter(Connection &connection, RollupCalendar calendar, QString sourceZone, QString target)
        : m_connection(connection)
        , m_calendar(std::move(calendar))
        , m_sourceZone(std::move(sourceZone))
        , m_target(std::move(target))
    {
    }

    [[nodiscard]] const RollupCalendar &calendar() const { return m_calendar; }

    [[nodiscard]] Outcome removeDays(FactKind facts, const QList<Span> &days);
    [[nodiscard]] Outcome removeMonths(FactKind facts, const QList<Span> &months);

    /// Hours, days, percentiles, and the books of the days, shown or checked; not the shelves' days.
    /// Ascending, up to some 40 days. The books of those quarters of months, which are to have rows on no
    /// other days, are counted from theirs.
    [[nodiscard]] Outcome addDays(FactKind facts, const QList<Span> &days, const QList<Span> &quarters = {});
    /// Months from their days.
    [[nodiscard]] Outcome addMonths(FactKind facts, const QList<Span> &months);
    /// The books of quarters of months from the rows, in place of those that are there.
    [[nodiscard]] Outcome replaceQuarters(FactKind facts, const QList<Span> &quarters);

    /// The chains of active days and their gaps, for some days that are stored already or not. Target
    /// `shelfhelp` only.
    [[nodiscard]] Outcome repairShelves(const QList<Span> &days);
    /// The same for all days of a range, into empty tables.
    [[nodiscard]] Outcome fillShelves(const QList<Span> &days);

private:
    struct HeadGroups;

    /// The parameters that say which pieces of time the facts are of; each is a group of its own.
    [[nodiscard]] Parameters pieces(const QList<Span> &spans) const;
    [[nodiscard]] Outcome run(const QString &sql, const Parameters &parameters);
    [[nodiscard]] Outcome addHeads(FactKind facts, const QList<Span> &days, const QList<Span> &quarters);
    [[nodiscard]] Outcome addQuarters(FactKind facts, const QList<Span> &quarters);
    [[nodiscard]] Outcome addHeadsOf(FactKind facts, const QList<Span> &rows, const HeadGroups &groups);
    [[nodiscard]] Outcome addWeekHours(const RollupTable &table, const QList<Span> &months);
    [[nodiscard]] Outcome remakeGroupGaps();

    Connection &m_connection;
    const RollupCalendar m_calendar;
    const QString m_sourceZone;
    const QString m_target;
};

} // namespace ShelfHelp::Sql
