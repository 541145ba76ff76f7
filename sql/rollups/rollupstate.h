// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "rollupcalendar.h"

#include <sql/connection.h>
#include <sql/result.h>

#include <QDateTime>
#include <QList>
#include <QTimeZone>

#include <optional>

namespace ShelfHelp::Sql {

/// Of the rules by which the sums by day are made: raised with every change that makes another number of the
/// same rows. Sums of a lower version are rebuilt, those of a higher one left to the newer program.
inline constexpr int rollupVersion = 4;

/// Which naive days somebody wrote to since the sums were refreshed.
struct TouchedDays
{
    bool all = false; ///< a table was emptied at once, or there were no triggers for a while
    QList<QDate> days;

    friend bool operator==(const TouchedDays &, const TouchedDays &) = default;
};

/// What the sums by day are good for, at the moment of the transaction that asked. Zones that this machine
/// does not know are invalid.
struct RollupState
{
    int version = 0;
    QTimeZone reportingZone; ///< whose days they are
    QTimeZone sourceZone;    ///< in which the naive times were read
    std::optional<QDateTime> builtAt;
    QDateTime completeFrom;  ///< an edge of a day
    QDateTime completeUntil; ///< likewise; from here on everything is read from the rows
    bool hasMarks = false;   ///< the triggers are there that mark touched days
    TouchedDays searches;
    TouchedDays checks;

    /// Whether clean days may be read from them at all.
    [[nodiscard]] bool isUsable() const;
    /// The same for figures of these zones.
    [[nodiscard]] bool serves(const QTimeZone &reporting, const QTimeZone &source) const;

    /// The days of the reporting zone, from completeFrom and before completeUntil, whose sums of shelf
    /// searches may be out of date: those a touched naive day may lie in, and the day after it, because
    /// whether a search was warm depends on the day before. Oldest first. Not where all days are touched.
    [[nodiscard]] QList<Span> dirtySearchDays() const;
    /// Those whose books may be: which were shown depends on no other day.
    [[nodiscard]] QList<Span> dirtyBookDays() const;
    /// The same for library checks, which depend on no other day.
    [[nodiscard]] QList<Span> dirtyCheckDays() const;
};

/// Reads state and log; two round trips, to be made inside the transaction that reads the sums.
[[nodiscard]] Result<RollupState> readRollupState(Connection &connection);

} // namespace ShelfHelp::Sql
