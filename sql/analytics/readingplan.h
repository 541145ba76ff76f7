// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "pieces.h"

#include <sql/rollups/rollupstate.h>
#include <sql/rollups/rolluptables.h>
#include <sql/statementfile.h>

#include <QList>
#include <QSet>

#include <optional>

namespace ShelfHelp::Sql {

/// A stored hour (h), day (d), month (m), quarter of a month (q, of books only) or hour of the week of a
/// month (w, with the first such hour), and the group it counts for.
struct StoredSpan
{
    char span = 'd';
    QDateTime start;
    int group = 0;

    friend bool operator==(const StoredSpan &, const StoredSpan &) = default;
};

/// Where a figure's numbers come from: hours, days and months that nobody touched since they were summed up
/// from the sums, everything else from the rows. Together they are the pieces that were asked for, each
/// instant once.
struct ReadingPlan
{
    QList<StoredSpan> stored;
    Pieces rows;

    [[nodiscard]] bool isEmpty() const { return stored.isEmpty() && rows.isEmpty(); }

    friend bool operator==(const ReadingPlan &, const ReadingPlan &) = default;

    [[nodiscard]] WhatIsRead what() const;
    /// Three parameters: spans, starts and groups.
    [[nodiscard]] Parameters storedParameters() const;
};

/// The smallest stretches of which a table of sums knows.
enum class Grain { Hour, Day };

/// Divides pieces between sums and rows, by what is known of the days at the snapshot's moment.
class ReadingPlanner final
{
public:
    /// Refers to the sums: they must outlive it.
    ReadingPlanner(const std::optional<RollupState> &sums, FactKind facts);
    /// For the books that were shown or checked, of which there are quarters of months instead of months, and
    /// whose days do not depend on the day before.
    [[nodiscard]] static ReadingPlanner ofBooks(const std::optional<RollupState> &sums, FactKind facts);

    /// Whether anything can come from the sums.
    [[nodiscard]] bool hasSums() const { return m_sums != nullptr; }

    [[nodiscard]] ReadingPlan plan(const Pieces &pieces, Grain grain) const;
    /// The hours of a range by hour of the week (weekHourPieces()): of whole months as they are stored.
    [[nodiscard]] ReadingPlan planWeekHours(const TimeRange &range, const QTimeZone &reportingZone) const;
    /// Everything from the rows, as a filter may ask that the sums do not know.
    [[nodiscard]] static ReadingPlan planRows(const Pieces &pieces);

    /// The stretch that a stored day, quarter or month is; only where there are sums, as the next three.
    [[nodiscard]] TimeRange rangeOf(const StoredSpan &span) const;
    /// The first instant that the sums do not hold.
    [[nodiscard]] QDateTime completeUntil() const;
    /// The days that begin in the range, whole, in which the sums are not to be trusted, oldest first.
    [[nodiscard]] QList<Span> touchedDays(const TimeRange &range) const;
    /// The reporting zone's day that an instant lies in.
    [[nodiscard]] Span dayOf(const QDateTime &instant) const;

private:
    class Division;

    explicit ReadingPlanner(const RollupState *sums)
        : m_sums(sums)
    {
    }

    void addDirty(const QList<Span> &days);

    const RollupState *m_sums = nullptr; ///< none: rows only
    bool m_isOfBooks = false;
    QList<Span> m_touched;
    QSet<qint64> m_dirty; ///< their starts, in milliseconds
    QSet<qint64> m_dirtyMonths;
};

} // namespace ShelfHelp::Sql
