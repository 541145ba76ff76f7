// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "distribution.h"
#include "filter.h"
#include "pieces.h"
#include "readingplan.h"
#include "snapshot.h"

#include <sql/result.h>

#include <QList>
#include <QString>

namespace ShelfHelp::Sql {

/// Shelf searches of one type in one group of pieces. Only what occurs has an entry.
struct SearchSum
{
    int group = 0;
    QString searchType; ///< as stored; empty where there is none
    qint64 cold = 0;
    qint64 warm = 0;
    qint64 invalid = 0;      ///< without a usable duration, neither cold nor warm
    qint64 byWindowOnly = 0; ///< warm by the window, and slower than a copy
    qint64 byClockOnly = 0;  ///< quick, without a fetch before it
    qint64 shown = 0;        ///< books that they returned

    [[nodiscard]] qint64 total() const { return cold + warm + invalid; }

    friend bool operator==(const SearchSum &, const SearchSum &) = default;
};

/// Durations of the searches of one type and temperature in one group.
struct SearchDurations
{
    int group = 0;
    QString searchType;
    bool isCold = false;
    Distribution buckets; ///< of durationBucket()
    Distribution bins;    ///< of durationBin()
};

/// Sizes of the shelves that the searches of one type in one group told.
struct SearchSizes
{
    int group = 0;
    QString searchType;
    Distribution sizes; ///< exact
};

inline constexpr int sizeBinWidth = 25;

/// The lower edge of the bin of a size, for negative ones too, which nothing but a broken publisher writes.
/// Both edges are within what an int can hold.
[[nodiscard]] int sizeBinOf(qint64 size, int width);

/// Durations of cold searches of shelves of [sizeBin, sizeBin + sizeBinWidth) books.
struct SizeDurations
{
    int group = 0;
    int sizeBin = 0;
    Distribution buckets;
    Distribution bins;
};

/// From the sums where they serve and the filter allows it, else from the rows (readingplan.h).
[[nodiscard]] Result<QList<SearchSum>> searchSums(Snapshot &snapshot, const Pieces &pieces,
                                                  const Filter &filter = {});
/// By hour of the week; groups as of weekHourPieces().
[[nodiscard]] Result<QList<SearchSum>> searchSumsOfWeek(Snapshot &snapshot, const TimeContext &context,
                                                        const Filter &filter = {});
[[nodiscard]] Result<QList<SearchDurations>> searchDurationParts(Snapshot &snapshot, const Pieces &pieces,
                                                                 const Filter &filter = {});
/// Of a part of a plan, which as a whole takes `allRows` from the rows.
[[nodiscard]] Result<QList<SearchDurations>> searchDurationParts(Snapshot &snapshot, const ReadingPlan &plan,
                                                                 const Pieces &allRows, const Filter &filter);
[[nodiscard]] Result<QList<SearchSizes>> searchSizeParts(Snapshot &snapshot, const Pieces &pieces,
                                                         const Filter &filter = {});
[[nodiscard]] Result<QList<SizeDurations>> sizeDurationParts(Snapshot &snapshot, const Pieces &pieces,
                                                             const Filter &filter = {});

} // namespace ShelfHelp::Sql
