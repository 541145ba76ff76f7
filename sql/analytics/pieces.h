// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <sql/parameter.h>
#include <sql/timecontext.h>

#include <QList>

namespace ShelfHelp::Sql {

/// A stretch of time and the group it counts for: a bucket of a chart, an hour of the week …
struct Piece
{
    TimeRange range;
    int group = 0;

    friend bool operator==(const Piece &, const Piece &) = default;
};

/// Disjoint stretches in the order of time. Several may belong to one group.
struct Pieces
{
    QList<Piece> pieces;

    [[nodiscard]] bool isEmpty() const { return pieces.isEmpty(); }

    /// Neighbours of one group become one piece.
    void append(const Piece &piece);

    /// $1 … $4 of facts/searches and facts/checks: starts, ends, zone of the stored times, groups.
    [[nodiscard]] Parameters parameters(const QTimeZone &sourceZone) const;

    friend bool operator==(const Pieces &, const Pieces &) = default;
};

/// The range as one piece of group 0; none where it is empty.
[[nodiscard]] Pieces wholeRange(const TimeRange &range);

/// The buckets of the context's range; group i is the i-th of bucketStarts(). The first and the last one end
/// with the range.
[[nodiscard]] Pieces bucketPieces(const TimeContext &context);

/// How many buckets that are, and where each starts.
[[nodiscard]] QList<QDateTime> bucketStarts(const TimeContext &context);

/// The range hour by hour, hourOfWeek() as groups. The hour that a clock change repeats counts twice, the one
/// it skips not at all.
[[nodiscard]] Pieces weekHourPieces(const TimeRange &range, const QTimeZone &reportingZone);

} // namespace ShelfHelp::Sql
