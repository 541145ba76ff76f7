// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "rowindex.h"

#include <algorithm>
#include <limits>

namespace ShelfHelp::Sql {

namespace {

/// The pieces cut at the midnights of the zone, each its own group. Not through Pieces::append(), which would
/// put them together again where groups are alike.
Pieces dayByDay(const Pieces &pieces, const QTimeZone &zone)
{
    Pieces days;
    for (const Piece &piece : pieces.pieces) {
        for (const QDateTime &start : bucketStarts(piece.range, Bucket::Day, zone)) {
            const QDateTime next = start.toTimeZone(zone).date().addDays(1).startOfDay(zone).toUTC();
            const TimeRange range{std::max(start, piece.range.from), std::min(next, piece.range.to)};
            days.pieces.append({range, int(days.pieces.size())});
        }
    }
    return days;
}

/// Reads on from page to page until there are enough rows behind those to skip.
template <typename Row, typename Read>
Result<QList<Row>> readAt(const RowIndex::Place &place, int limit, Read read)
{
    QList<Row> found;
    std::optional<RowKey> after;
    qint64 left = place.skip;
    while (found.size() < limit) {
        const int wanted = int(std::min<qint64>(left + limit - found.size(), mostRowsOfAPage));
        const Result<QList<Row>> page = read(place.pieces, RowPage{.limit = wanted, .after = after});
        if (!page.ok()) {
            return page.error();
        }
        const QList<Row> &rows = page.value();
        const qint64 skipped = std::min<qint64>(left, rows.size());
        left -= skipped;
        found += rows.mid(skipped);
        if (rows.size() < wanted) {
            break;
        }
        after = rows.last().key;
    }
    found.resize(std::min<qsizetype>(found.size(), limit));
    return found;
}

} // namespace

RowIndex::RowIndex(const Pieces &days, const QList<qint64> &counts)
    : m_days(days)
    , m_counts(counts)
{
    for (const qint64 count : counts) {
        m_total += count;
    }
}

Result<RowIndex> RowIndex::ofSearches(Snapshot &snapshot, const Pieces &pieces, const Filter &filter,
                                      const QTimeZone &reportingZone)
{
    const Pieces days = dayByDay(pieces, reportingZone);
    const auto counts = countSearchRowsByGroup(snapshot, days, int(days.pieces.size()), filter);
    return counts.ok() ? Result<RowIndex>(RowIndex(days, counts.value())) : counts.error();
}

Result<RowIndex> RowIndex::ofChecks(Snapshot &snapshot, const Pieces &pieces, const Filter &filter,
                                    const QTimeZone &reportingZone)
{
    const Pieces days = dayByDay(pieces, reportingZone);
    const auto counts = countCheckRowsByGroup(snapshot, days, int(days.pieces.size()), filter);
    return counts.ok() ? Result<RowIndex>(RowIndex(days, counts.value())) : counts.error();
}

Result<RowIndex> RowIndex::ofFunnel(Snapshot &snapshot, const TimeContext &context, const FunnelPart &part,
                                    const Filter &filter)
{
    const auto searches = funnelSearches(
        snapshot, context, {.step = part.step, .part = part.part, .limit = std::numeric_limits<int>::max()},
        filter, part.window);
    if (!searches.ok()) {
        return searches.error();
    }
    RowIndex index;
    index.m_total = searches.value().total;
    index.m_listed.emplace();
    for (qsizetype i = 0; i < searches.value().ids.size(); ++i) {
        index.m_listed->append({.startedUs = searches.value().startsUs[i], .id = searches.value().ids[i]});
    }
    return index;
}

RowIndex::Place RowIndex::placeOf(qint64 row) const
{
    qsizetype day = m_counts.size() - 1;
    while (day > 0 && row >= m_counts[day]) {
        row -= m_counts[day];
        --day;
    }
    Place place{.pieces = {}, .skip = row};
    for (qsizetype i = 0; i <= day; ++i) {
        place.pieces.append({m_days.pieces[i].range, 0});
    }
    return place;
}

Result<QList<ShelfSearchRow>> searchRowsAt(Snapshot &snapshot, const RowIndex &index, const Pieces &pieces,
                                           const Filter &filter, RowOrder order, qint64 offset, int limit)
{
    if (index.listed()) {
        return listedSearchRows(snapshot, *index.listed(), order, offset, limit);
    }
    if (order == RowOrder::SlowestFirst) {
        return searchRows(snapshot, pieces, filter, {.order = order, .limit = limit, .skip = offset});
    }
    return readAt<ShelfSearchRow>(
        index.placeOf(offset), limit,
        [&](const Pieces &place, const RowPage &page) { return searchRows(snapshot, place, filter, page); });
}

Result<QList<LibraryCheckRow>> checkRowsAt(Snapshot &snapshot, const RowIndex &index, const Pieces &pieces,
                                           const Filter &filter, RowOrder order, qint64 offset, int limit)
{
    if (order == RowOrder::SlowestFirst) {
        return checkRows(snapshot, pieces, filter, {.order = order, .limit = limit, .skip = offset});
    }
    return readAt<LibraryCheckRow>(
        index.placeOf(offset), limit,
        [&](const Pieces &place, const RowPage &page) { return checkRows(snapshot, place, filter, page); });
}

} // namespace ShelfHelp::Sql
