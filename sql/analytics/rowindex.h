// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "journeyfigures.h"
#include "rowsbehind.h"

#include <QList>

namespace ShelfHelp::Sql {

/// How many rows each day has, so that the row with a certain number among millions is found without counting
/// to it: the scroll bar of a table of rows can be true. Made once for a table, and then passed to each read;
/// rows that are stored meanwhile move the others of their day at most.
class RowIndex final
{
public:
    RowIndex() = default;

    [[nodiscard]] static Result<RowIndex> ofSearches(Snapshot &snapshot, const Pieces &pieces,
                                                     const Filter &filter, const QTimeZone &reportingZone);
    [[nodiscard]] static Result<RowIndex> ofChecks(Snapshot &snapshot, const Pieces &pieces,
                                                   const Filter &filter, const QTimeZone &reportingZone);

    /// Of the searches of a part of the funnel of the context's range. No sums tell which those are, so the
    /// places of all of them are kept.
    [[nodiscard]] static Result<RowIndex> ofFunnel(Snapshot &snapshot, const TimeContext &context,
                                                   const FunnelPart &part, const Filter &filter);

    [[nodiscard]] qint64 total() const { return m_total; }

    /// The places of the rows, newest first, where these are a list of their own.
    [[nodiscard]] const std::optional<QList<RowKey>> &listed() const { return m_listed; }

    /// Where to begin reading for the row of a number, the newest being 0.
    struct Place
    {
        Pieces pieces;   ///< everything up to the end of its day
        qint64 skip = 0; ///< newer rows of that day
    };

    [[nodiscard]] Place placeOf(qint64 row) const;

private:
    RowIndex(const Pieces &days, const QList<qint64> &counts);

    Pieces m_days; ///< of one day at most each
    QList<qint64> m_counts;
    std::optional<QList<RowKey>> m_listed;
    qint64 m_total = 0;
};

/// `limit` rows from the row number `offset` on; the index serves the newest first, the slowest are counted.
[[nodiscard]] Result<QList<ShelfSearchRow>> searchRowsAt(Snapshot &snapshot, const RowIndex &index,
                                                         const Pieces &pieces, const Filter &filter,
                                                         RowOrder order, qint64 offset, int limit);
[[nodiscard]] Result<QList<LibraryCheckRow>> checkRowsAt(Snapshot &snapshot, const RowIndex &index,
                                                         const Pieces &pieces, const Filter &filter,
                                                         RowOrder order, qint64 offset, int limit);

} // namespace ShelfHelp::Sql
