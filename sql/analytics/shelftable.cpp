// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "shelftable.h"

#include "readingplan.h"

#include <sql/likepatterns.h>

#include <QHash>
#include <QSet>

#include <algorithm>
#include <iterator>
#include <limits>
#include <vector>

namespace ShelfHelp::Sql {

namespace {

constexpr int mostShelvesOfAPage = 1000;
constexpr int shelfPosition = 4; ///< of $5 of facts/searches
constexpr int beforeTheRange = 0;
constexpr int inTheRange = 1;

QString word(ShelfSort sort)
{
    switch (sort) {
    case ShelfSort::Url:
        return u"url"_qs;
    case ShelfSort::Reader:
        return u"reader"_qs;
    case ShelfSort::Name:
        return u"name"_qs;
    case ShelfSort::FirstSeen:
        return u"first"_qs;
    case ShelfSort::LastSearched:
        return u"last"_qs;
    case ShelfSort::Searches:
        return u"searches"_qs;
    case ShelfSort::LatestSize:
        break;
    }
    return u"size"_qs;
}

Parameter word(const std::optional<Identity> &identity)
{
    if (!identity) {
        return Parameter::null();
    }
    switch (*identity) {
    case Identity::Url:
        return u"u"_qs;
    case Identity::Shelf:
        return u"s"_qs;
    case Identity::Reader:
        break;
    }
    return u"r"_qs;
}

/// The range within the years in which shelves count, and all that was before it in those.
struct History
{
    TimeRange before;
    TimeRange range;
};

History historyOf(const TimeContext &context)
{
    const QDateTime first = QDate(2000, 1, 1).startOfDay(context.reportingZone).toUTC();
    const QDateTime last = QDate(2100, 1, 1).startOfDay(context.reportingZone).toUTC();
    const QDateTime from = std::max(context.range.from, first);
    const QDateTime to = std::min(context.range.to, last);
    return {.before = {first, from}, .range = {from, to}};
}

Pieces grouped(const Pieces &pieces, int group)
{
    Pieces all;
    for (const Piece &piece : pieces.pieces) {
        all.append({piece.range, group});
    }
    return all;
}

/// What the table is made from: rows of the range, and rows and sums before it.
struct TablePlan
{
    Pieces rows;
    WhatIsRead what = WhatIsRead::Rows;
};

TablePlan planOf(const Snapshot &snapshot, const History &history, const Filter &filter,
                 const ShelfTableRequest &request)
{
    const Pieces before = wholeRange(history.before);
    // Sums know the day of a first search, not its moment.
    const bool isCarried = !filter.restrictsSearches() && request.sort != ShelfSort::FirstSeen;
    const ReadingPlan plan =
        isCarried ? ReadingPlanner(snapshot.sums(), FactKind::Searches).plan(before, Grain::Day)
                  : ReadingPlanner::planRows(before);
    TablePlan table{.rows = grouped(plan.rows, beforeTheRange),
                    .what = plan.stored.isEmpty() ? WhatIsRead::Rows : WhatIsRead::Both};
    table.rows.append({history.range, inTheRange});
    return table;
}

Parameters listParameters(const ShelfTableRequest &request, const History &history)
{
    const auto bound = [](const std::optional<qint64> &size) {
        constexpr qint64 least = std::numeric_limits<qint32>::min();
        constexpr qint64 most = std::numeric_limits<qint32>::max();
        return size ? Parameter(std::clamp(*size, least, most)) : Parameter::null();
    };
    return {likePatterns(request.search), word(request.sort), request.order == Qt::AscendingOrder,
            word(request.newBy),          history.range.from, bound(request.latestSize.from),
            bound(request.latestSize.to)};
}

/// Runs one of the statements that list shelves; each has a twin for filters.
Result<Rows> runList(Snapshot &snapshot, const QString &statement, const TimeContext &context,
                     const Filter &filter, const ShelfTableRequest &request, const Parameters &others)
{
    const History history = historyOf(context);
    const TablePlan plan = planOf(snapshot, history, filter, request);
    const QString twin = filter.restrictsSearches() ? u"_filtered"_qs : QString();
    return snapshot.run(u"analytics/"_qs + statement + twin,
                        plan.rows.parameters(snapshot.sourceZone()) + filter.searchParameters() +
                            listParameters(request, history) + others,
                        plan.what);
}

Parameter idsOf(const QList<ShelfRow> &shelves)
{
    std::vector<std::optional<std::int64_t>> ids;
    for (const ShelfRow &shelf : shelves) {
        ids.emplace_back(shelf.shelfId);
    }
    return Parameter::bigints(ids);
}

/// A page, and the days of those first searches of which no more is known.
struct Listed
{
    Page<ShelfRow> page;
    QList<QDateTime> days;
};

Listed listedIn(const Rows &rows)
{
    Listed listed{.page = {.rows = {}, .total = rows.get<qint64>(0, 0)}, .days = {}};
    for (int row = 0; row < rows.size() && !rows.isNull(row, 1); ++row) {
        listed.page.rows.append({.shelfId = rows.get<qint64>(row, 1),
                                 .url = rows.get<QString>(row, 2),
                                 .readerId = rows.get<QString>(row, 3),
                                 .shelfName = rows.get<QString>(row, 4),
                                 .firstSeen = rows.get<QDateTime>(row, 5),
                                 .lastSearched = rows.get<QDateTime>(row, 7),
                                 .searches = rows.get<qint64>(row, 8),
                                 .latestSize = rows.get<std::optional<qint64>>(row, 9)});
        if (rows.get<bool>(row, 6)) {
            listed.days.append(listed.page.rows.constLast().firstSeen);
        }
    }
    return listed;
}

/// The days as pieces, each once.
Pieces piecesOf(QList<QDateTime> days, const RollupState &sums)
{
    std::sort(days.begin(), days.end());
    days.erase(std::unique(days.begin(), days.end()), days.end());
    const RollupCalendar calendar(sums.reportingZone, sums.sourceZone);
    Pieces pieces;
    for (const QDateTime &day : days) {
        const Span span = calendar.dayOf(day);
        pieces.append({{span.start, span.end}, 0});
    }
    return pieces;
}

/// Puts the moment in the place of the day, for the few of a page.
Outcome addFirsts(Snapshot &snapshot, const QList<QDateTime> &days, QList<ShelfRow> &shelves)
{
    if (days.isEmpty()) {
        return success();
    }
    const Pieces pieces = piecesOf(days, *snapshot.sums());
    const Result<Rows> rows = snapshot.run(
        u"analytics/shelf_firsts"_qs, pieces.parameters(snapshot.sourceZone()) + Parameters{idsOf(shelves)});
    if (!rows.ok()) {
        return rows.error();
    }
    QHash<qint64, QDateTime> firsts;
    for (int row = 0; row < rows.value().size(); ++row) {
        firsts.insert(rows.value().get<qint64>(row, 0), rows.value().get<QDateTime>(row, 1));
    }
    const QSet<QDateTime> known(days.begin(), days.end());
    for (ShelfRow &shelf : shelves) {
        if (known.contains(shelf.firstSeen)) {
            shelf.firstSeen = firsts.value(shelf.shelfId, shelf.firstSeen);
        }
    }
    return success();
}

Outcome addMedians(Snapshot &snapshot, const TimeRange &range, const Filter &filter, QList<ShelfRow> &shelves)
{
    Parameters parameters = wholeRange(range).parameters(snapshot.sourceZone()) + filter.searchParameters();
    parameters[shelfPosition] = idsOf(shelves);
    const Result<Rows> rows = snapshot.run(u"analytics/shelf_medians"_qs, parameters);
    if (!rows.ok()) {
        return rows.error();
    }
    constexpr double microsecondsPerMs = 1000;
    QHash<qint64, double> medians;
    for (int row = 0; row < rows.value().size(); ++row) {
        medians.insert(rows.value().get<qint64>(row, 0),
                       rows.value().get<double>(row, 1) / microsecondsPerMs);
    }
    for (ShelfRow &shelf : shelves) {
        if (const auto median = medians.constFind(shelf.shelfId); median != medians.constEnd()) {
            shelf.coldMedianMs = *median;
        }
    }
    return success();
}

} // namespace

Result<Page<ShelfRow>> shelvesTable(Snapshot &snapshot, const TimeContext &context, const Filter &filter,
                                    const ShelfTableRequest &request)
{
    const TimeRange range = historyOf(context).range;
    if (range.isEmpty()) {
        return Page<ShelfRow>();
    }
    const Result<Rows> rows = runList(snapshot, u"shelf_table"_qs, context, filter, request,
                                      {request.offset, std::clamp(request.limit, 1, mostShelvesOfAPage)});
    if (!rows.ok()) {
        return rows.error();
    }
    Listed listed = listedIn(rows.value());
    if (listed.page.rows.isEmpty()) {
        return listed.page;
    }
    if (Outcome added = addFirsts(snapshot, listed.days, listed.page.rows); !added.ok()) {
        return added.error();
    }
    if (Outcome added = addMedians(snapshot, range, filter, listed.page.rows); !added.ok()) {
        return added.error();
    }
    return listed.page;
}

Result<ShelfOrder> ShelfOrder::read(Snapshot &snapshot, const TimeContext &context, const Filter &filter,
                                    const ShelfTableRequest &request)
{
    if (historyOf(context).range.isEmpty()) {
        return ShelfOrder();
    }
    const Result<Rows> rows = runList(snapshot, u"shelf_order"_qs, context, filter, request, {});
    return rows.ok() ? Result<ShelfOrder>(ShelfOrder(rows.value().bigints(0, 0))) : rows.error();
}

Result<QList<ShelfRow>> shelvesAt(Snapshot &snapshot, const TimeContext &context, const Filter &filter,
                                  const QList<qint64> &ids)
{
    QList<ShelfRow> shelves;
    std::ranges::transform(ids, std::back_inserter(shelves),
                           [](qint64 id) { return ShelfRow{.shelfId = id}; });
    const History history = historyOf(context);
    if (shelves.isEmpty() || history.range.isEmpty()) {
        return shelves;
    }
    // The searches of these shelves alone: their index is quicker than any sums.
    Pieces pieces = grouped(wholeRange(history.before), beforeTheRange);
    pieces.append({history.range, inTheRange});
    Parameters parameters = pieces.parameters(snapshot.sourceZone()) + filter.searchParameters();
    parameters[shelfPosition] = idsOf(shelves);
    const Result<Rows> rows =
        snapshot.run(u"analytics/shelf_table_filtered"_qs,
                     parameters + listParameters({}, history) +
                         Parameters{qint64(0), std::clamp(int(ids.size()), 1, mostShelvesOfAPage)});
    if (!rows.ok()) {
        return rows.error();
    }
    QHash<qint64, ShelfRow> found;
    for (const ShelfRow &shelf : listedIn(rows.value()).page.rows) {
        found.insert(shelf.shelfId, shelf);
    }
    for (ShelfRow &shelf : shelves) {
        shelf = found.value(shelf.shelfId, shelf);
    }
    const Outcome added = addMedians(snapshot, history.range, filter, shelves);
    return added.ok() ? Result<QList<ShelfRow>>(shelves) : added.error();
}

Result<QList<QList<ShelfRow>>> newShelves(Snapshot &snapshot, const TimeContext &context,
                                          const Filter &filter, Identity identity, int limit)
{
    const QList<QDateTime> starts = bucketStarts(context);
    QList<QList<ShelfRow>> buckets(starts.size());
    if (historyOf(context).range.isEmpty() || starts.isEmpty()) {
        return buckets;
    }
    std::vector<std::optional<std::int64_t>> instants;
    for (const QDateTime &start : starts) {
        instants.emplace_back(start.toMSecsSinceEpoch() * 1000);
    }
    const Result<Rows> rows = runList(snapshot, u"new_shelves"_qs, context, filter, {.newBy = identity},
                                      {Parameter::instants(instants), qint64(limit)});
    if (!rows.ok()) {
        return rows.error();
    }
    for (int row = 0; row < rows.value().size(); ++row) {
        const int bucket = rows.value().get<int>(row, 0);
        buckets[std::clamp<qsizetype>(bucket, 0, buckets.size() - 1)].append(
            {.url = rows.value().get<QString>(row, 1),
             .readerId = rows.value().get<QString>(row, 2),
             .shelfName = rows.value().get<QString>(row, 3)});
    }
    return buckets;
}

Result<qint64> unrecognisedShelves(Snapshot &snapshot, const TimeContext &context)
{
    const History history = historyOf(context);
    const TimeRange all{history.before.from, history.range.to};
    const ReadingPlan plan =
        ReadingPlanner(snapshot.sums(), FactKind::Searches).plan(wholeRange(all), Grain::Day);
    const Result<Rows> rows =
        snapshot.run(u"analytics/unrecognised_shelves"_qs,
                     plan.rows.parameters(snapshot.sourceZone()) + Parameters{all.to}, plan.what());
    if (!rows.ok()) {
        return rows.error();
    }
    return rows.value().get<qint64>(0, 0);
}

} // namespace ShelfHelp::Sql
