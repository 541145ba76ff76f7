// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "distribution.h"
#include "filter.h"
#include "outcomecounts.h"
#include "pieces.h"
#include "readingplan.h"
#include "snapshot.h"

#include <sql/result.h>

#include <QList>
#include <QString>

#include <map>

namespace ShelfHelp::Sql {

/// Library checks of one medium in one group of pieces. Only what occurs has an entry.
struct CheckSum
{
    int group = 0;
    Medium medium = Medium::Physical; ///< a check without one counts as physical, as it always has
    OutcomeCounts outcomes;
    qint64 suspect = 0; ///< text and flag disagree, or "available" of no copy
    qint64 invalid = 0; ///< without a usable duration

    friend bool operator==(const CheckSum &, const CheckSum &) = default;
};

struct CheckDurations
{
    int group = 0;
    Medium medium = Medium::Physical;
    Distribution buckets; ///< of durationBucket()
    Distribution bins;    ///< of durationBin()
};

/// The same by library; more than one entry may be of one library, medium and group.
struct LibrarySum
{
    int group = 0;
    QString libraryId;
    Medium medium = Medium::Physical;
    OutcomeCounts outcomes;
    qint64 suspect = 0;
    qint64 invalid = 0;
};

/// Durations of the checks of one library, medium and group; there may be several entries of them.
struct LibraryDurations
{
    int group = 0;
    QString libraryId;
    Medium medium = Medium::Physical;
    Distribution buckets; ///< of durationBucket()
};

/// From the sums where they serve and the filter allows it, else from the rows (readingplan.h).
[[nodiscard]] Result<QList<CheckSum>> checkSums(Snapshot &snapshot, const Pieces &pieces,
                                                const Filter &filter = {});
/// By hour of the week; groups as of weekHourPieces().
[[nodiscard]] Result<QList<CheckSum>> checkSumsOfWeek(Snapshot &snapshot, const TimeContext &context,
                                                      const Filter &filter = {});
[[nodiscard]] Result<QList<CheckDurations>> checkDurationParts(Snapshot &snapshot, const Pieces &pieces,
                                                               const Filter &filter = {});
[[nodiscard]] Result<QList<LibrarySum>> librarySums(Snapshot &snapshot, const Pieces &pieces,
                                                    const Filter &filter = {});
[[nodiscard]] Result<QList<LibraryDurations>> libraryDurationParts(Snapshot &snapshot, const Pieces &pieces,
                                                                   const Filter &filter = {});

/// The buckets of a part of a plan by group and medium, of some libraries where the filter names them. The
/// plan as a whole takes `allRows` from the rows.
[[nodiscard]] Result<std::map<std::pair<int, Medium>, Distribution>>
checkBuckets(Snapshot &snapshot, const ReadingPlan &plan, const Pieces &allRows, const Filter &filter);

} // namespace ShelfHelp::Sql
