// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "durationsummary.h"

#include <QList>

#include <optional>

namespace ShelfHelp::Sql {

/// Shelf search durations of one bucket of time (D1); `start` is an instant on an edge of the reporting zone.
struct DurationBucket
{
    QDateTime start;
    DurationSummary cold;
    DurationSummary warm;

    friend bool operator==(const DurationBucket &, const DurationBucket &) = default;
};

/// How often the backend's copy served (D4), and where the two rules for that disagree.
struct CacheBucket
{
    QDateTime start;
    qint64 cold = 0;
    qint64 warm = 0;
    qint64 byWindowOnly = 0; ///< warm by the window, and slower than a copy: it was thrown away early
    qint64 byClockOnly = 0;  ///< quick without a fetch before it, which left no notification

    /// warm ÷ (cold + warm), 0 … 1.
    [[nodiscard]] std::optional<double> hitRate() const;

    friend bool operator==(const CacheBucket &, const CacheBucket &) = default;
};

/// Library check durations of one bucket of time, by medium (D5).
struct CheckDurationBucket
{
    QDateTime start;
    DurationSummary libby;
    DurationSummary physical;

    friend bool operator==(const CheckDurationBucket &, const CheckDurationBucket &) = default;
};

/// A bin of durationBin(): those of [fromUs, toUs) microseconds. What is counted in two columns depends on
/// the histogram: cold and warm searches (D3), or Libby and physical checks (D6).
struct DurationBin
{
    qint64 fromUs = 0;
    qint64 toUs = 0;
    qint64 first = 0;
    qint64 second = 0;

    friend bool operator==(const DurationBin &, const DurationBin &) = default;
};

/// Cold searches of shelves of [sizeFrom, sizeTo) books.
struct SizeDurationBin
{
    int sizeFrom = 0;
    int sizeTo = 0;
    DurationSummary cold;

    friend bool operator==(const SizeDurationBin &, const SizeDurationBin &) = default;
};

/// Cold searches of shelves of [sizeFrom, sizeTo) books that took [fromUs, toUs) microseconds.
struct SizeDurationCell
{
    int sizeFrom = 0;
    int sizeTo = 0;
    qint64 fromUs = 0;
    qint64 toUs = 0;
    qint64 n = 0;

    friend bool operator==(const SizeDurationCell &, const SizeDurationCell &) = default;
};

/// duration = base + perPage · pages of 200 books, in milliseconds.
struct PageFit
{
    double baseMs = 0;
    double perPageMs = 0;

    friend bool operator==(const PageFit &, const PageFit &) = default;
};

/// Why a search is slow (D2).
struct DurationsBySize
{
    qint64 n = 0;                ///< cold searches with a size
    QList<SizeDurationBin> bins; ///< of 50 books, ascending, only those that occur
    QList<SizeDurationCell> cells;
    std::optional<PageFit> fit; ///< needs two bins of different page counts

    friend bool operator==(const DurationsBySize &, const DurationsBySize &) = default;
};

inline constexpr int durationSizeBinWidth = 50;
inline constexpr int booksPerPage = 200; ///< of Goodreads' feed
inline constexpr int shelfSizeCap = 600; ///< shelves of 800 books and more are recorded so

/// One entry for each of bucketStarts(context), also where nothing happened.
[[nodiscard]] Result<QList<DurationBucket>> searchDurations(Snapshot &snapshot, const TimeContext &context,
                                                            const Filter &filter = {});
[[nodiscard]] Result<QList<CacheBucket>> cacheHits(Snapshot &snapshot, const TimeContext &context,
                                                   const Filter &filter = {});
[[nodiscard]] Result<QList<CheckDurationBucket>>
checkDurations(Snapshot &snapshot, const TimeContext &context, const Filter &filter = {});

/// From the first bin that occurs to the last one, those between them included.
[[nodiscard]] Result<QList<DurationBin>>
searchDurationHistogram(Snapshot &snapshot, const TimeContext &context, const Filter &filter = {});
[[nodiscard]] Result<QList<DurationBin>>
checkDurationHistogram(Snapshot &snapshot, const TimeContext &context, const Filter &filter = {});

[[nodiscard]] Result<DurationsBySize> durationsBySize(Snapshot &snapshot, const TimeContext &context,
                                                      const Filter &filter = {});

/// The line through the bins' medians that half of all pairs of bins lie above in steepness (Theil and Sen),
/// so that single slow bins do not turn it. A bin weighs as one, however many searches it has; pages are
/// those of its middle.
[[nodiscard]] std::optional<PageFit> fitPages(const QList<SizeDurationBin> &bins);

} // namespace ShelfHelp::Sql
