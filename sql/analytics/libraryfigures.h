// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "durationsummary.h"
#include "outcomecounts.h"

#include <QList>
#include <QString>

namespace ShelfHelp::Sql {

/// How the checks of one bucket of time ended, by medium (L1, L2; over the whole range O5).
struct OutcomeBucket
{
    QDateTime start;
    OutcomeCounts libby;
    OutcomeCounts physical;

    friend bool operator==(const OutcomeBucket &, const OutcomeBucket &) = default;
};

/// One medium of one library (L3).
struct LibraryCell
{
    OutcomeCounts outcomes;
    qint64 suspect = 0;

    friend bool operator==(const LibraryCell &, const LibraryCell &) = default;
};

struct LibraryMedia
{
    QString libraryId;
    QString name; ///< not unique; the id where nobody has told it
    LibraryCell libby;
    LibraryCell physical;

    [[nodiscard]] qint64 checks() const { return libby.outcomes.total() + physical.outcomes.total(); }

    friend bool operator==(const LibraryMedia &, const LibraryMedia &) = default;
};

/// How long the checks of a library and medium took.
struct LibraryDuration
{
    QString libraryId;
    Medium medium = Medium::Physical;
    DurationSummary durations;

    friend bool operator==(const LibraryDuration &, const LibraryDuration &) = default;
};

/// The checks of a library and medium in one bucket: the spark line.
struct LibraryCoursePoint
{
    QString libraryId;
    Medium medium = Medium::Physical;
    QDateTime start;
    OutcomeCounts outcomes;

    friend bool operator==(const LibraryCoursePoint &, const LibraryCoursePoint &) = default;
};

/// What a library's scraper did not understand in one bucket of time (L4).
struct ParserBucket
{
    QDateTime start;
    qint64 checks = 0;
    qint64 unknown = 0;
    qint64 suspect = 0;

    friend bool operator==(const ParserBucket &, const ParserBucket &) = default;
};

struct ParserHealth
{
    QString libraryId; ///< empty: all the others together
    QString name;
    QList<ParserBucket> buckets;

    friend bool operator==(const ParserHealth &, const ParserHealth &) = default;
};

/// A text that no rule knows, or that disagrees with its flag. It comes from a payload: plain text only.
struct CatalogueText
{
    QString libraryId;
    QString text;
    QString outcome;
    bool isSuspect = false;
    qint64 n = 0;
    std::optional<QDateTime> lastSeen;

    friend bool operator==(const CatalogueText &, const CatalogueText &) = default;
};

inline constexpr int parserHealthLines = 8;

/// One entry for each of bucketStarts(context).
[[nodiscard]] Result<QList<OutcomeBucket>> outcomes(Snapshot &snapshot, const TimeContext &context,
                                                    const Filter &filter = {});
/// The range as one bucket.
[[nodiscard]] Result<OutcomeBucket> outcomesByMedium(Snapshot &snapshot, const TimeContext &context,
                                                     const Filter &filter = {});

/// Libraries with checks in the range, those with most checks first.
[[nodiscard]] Result<QList<LibraryMedia>> libraryMatrix(Snapshot &snapshot, const TimeContext &context,
                                                        const Filter &filter = {});

/// The durations of the same, by library and medium (Libby first). They are more to read than the outcomes:
/// ask for those that are seen.
[[nodiscard]] Result<QList<LibraryDuration>> libraryDurations(Snapshot &snapshot, const TimeContext &context,
                                                              const Filter &filter = {});

/// The outcomes bucket by bucket, where there were checks, by library, medium (Libby first) and time.
[[nodiscard]] Result<QList<LibraryCoursePoint>> libraryCourse(Snapshot &snapshot, const TimeContext &context,
                                                              const Filter &filter = {});

/// Libraries with checks that nobody understood, worst first: the first parserHealthLines alone, the others
/// together at the end.
[[nodiscard]] Result<QList<ParserHealth>> parserHealth(Snapshot &snapshot, const TimeContext &context,
                                                       const Filter &filter = {});
/// The texts behind it, the most frequent first, at most `limit`. From the rows.
[[nodiscard]] Result<QList<CatalogueText>> catalogueTexts(Snapshot &snapshot, const TimeContext &context,
                                                          const Filter &filter = {}, int limit = 100);

} // namespace ShelfHelp::Sql
