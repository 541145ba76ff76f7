// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pieces.h"

#include <algorithm>
#include <vector>

namespace ShelfHelp::Sql {

namespace {

std::optional<std::int64_t> microseconds(const QDateTime &time)
{
    return time.toMSecsSinceEpoch() * 1000;
}

/// The stretches between the starts, cut to the range.
template <typename GroupOf>
Pieces between(const QList<QDateTime> &starts, const TimeRange &range, GroupOf groupOf)
{
    Pieces pieces;
    for (qsizetype i = 0; i < starts.size(); ++i) {
        const QDateTime end = i + 1 < starts.size() ? starts[i + 1] : range.to;
        pieces.append({{std::max(starts[i], range.from), std::min(end, range.to)}, groupOf(i)});
    }
    return pieces;
}

} // namespace

void Pieces::append(const Piece &piece)
{
    if (piece.range.isEmpty()) {
        return;
    }
    if (!pieces.isEmpty() && pieces.last().group == piece.group &&
        pieces.last().range.to == piece.range.from) {
        pieces.last().range.to = piece.range.to;
        return;
    }
    pieces.append(piece);
}

Parameters Pieces::parameters(const QTimeZone &sourceZone) const
{
    std::vector<std::optional<std::int64_t>> starts;
    std::vector<std::optional<std::int64_t>> ends;
    std::vector<std::int32_t> groups;
    for (const Piece &piece : pieces) {
        starts.push_back(microseconds(piece.range.from));
        ends.push_back(microseconds(piece.range.to));
        groups.push_back(piece.group);
    }
    return {Parameter::instants(starts), Parameter::instants(ends), QString::fromUtf8(sourceZone.id()),
            Parameter::integers(groups)};
}

Pieces wholeRange(const TimeRange &range)
{
    Pieces pieces;
    pieces.append({range, 0});
    return pieces;
}

Pieces bucketPieces(const TimeContext &context)
{
    return between(bucketStarts(context), context.range, [](qsizetype i) { return int(i); });
}

QList<QDateTime> bucketStarts(const TimeContext &context)
{
    return bucketStarts(context.range, context.bucket, context.reportingZone);
}

Pieces weekHourPieces(const TimeRange &range, const QTimeZone &reportingZone)
{
    const QList<QDateTime> starts = bucketStarts(range, Bucket::Hour, reportingZone);
    return between(starts, range, [&](qsizetype i) { return hourOfWeek(starts[i], reportingZone); });
}

} // namespace ShelfHelp::Sql
