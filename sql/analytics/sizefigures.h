// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "filter.h"
#include "snapshot.h"

#include <sql/result.h>

#include <QList>
#include <QString>

#include <optional>

namespace ShelfHelp::Sql {

class Distribution;

/// What is counted of sizes in [lower, lower + sizeBinWidth): shelves by their latest size, or searches.
struct SizeBin
{
    int lower = 0;
    qint64 shelves = 0;

    friend bool operator==(const SizeBin &, const SizeBin &) = default;
};

/// Sizes that the searches of one bucket of time told (S3). Exact.
struct SizeBucket
{
    QDateTime start;
    qint64 n = 0;
    std::optional<double> p50;
    std::optional<double> p95;
    qint64 atCap = 0; ///< exactly 600: shelves of 800 books and more are recorded so

    friend bool operator==(const SizeBucket &, const SizeBucket &) = default;
};

/// Searches of one type.
struct TypeCount
{
    QString searchType; ///< as stored; empty where there is none. From a payload: plain text only
    qint64 n = 0;

    friend bool operator==(const TypeCount &, const TypeCount &) = default;
};

/// Searches of shelves of [sizeFrom, sizeTo) books by type (S4).
struct SizeTypeBin
{
    int sizeFrom = 0;
    int sizeTo = 0;
    QList<TypeCount> types; ///< by name

    friend bool operator==(const SizeTypeBin &, const SizeTypeBin &) = default;
};

inline constexpr int typeSizeBinWidth = 100;

/// In bins of sizeBinWidth, ascending, only those that occur.
[[nodiscard]] QList<SizeBin> sizeBins(const Distribution &sizes);

/// The sizes of all searches of the range (S2, "every search"); n is searches, not shelves.
[[nodiscard]] Result<Distribution> searchSizes(Snapshot &snapshot, const TimeContext &context,
                                               const Filter &filter = {});
/// The same in bins.
[[nodiscard]] Result<QList<SizeBin>> searchSizeHistogram(Snapshot &snapshot, const TimeContext &context,
                                                         const Filter &filter = {});
/// One entry for each of bucketStarts(context).
[[nodiscard]] Result<QList<SizeBucket>> sizesOverTime(Snapshot &snapshot, const TimeContext &context,
                                                      const Filter &filter = {});
/// Ascending, only bins that occur.
[[nodiscard]] Result<QList<SizeTypeBin>> typesBySize(Snapshot &snapshot, const TimeContext &context,
                                                     const Filter &filter = {});

} // namespace ShelfHelp::Sql
