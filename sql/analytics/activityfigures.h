// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "durationsummary.h"
#include "outcomecounts.h"
#include "sizefigures.h"

#include <QList>

namespace ShelfHelp::Sql {

/// One bucket of the time charts (O3); `start` is an instant on an edge of the reporting zone.
struct UsageBucket
{
    QDateTime start;
    qint64 shelfSearches = 0;
    qint64 libraryChecks = 0;

    friend bool operator==(const UsageBucket &, const UsageBucket &) = default;
};

/// Searches of one bucket by type (O4).
struct TypeBucket
{
    QDateTime start;
    QList<TypeCount> types; ///< by name

    friend bool operator==(const TypeBucket &, const TypeBucket &) = default;
};

/// One hour of the week in the reporting zone (A1).
struct WeekHour
{
    int weekday = 1;     ///< 1 Monday … 7 Sunday
    int hour = 0;        ///< 0 … 23
    int occurrences = 0; ///< such hours in the range, by the calendar; one that the range cuts counts too
    qint64 shelfSearches = 0;
    qint64 libraryChecks = 0;
    OutcomeCounts outcomes;

    friend bool operator==(const WeekHour &, const WeekHour &) = default;
};

/// One entry for each of bucketStarts(context).
[[nodiscard]] Result<QList<UsageBucket>> usage(Snapshot &snapshot, const TimeContext &context,
                                               const Filter &filter = {});
[[nodiscard]] Result<QList<TypeBucket>> searchTypes(Snapshot &snapshot, const TimeContext &context,
                                                    const Filter &filter = {});

/// All 168, Monday's first.
[[nodiscard]] Result<QList<WeekHour>> weekHours(Snapshot &snapshot, const TimeContext &context,
                                                const Filter &filter = {});
/// Durations of cold searches by the same hours. From the rows: sums do not know hours of durations, so its
/// time grows with the range.
[[nodiscard]] Result<QList<DurationSummary>> weekHourDurations(Snapshot &snapshot, const TimeContext &context,
                                                               const Filter &filter = {});

/// Durations of cold searches around the table of the hours of the week. Percentiles do not add up, so each
/// is of its own searches.
struct WeekDurationMargins
{
    QList<DurationSummary> weekdays; ///< Monday first
    QList<DurationSummary> hours;    ///< of the day, 0 … 23
    DurationSummary all;

    friend bool operator==(const WeekDurationMargins &, const WeekDurationMargins &) = default;
};

[[nodiscard]] Result<WeekDurationMargins> weekDurationMargins(Snapshot &snapshot, const TimeContext &context,
                                                              const Filter &filter = {});

} // namespace ShelfHelp::Sql
