// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "distribution.h"
#include "filter.h"
#include "snapshot.h"

#include <sql/result.h>

#include <QList>

namespace ShelfHelp::Sql {

/// n URLs are m shelves of k people.
struct IdentityCounts
{
    qint64 urls = 0;
    qint64 shelves = 0;
    qint64 readers = 0;

    friend bool operator==(const IdentityCounts &, const IdentityCounts &) = default;
};

/// First searches of one bucket of time.
struct GrowthBucket
{
    QDateTime start;
    IdentityCounts fresh;

    friend bool operator==(const GrowthBucket &, const GrowthBucket &) = default;
};

/// When shelves were searched for the first time (O2, S1).
struct ShelfGrowth
{
    IdentityCounts before; ///< known before the range
    QList<GrowthBucket> buckets;

    friend bool operator==(const ShelfGrowth &, const ShelfGrowth &) = default;
};

struct ShelfTotals
{
    IdentityCounts known; ///< first searched before the range's end
    IdentityCounts fresh; ///< … of which inside the range

    friend bool operator==(const ShelfTotals &, const ShelfTotals &) = default;
};

/// One entry for each of bucketStarts(context). A shelf counts from its first search dated 2000 to 2099 on.
[[nodiscard]] Result<ShelfGrowth> shelfGrowth(Snapshot &snapshot, const TimeContext &context,
                                              const Filter &filter = {});
/// The same over the context's range as one bucket.
[[nodiscard]] Result<ShelfTotals> shelfTotals(Snapshot &snapshot, const TimeContext &context,
                                              const Filter &filter = {});

/// How many were searched in a range, however often; exact. Those of them that are new are shelfTotals(), the
/// others came back.
[[nodiscard]] Result<IdentityCounts> activeShelves(Snapshot &snapshot, const TimeRange &range,
                                                   const Filter &filter = {});

/// The size that the last search in the range told of each shelf; exact. A shelf whose last search told none
/// is not in it.
[[nodiscard]] Result<Distribution> latestSizes(Snapshot &snapshot, const TimeContext &context,
                                               const Filter &filter = {});

} // namespace ShelfHelp::Sql
