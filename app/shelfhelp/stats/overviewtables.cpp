// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "commoncolumns.h"
#include "figuretables.h"

#include <sql/analytics/overviewfigures.h>

namespace ShelfHelp::App {

namespace {

QStringList totalsColumns()
{
    return QStringList{u"period"_qs,
                       u"from"_qs,
                       u"to"_qs,
                       u"shelves"_qs,
                       u"new_shelves"_qs,
                       u"canonical_shelves"_qs,
                       u"new_canonical_shelves"_qs,
                       u"readers"_qs,
                       u"new_readers"_qs,
                       u"shelf_searches"_qs,
                       u"library_checks"_qs} +
           grouped(u"outcomes"_qs, outcomeColumns()) + QStringList{u"suspect_checks"_qs} +
           grouped(u"cold_search"_qs, durationColumns()) + grouped(u"warm_search"_qs, durationColumns()) +
           QStringList{u"cache_hit_ratio"_qs,    u"searches_without_valid_duration"_qs,
                       u"rule_disagreements"_qs, u"median_shelf_size_books"_qs,
                       u"sized_shelves"_qs,      u"shelves_at_cap"_qs};
}

Row totalsRow(const QString &period, const Sql::TimeRange &range, const Sql::Totals &totals)
{
    return Row{period,
               range.from,
               range.to,
               totals.known.urls,
               totals.fresh.urls,
               totals.known.shelves,
               totals.fresh.shelves,
               totals.known.readers,
               totals.fresh.readers,
               totals.shelfSearches,
               totals.libraryChecks} +
           outcomeCells(totals.outcomes) + Row{totals.suspectChecks} + durationCells(totals.cold) +
           durationCells(totals.warm) +
           Row{totals.cacheHitRate(),  totals.invalidDurations, totals.ruleDisagreements,
               totals.medianShelfSize, totals.sizedShelves,     totals.shelvesAtCap};
}

Outcome appendTotals(const FigureRequest &request, const QString &period, const Sql::TimeRange &range,
                     FigureTable &table)
{
    const Result<Sql::Totals> totals = Sql::totals(request.snapshot, request.context, range, request.filter);
    if (!totals.ok()) {
        return totals.error();
    }
    table.rows.append(totalsRow(period, range, totals.value()));
    return success();
}

Result<FigureTable> totalsTable(const FigureRequest &request)
{
    const Sql::TimeContext &context = request.context;
    FigureTable table{.columns = totalsColumns(), .rows = {}};
    Outcome read = appendTotals(request, u"range"_qs, context.range, table);
    if (read.ok() && context.comparison) {
        read = appendTotals(request, u"comparison"_qs, *context.comparison, table);
    }
    return read.ok() ? Result<FigureTable>(table) : read.error();
}

Result<FigureTable> activityTable(const FigureRequest &request)
{
    return tableOf(Sql::activity(request.snapshot, request.context, request.filter),
                   {u"start"_qs, u"shelf_searches"_qs, u"library_checks"_qs, u"new_shelves"_qs,
                    u"cumulative_shelves"_qs},
                   [](const Sql::ActivityBucket &bucket) {
                       return Row{bucket.start, bucket.shelfSearches, bucket.libraryChecks, bucket.newShelves,
                                  bucket.cumulativeShelves};
                   });
}

Result<FigureTable> searchTypesTable(const FigureRequest &request)
{
    const auto buckets = Sql::searchTypes(request.snapshot, request.context, request.filter);
    if (!buckets.ok()) {
        return buckets.error();
    }
    FigureTable table{.columns = {u"start"_qs, u"search_type"_qs, u"shelf_searches"_qs}, .rows = {}};
    for (const Sql::TypeBucket &bucket : buckets.value()) {
        for (const Sql::TypeCount &type : bucket.types) {
            table.rows.append(Row{bucket.start, type.searchType, type.n});
        }
    }
    return table;
}

Result<FigureTable> outcomesByMediumTable(const FigureRequest &request)
{
    const auto outcomes = Sql::outcomesByMedium(request.snapshot, request.context, request.filter);
    if (!outcomes.ok()) {
        return outcomes.error();
    }
    return FigureTable{.columns = QStringList{u"medium"_qs} + outcomeColumns(),
                       .rows = {Row{mediumName(true)} + outcomeCells(outcomes.value().libby),
                                Row{mediumName(false)} + outcomeCells(outcomes.value().physical)}};
}

Result<FigureTable> openRejectionsTable(const FigureRequest &request)
{
    const Result<qint64> open = Sql::openRejections(request.snapshot);
    if (!open.ok()) {
        return open.error();
    }
    const bool isRecorded = request.snapshot.hasOwnSchema();
    return FigureTable{.columns = {u"open_rejections"_qs},
                       .rows = {{isRecorded ? Cell(open.value()) : Cell()}}};
}

} // namespace

TableMakers overviewTables()
{
    return {{u"totals"_qs, totalsTable},
            {u"activity"_qs, activityTable},
            {u"search_types"_qs, searchTypesTable},
            {u"outcomes_by_medium"_qs, outcomesByMediumTable},
            {u"open_rejections"_qs, openRejectionsTable}};
}

} // namespace ShelfHelp::App
