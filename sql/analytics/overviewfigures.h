// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "activityfigures.h"
#include "durationfigures.h"
#include "libraryfigures.h"
#include "shelffigures.h"
#include "sizefigures.h"

#include <QList>

#include <optional>

namespace ShelfHelp::Sql {

/// The figures of the tiles (O1), over one range.
struct Totals
{
    IdentityCounts known; ///< first searched before the range's end
    IdentityCounts fresh; ///< … of which inside the range
    qint64 shelfSearches = 0;
    qint64 libraryChecks = 0;
    OutcomeCounts outcomes;
    qint64 suspectChecks = 0;
    DurationSummary cold;                  ///< shelf searches that fetched the shelf from Goodreads
    DurationSummary warm;                  ///< shelf searches answered from the backend's 30-minute cache
    qint64 invalidDurations = 0;           ///< rows left out of cold and warm: no or negative duration
    qint64 ruleDisagreements = 0;          ///< searches that only one of the two rules calls warm
    std::optional<double> medianShelfSize; ///< of the latest size of each shelf searched in the range
    qint64 sizedShelves = 0;
    qint64 shelvesAtCap = 0; ///< … of which exactly 600: shelves of 800 and more are recorded so

    /// Warm ÷ (cold + warm), 0 … 1.
    [[nodiscard]] std::optional<double> cacheHitRate() const;

    friend bool operator==(const Totals &, const Totals &) = default;
};

/// One bucket of the time charts; `start` is an instant on an edge of the reporting zone.
struct ActivityBucket
{
    QDateTime start;
    qint64 shelfSearches = 0;
    qint64 libraryChecks = 0;
    qint64 newShelves = 0;        ///< URLs that were searched for the first time
    qint64 cumulativeShelves = 0; ///< starts at the number of URLs before the range

    friend bool operator==(const ActivityBucket &, const ActivityBucket &) = default;
};

/// Everything the Overview page draws, read in one snapshot; each figure may fail on its own.
struct OverviewFigures
{
    Result<Totals> totals;
    Result<std::optional<Totals>> comparison; ///< of the comparison range; nothing without one
    Result<QList<ActivityBucket>> activity;
    Result<QList<DurationBucket>> durations;
    Result<QList<OutcomeBucket>> outcomes;
    Result<QList<SizeBin>> sizes;  ///< shelves by their latest size; non-empty bins only, ascending
    Result<qint64> openRejections; ///< rejected notifications nobody has dealt with
    QDateTime asOf;
};

/// The oldest and newest search; decides the first range.
[[nodiscard]] Result<DataSpan> dataSpan(Connection &connection, const QTimeZone &sourceZone);
[[nodiscard]] Result<DataSpan> dataSpan(Snapshot &snapshot, const QTimeZone &sourceZone);

/// `range` is that of the context or its comparison.
[[nodiscard]] Result<Totals> totals(Snapshot &snapshot, const TimeContext &context, const TimeRange &range,
                                    const Filter &filter = {});
/// One entry for each of bucketStarts(context).
[[nodiscard]] Result<QList<ActivityBucket>> activity(Snapshot &snapshot, const TimeContext &context,
                                                     const Filter &filter = {});
/// Shelves by the latest size each had in the range.
[[nodiscard]] Result<QList<SizeBin>> shelfSizes(Snapshot &snapshot, const TimeContext &context,
                                                const Filter &filter = {});
/// Nothing where there is no schema of ours, and so no ledger: 0.
[[nodiscard]] Result<qint64> openRejections(Snapshot &snapshot);

/// All of the above in one read-only snapshot.
[[nodiscard]] OverviewFigures overviewFigures(Connection &connection, const TimeContext &context,
                                              const Filter &filter = {});

} // namespace ShelfHelp::Sql
