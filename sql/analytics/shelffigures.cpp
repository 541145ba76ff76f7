// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "shelffigures.h"

#include "readingplan.h"

#include <algorithm>
#include <optional>
#include <vector>

namespace ShelfHelp::Sql {

namespace {

constexpr int beforeTheRange = -1;

qint64 &countOf(IdentityCounts &counts, std::string_view identity)
{
    if (identity == "u") {
        return counts.urls;
    }
    return identity == "s" ? counts.shelves : counts.readers;
}

/// What hangs together across days: days up to an edge from the sums, corrected by what the rows say of those
/// that were touched, and everything behind the edge from the rows. Without sums everything is rows.
struct Chain
{
    WhatIsRead what = WhatIsRead::Rows;
    QDateTime begin; ///< the first instant that counts
    QDateTime from;  ///< the first day of the sums that does, a cut one
    QDateTime edge;  ///< sums hold what is before it
    /// Days; a day that is cut where the range begins is one of them, as the rows say something else of it
    /// than the sums.
    QList<Span> touched = {};
};

/// The day that is cut where a range begins, if sums hold it; none where it begins with a day.
std::optional<Span> cutDay(const Snapshot &snapshot, const ReadingPlanner &planner, const QDateTime &begin,
                           const QDateTime &edge)
{
    const Span day = planner.dayOf(begin);
    const bool isCut = day.start < begin && day.end <= edge && snapshot.sums()->completeFrom <= day.start;
    return isCut ? std::optional(day) : std::nullopt;
}

/// The edge lies in front of the first day that is cut into pieces, but for the one where the range begins.
/// All that counts begins with `begin`, or with the range.
Chain chainOf(const Snapshot &snapshot, const QDateTime &begin, const QDateTime &firstCut,
              const TimeRange &range)
{
    const ReadingPlanner planner(snapshot.sums(), FactKind::Searches);
    Chain chain{.begin = begin, .from = begin, .edge = begin};
    if (!planner.hasSums()) {
        return chain;
    }
    const QDateTime edge = std::min({planner.completeUntil(), range.to, firstCut});
    const std::optional<Span> cut = cutDay(snapshot, planner, range.from, edge);
    const QDateTime from = cut ? std::min(begin, cut->start) : begin;
    if (edge <= from || (!cut && planner.dayOf(from).start < from)) {
        return chain;
    }
    chain.from = from;
    chain.edge = edge;
    chain.touched = planner.touchedDays({from, edge});
    const auto place = std::ranges::lower_bound(chain.touched, cut.value_or(Span()).start, {}, &Span::start);
    if (cut && (place == chain.touched.end() || place->start != cut->start)) {
        chain.touched.insert(place, *cut);
    }
    chain.what = edge < range.to || !chain.touched.isEmpty() ? WhatIsRead::Both : WhatIsRead::Sums;
    return chain;
}

/// The first instant of the first day that the buckets do not take as a whole, the one in which the range
/// begins left out where it lies in one bucket.
QDateTime firstCutDay(const Snapshot &snapshot, const TimeContext &context)
{
    const ReadingPlanner planner(snapshot.sums(), FactKind::Searches);
    if (!planner.hasSums()) {
        return context.range.from;
    }
    return planner.dayOf(context.bucket == Bucket::Hour ? context.range.from : context.range.to).start;
}

/// What is left of pieces from an instant on.
Pieces from(const Pieces &pieces, const QDateTime &instant)
{
    Pieces rest;
    for (const Piece &piece : pieces.pieces) {
        rest.append({{std::max(piece.range.from, instant), piece.range.to}, piece.group});
    }
    return rest;
}

Parameter startsOf(const Pieces &pieces)
{
    std::vector<std::optional<std::int64_t>> starts;
    for (const Piece &piece : pieces.pieces) {
        starts.emplace_back(piece.range.from.toMSecsSinceEpoch() * 1000);
    }
    return Parameter::instants(starts);
}

/// Of the touched days; and of the first bucket, where that cuts one of which all counts.
Parameter startsOf(const Chain &chain, const Pieces &buckets)
{
    const QDateTime first = buckets.pieces.constFirst().range.from;
    std::vector<std::optional<std::int64_t>> starts;
    for (const Span &day : chain.touched) {
        starts.emplace_back(day.start.toMSecsSinceEpoch() * 1000);
        if (chain.begin < first && day.start < first && first < day.end) {
            starts.emplace_back(first.toMSecsSinceEpoch() * 1000);
        }
    }
    return Parameter::instants(starts);
}

/// What is read from the rows: what counts of the touched days, and the pieces behind the edge.
Pieces rowsOf(const Chain &chain, const Pieces &pieces)
{
    Pieces rows;
    for (const Span &day : chain.touched) {
        rows.append({{std::max(day.start, chain.begin), day.end}, 0});
    }
    for (const Piece &piece : from(pieces, chain.edge).pieces) {
        rows.append(piece);
    }
    return rows;
}

/// Runs a statement over the pieces; `buckets` are those of the figure.
Result<Rows> runChain(Snapshot &snapshot, const QString &statement, const Pieces &pieces,
                      const Pieces &buckets, const Chain &chain, const Filter &filter)
{
    return snapshot.run(u"analytics/"_qs + statement,
                        rowsOf(chain, pieces).parameters(snapshot.sourceZone()) + filter.searchParameters() +
                            Parameters{chain.edge, chain.from, startsOf(buckets), startsOf(chain, buckets)},
                        chain.what);
}

/// The pieces with all that is before them as a group of its own.
Pieces withHistory(const Pieces &pieces, const QDateTime &first)
{
    Pieces all;
    if (!pieces.isEmpty()) {
        all.append({{first, pieces.pieces.first().range.from}, beforeTheRange});
    }
    for (const Piece &piece : from(pieces, first).pieces) {
        all.append(piece);
    }
    return all;
}

Pieces until(const Pieces &pieces, const QDateTime &end)
{
    Pieces kept;
    for (const Piece &piece : pieces.pieces) {
        kept.append({{piece.range.from, std::min(piece.range.to, end)}, piece.group});
    }
    return kept;
}

Result<Rows> growthRows(Snapshot &snapshot, const TimeContext &context, const Pieces &buckets,
                        const Filter &filter)
{
    // Dates outside these years are a publisher's broken clock.
    const QDateTime first = QDate(2000, 1, 1).startOfDay(context.reportingZone).toUTC();
    const QDateTime last = QDate(2100, 1, 1).startOfDay(context.reportingZone).toUTC();
    const Pieces pieces = until(withHistory(buckets, first), last);
    if (filter.restrictsSearches()) {
        return snapshot.run(u"analytics/shelf_growth_filtered"_qs,
                            pieces.parameters(snapshot.sourceZone()) + filter.searchParameters());
    }
    const Chain chain = chainOf(snapshot, first, firstCutDay(snapshot, context),
                                {context.range.from, std::min(context.range.to, last)});
    return runChain(snapshot, u"shelf_growth"_qs, pieces, buckets, chain, filter);
}

Result<ShelfGrowth> growthOf(Snapshot &snapshot, const TimeContext &context, const Pieces &buckets,
                             const QList<QDateTime> &starts, const Filter &filter)
{
    ShelfGrowth growth;
    for (const QDateTime &start : starts) {
        growth.buckets.append({.start = start});
    }
    if (buckets.isEmpty()) {
        return growth;
    }
    const Result<Rows> rows = growthRows(snapshot, context, buckets, filter);
    if (!rows.ok()) {
        return rows.error();
    }
    for (int row = 0; row < rows.value().size(); ++row) {
        const int group = rows.value().get<int>(row, 1);
        IdentityCounts &counts = group == beforeTheRange ? growth.before : growth.buckets[group].fresh;
        countOf(counts, rows.value().text(row, 0)) += rows.value().get<qint64>(row, 2);
    }
    return growth;
}

IdentityCounts sum(const IdentityCounts &a, const IdentityCounts &b)
{
    return {.urls = a.urls + b.urls, .shelves = a.shelves + b.shelves, .readers = a.readers + b.readers};
}

Chain chainOfRange(const Snapshot &snapshot, const TimeRange &range)
{
    const ReadingPlanner planner(snapshot.sums(), FactKind::Searches);
    const QDateTime firstCut = planner.hasSums() ? planner.dayOf(range.to).start : range.from;
    return chainOf(snapshot, range.from, firstCut, range);
}

} // namespace

Result<ShelfGrowth> shelfGrowth(Snapshot &snapshot, const TimeContext &context, const Filter &filter)
{
    return growthOf(snapshot, context, bucketPieces(context), bucketStarts(context), filter);
}

Result<ShelfTotals> shelfTotals(Snapshot &snapshot, const TimeContext &context, const Filter &filter)
{
    TimeContext whole = context;
    whole.bucket = Bucket::Month; // any but hours: one bucket needs no hours
    const Result<ShelfGrowth> growth =
        growthOf(snapshot, whole, wholeRange(context.range), {context.range.from}, filter);
    if (!growth.ok()) {
        return growth.error();
    }
    const IdentityCounts &fresh = growth.value().buckets.constFirst().fresh;
    return ShelfTotals{.known = sum(growth.value().before, fresh), .fresh = fresh};
}

Result<IdentityCounts> activeShelves(Snapshot &snapshot, const TimeRange &range, const Filter &filter)
{
    IdentityCounts counts;
    if (range.isEmpty()) {
        return counts;
    }
    const Pieces pieces = wholeRange(range);
    const Result<Rows> rows =
        filter.restrictsSearches()
            ? snapshot.run(u"analytics/shelf_growth_filtered"_qs,
                           pieces.parameters(snapshot.sourceZone()) + filter.searchParameters())
            : runChain(snapshot, u"active_shelves"_qs, pieces, pieces, chainOfRange(snapshot, range), filter);
    if (!rows.ok()) {
        return rows.error();
    }
    for (int row = 0; row < rows.value().size(); ++row) {
        countOf(counts, rows.value().text(row, 0)) += rows.value().get<qint64>(row, 2);
    }
    return counts;
}

Result<Distribution> latestSizes(Snapshot &snapshot, const TimeContext &context, const Filter &filter)
{
    Distribution sizes;
    if (context.range.isEmpty()) {
        return sizes;
    }
    const Pieces pieces = wholeRange(context.range);
    const Result<Rows> rows =
        filter.restrictsSearches()
            ? snapshot.run(u"analytics/latest_sizes_filtered"_qs,
                           pieces.parameters(snapshot.sourceZone()) + filter.searchParameters())
            : runChain(snapshot, u"latest_sizes"_qs, pieces, pieces, chainOfRange(snapshot, context.range),
                       filter);
    if (!rows.ok()) {
        return rows.error();
    }
    for (int row = 0; row < rows.value().size(); ++row) {
        sizes.add(rows.value().get<qint64>(row, 0), rows.value().get<qint64>(row, 1));
    }
    return sizes;
}

} // namespace ShelfHelp::Sql
