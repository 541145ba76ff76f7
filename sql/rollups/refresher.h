// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <sql/connection.h>
#include <sql/result.h>

#include <QDateTime>
#include <QTimeZone>

#include <functional>

namespace ShelfHelp::Sql {

/// Called before each step of a rebuild: what it is about, its number from 1, how many there are.
using RebuildProgress = std::function<void(const QString &step, qsizetype number, qsizetype count)>;

struct RefreshOptions
{
    QDateTime now;   ///< the day it lies in is not summed up: it is touched all the time
    int maxDays = 0; ///< days at most; the rest stays touched. 0: all
    /// Whether to make everything anew where all days are touched, which may take a minute. Else NotBuilt.
    bool mayRebuild = true;
};

/// What refreshing has done.
struct Refreshed
{
    enum class State {
        Done,
        Busy,     ///< another refresher is at work: nothing to worry about
        NotBuilt, ///< a rebuild is needed first: never built, older rules, or no triggers
        Newer,    ///< sums of a newer program, which were left alone
    };

    State state = State::Done;
    qint64 searchDays = 0; ///< computed anew from the rows
    qint64 checkDays = 0;  ///< likewise
    qint64 months = 0;     ///< likewise from their days
    qint64 daysLeft = 0;   ///< beyond maxDays
    bool wasRebuilt = false;

    friend bool operator==(const Refreshed &, const Refreshed &) = default;
};

/// Computes the days anew that somebody touched, and those that are over since the last time, in one
/// REPEATABLE READ transaction, and takes exactly the marks out of the log that it saw. Whoever writes
/// meanwhile leaves a mark of their own. Idempotent; any number of processes may call it at any time. Needs
/// the rights of shelfhelp_ingest (SQLSTATE 42501 otherwise).
[[nodiscard]] Result<Refreshed> refreshRollups(Connection &connection, const RefreshOptions &options);

struct RebuildOptions
{
    QTimeZone reportingZone = QTimeZone::utc();
    QTimeZone sourceZone = QTimeZone::utc();
    QDateTime now;
    RebuildProgress progress = {};
};

/// Computes everything anew, month by month, in one transaction. Readers go on with what there was. Without
/// triggers it is refused, because nothing would keep it true: the remedy names the command. Busy when
/// another refresher is at work.
[[nodiscard]] Result<Refreshed> rebuildRollups(Connection &connection, const RebuildOptions &options);

} // namespace ShelfHelp::Sql
