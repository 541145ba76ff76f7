// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "figuretables.h"

#include <sql/analytics/durationfigures.h>
#include <sql/analytics/overviewfigures.h>
#include <sql/analytics/searchsums.h>

namespace ShelfHelp::App {

namespace {

Row identityCells(const Sql::IdentityCounts &counts)
{
    return {counts.urls, counts.shelves, counts.readers};
}

Result<FigureTable> growthTable(const FigureRequest &request)
{
    const auto growth = Sql::shelfGrowth(request.snapshot, request.context, request.filter);
    if (!growth.ok()) {
        return growth.error();
    }
    const QStringList identities{u"urls"_qs, u"shelves"_qs, u"readers"_qs};
    FigureTable table{.columns = QStringList{u"start"_qs} + grouped(u"new"_qs, identities) +
                                 grouped(u"cumulative"_qs, identities),
                      .rows = {}};
    Sql::IdentityCounts known = growth.value().before;
    for (const Sql::GrowthBucket &bucket : growth.value().buckets) {
        known.urls += bucket.fresh.urls;
        known.shelves += bucket.fresh.shelves;
        known.readers += bucket.fresh.readers;
        table.rows.append(Row{bucket.start} + identityCells(bucket.fresh) + identityCells(known));
    }
    return table;
}

Result<FigureTable> sizeTable(const Result<QList<Sql::SizeBin>> &bins, const QString &counted)
{
    return tableOf(bins, {u"from_books"_qs, u"to_books"_qs, counted}, [](const Sql::SizeBin &bin) {
        return Row{bin.lower, bin.lower + Sql::sizeBinWidth, bin.shelves};
    });
}

Result<FigureTable> shelfSizesTable(const FigureRequest &request)
{
    return sizeTable(Sql::shelfSizes(request.snapshot, request.context, request.filter), u"shelves"_qs);
}

Result<FigureTable> searchSizesTable(const FigureRequest &request)
{
    return sizeTable(Sql::searchSizeHistogram(request.snapshot, request.context, request.filter),
                     u"shelf_searches"_qs);
}

Result<FigureTable> sizesOverTimeTable(const FigureRequest &request)
{
    return tableOf(Sql::sizesOverTime(request.snapshot, request.context, request.filter),
                   {u"start"_qs, u"n"_qs, u"p50_books"_qs, u"p95_books"_qs, u"at_cap"_qs},
                   [](const Sql::SizeBucket &bucket) {
                       return Row{bucket.start, bucket.n, bucket.p50, bucket.p95, bucket.atCap};
                   });
}

Result<FigureTable> typesBySizeTable(const FigureRequest &request)
{
    const auto bins = Sql::typesBySize(request.snapshot, request.context, request.filter);
    if (!bins.ok()) {
        return bins.error();
    }
    FigureTable table{.columns = {u"from_books"_qs, u"to_books"_qs, u"search_type"_qs, u"shelf_searches"_qs},
                      .rows = {}};
    for (const Sql::SizeTypeBin &bin : bins.value()) {
        for (const Sql::TypeCount &type : bin.types) {
            table.rows.append(Row{bin.sizeFrom, bin.sizeTo, type.searchType, type.n});
        }
    }
    return table;
}

} // namespace

TableMakers shelfTables()
{
    return {{u"shelf_growth"_qs, growthTable},
            {u"shelf_sizes"_qs, shelfSizesTable},
            {u"search_sizes"_qs, searchSizesTable},
            {u"sizes_over_time"_qs, sizesOverTimeTable},
            {u"types_by_size"_qs, typesBySizeTable}};
}

} // namespace ShelfHelp::App
