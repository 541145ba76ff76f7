// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "distribution.h"
#include "filter.h"
#include "pieces.h"
#include "snapshot.h"

#include <sql/result.h>
#include <sql/rollups/rolluptables.h>

#include <QList>
#include <QString>

#include <optional>

namespace ShelfHelp::Sql {

/// One line of what the rows of a day come to; what each member holds depends on the kind of the cell
/// (analytics/search_cells.sql and check_cells.sql).
struct RowCell
{
    int group = 0;
    QString key;
    bool flag = false;
    QList<qint64> sums;
    Distribution values; ///< buckets of durations, or sizes
    Distribution bins;   ///< of durations
    double p50 = 0;      ///< of exact percentiles, as the next three
    double p95 = 0;
    double p99 = 0;
    double greatest = 0;
};

/// What the rows of days that the sums do not have come to, in the same cells as the sums: a touched day, or
/// a part of one at the edge of a range. Many figures of a page need the same days; a snapshot reads them
/// once.
class RowCells final
{
public:
    /// Of the rows of a plan. Nothing where the rows are of too many days to be read this way, or where no
    /// calendar says what a day is: there are no sums.
    [[nodiscard]] static Result<std::optional<RowCells>> read(Snapshot &snapshot, FactKind facts,
                                                              const Pieces &rows, const Filter &filter);

    /// Whether no piece begins or ends within one of the hours (of the days): then the pieces' numbers are
    /// sums of cells.
    [[nodiscard]] bool dividesByHour(const Pieces &pieces) const { return divides(m_hours, pieces); }

    [[nodiscard]] bool dividesByDay(const Pieces &pieces) const { return divides(m_days, pieces); }

    /// Whether each group is one day, or part of one, and nothing else.
    [[nodiscard]] bool areSingleDays(const Pieces &pieces) const;

    /// The cells of a kind that are of the pieces, with the groups of these: "counts" by hour, others by day.
    [[nodiscard]] QList<RowCell> counts(const Pieces &pieces) const
    {
        return cells(u"counts"_qs, m_hours, pieces);
    }

    [[nodiscard]] QList<RowCell> ofKind(const QString &kind, const Pieces &pieces) const
    {
        return cells(kind, m_days, pieces);
    }

private:
    RowCells() = default;
    [[nodiscard]] static bool divides(const QList<TimeRange> &parts, const Pieces &pieces);
    [[nodiscard]] QList<RowCell> cells(const QString &kind, const QList<TimeRange> &parts,
                                       const Pieces &pieces) const;

    Rows m_rows;
    QList<TimeRange> m_days;  ///< or parts of days
    QList<TimeRange> m_hours; ///< of these, cut like them
};

} // namespace ShelfHelp::Sql
