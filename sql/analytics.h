// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "result.h"
#include "timecontext.h"

#include <sql/analytics/outcomecounts.h>

#include <QList>

#include <optional>

namespace ShelfHelp::Sql {

class Connection;

/// Percentiles (interpolated, as percentile_cont) of n durations, in milliseconds.
struct DurationSummary
{
    qint64 n = 0;
    std::optional<double> p50Ms;
    std::optional<double> p95Ms;

    friend bool operator==(const DurationSummary &, const DurationSummary &) = default;
};

/// The figures of the tiles, over one range.
struct Totals
{
    qint64 shelves = 0;    ///< distinct raw shelf URLs first seen before the range's end
    qint64 newShelves = 0; ///< … of which first seen inside the range
    qint64 shelfSearches = 0;
    qint64 libraryChecks = 0;
    OutcomeCounts outcomes;
    DurationSummary cold;                  ///< shelf searches that fetched the shelf from Goodreads
    DurationSummary warm;                  ///< shelf searches answered from the backend's 30-minute cache
    qint64 invalidDurations = 0;           ///< rows left out of cold and warm: no or negative duration
    std::optional<double> medianShelfSize; ///< of the latest size of each shelf searched in the range
    qint64 sizedShelves = 0;
    qint64 shelvesAtCap = 0; ///< … of which exactly 600: shelves of 800 and more are recorded so

    friend bool operator==(const Totals &, const Totals &) = default;
};

/// One bucket of the time charts; `start` is an instant on an edge of the reporting zone.
struct ActivityBucket
{
    QDateTime start;
    qint64 shelfSearches = 0;
    qint64 libraryChecks = 0;
    qint64 newShelves = 0;
    qint64 cumulativeShelves = 0; ///< starts at the number of shelves before the range

    friend bool operator==(const ActivityBucket &, const ActivityBucket &) = default;
};

struct DurationBucket
{
    QDateTime start;
    DurationSummary cold;
    DurationSummary warm;

    friend bool operator==(const DurationBucket &, const DurationBucket &) = default;
};

struct OutcomeBucket
{
    QDateTime start;
    OutcomeCounts libby;
    OutcomeCounts physical;

    friend bool operator==(const OutcomeBucket &, const OutcomeBucket &) = default;
};

/// Shelves whose latest size in the range lies in [lower, lower + sizeBinWidth).
struct SizeBin
{
    int lower = 0;
    qint64 shelves = 0;

    friend bool operator==(const SizeBin &, const SizeBin &) = default;
};

inline constexpr int sizeBinWidth = 25;
inline constexpr int shelfSizeCap = 600;

/// Everything the Overview page draws, read in one snapshot; each figure may fail on its own.
struct OverviewFigures
{
    Result<Totals> totals;
    Result<std::optional<Totals>> comparison; ///< of the comparison range; nothing without one
    Result<QList<ActivityBucket>> activity;
    Result<QList<DurationBucket>> durations;
    Result<QList<OutcomeBucket>> outcomes;
    Result<QList<SizeBin>> sizes;  ///< non-empty bins only, ascending
    Result<qint64> openRejections; ///< rejected notifications nobody has dealt with
    QDateTime asOf;
};

/// The oldest and newest search; decides the first range.
[[nodiscard]] Result<DataSpan> dataSpan(Connection &connection, const QTimeZone &sourceZone);

[[nodiscard]] Result<Totals> totals(Connection &connection, const TimeContext &context,
                                    const TimeRange &range);
[[nodiscard]] Result<QList<ActivityBucket>> activity(Connection &connection, const TimeContext &context);
[[nodiscard]] Result<QList<DurationBucket>> searchDurations(Connection &connection,
                                                            const TimeContext &context);
[[nodiscard]] Result<QList<OutcomeBucket>> outcomes(Connection &connection, const TimeContext &context);
[[nodiscard]] Result<QList<SizeBin>> shelfSizes(Connection &connection, const TimeContext &context);
[[nodiscard]] Result<qint64> openRejections(Connection &connection);

/// All of the above in one read-only snapshot.
[[nodiscard]] OverviewFigures overviewFigures(Connection &connection, const TimeContext &context);

} // namespace ShelfHelp::Sql
