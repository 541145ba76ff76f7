// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "commoncolumns.h"
#include "figuretables.h"

#include <sql/analytics/durationfigures.h>

namespace ShelfHelp::App {

namespace {

constexpr double usPerMs = 1000;

Result<FigureTable> searchDurationsTable(const FigureRequest &request)
{
    return tableOf(Sql::searchDurations(request.snapshot, request.context, request.filter),
                   QStringList{u"start"_qs} + grouped(u"cold"_qs, durationColumns()) +
                       grouped(u"warm"_qs, durationColumns()),
                   [](const Sql::DurationBucket &bucket) {
                       return Row{bucket.start} + durationCells(bucket.cold) + durationCells(bucket.warm);
                   });
}

Result<FigureTable> cacheHitsTable(const FigureRequest &request)
{
    return tableOf(Sql::cacheHits(request.snapshot, request.context, request.filter),
                   {u"start"_qs, u"cold"_qs, u"warm"_qs, u"cache_hit_ratio"_qs, u"warm_by_window_only"_qs,
                    u"warm_by_clock_only"_qs},
                   [](const Sql::CacheBucket &bucket) {
                       return Row{bucket.start,     bucket.cold,         bucket.warm,
                                  bucket.hitRate(), bucket.byWindowOnly, bucket.byClockOnly};
                   });
}

Result<FigureTable> checkDurationsTable(const FigureRequest &request)
{
    return tableOf(Sql::checkDurations(request.snapshot, request.context, request.filter),
                   QStringList{u"start"_qs} + grouped(u"libby"_qs, durationColumns()) +
                       grouped(u"physical"_qs, durationColumns()),
                   [](const Sql::CheckDurationBucket &bucket) {
                       return Row{bucket.start} + durationCells(bucket.libby) +
                              durationCells(bucket.physical);
                   });
}

Result<FigureTable> histogramTable(const Result<QList<Sql::DurationBin>> &bins, const QString &first,
                                   const QString &second)
{
    return tableOf(bins, {u"from_ms"_qs, u"to_ms"_qs, first, second}, [](const Sql::DurationBin &bin) {
        return Row{double(bin.fromUs) / usPerMs, double(bin.toUs) / usPerMs, bin.first, bin.second};
    });
}

Result<FigureTable> searchHistogramTable(const FigureRequest &request)
{
    return histogramTable(Sql::searchDurationHistogram(request.snapshot, request.context, request.filter),
                          u"cold"_qs, u"warm"_qs);
}

Result<FigureTable> checkHistogramTable(const FigureRequest &request)
{
    return histogramTable(Sql::checkDurationHistogram(request.snapshot, request.context, request.filter),
                          u"libby"_qs, u"physical"_qs);
}

Result<FigureTable> durationsBySizeTable(const FigureRequest &request)
{
    const auto bySize = Sql::durationsBySize(request.snapshot, request.context, request.filter);
    if (!bySize.ok()) {
        return bySize.error();
    }
    const std::optional<Sql::PageFit> &fit = bySize.value().fit;
    FigureTable table{.columns = QStringList{u"from_books"_qs, u"to_books"_qs} + durationColumns(),
                      .rows = {},
                      .notes = {{u"cold_searches"_qs, bySize.value().n},
                                {u"fit_base_ms"_qs, fit ? Cell(fit->baseMs) : Cell()},
                                {u"fit_per_page_ms"_qs, fit ? Cell(fit->perPageMs) : Cell()}}};
    for (const Sql::SizeDurationBin &bin : bySize.value().bins) {
        table.rows.append(Row{bin.sizeFrom, bin.sizeTo} + durationCells(bin.cold));
    }
    return table;
}

Result<FigureTable> durationCellsTable(const FigureRequest &request)
{
    const auto bySize = Sql::durationsBySize(request.snapshot, request.context, request.filter);
    if (!bySize.ok()) {
        return bySize.error();
    }
    FigureTable table{
        .columns = {u"from_books"_qs, u"to_books"_qs, u"from_ms"_qs, u"to_ms"_qs, u"cold_searches"_qs},
        .rows = {}};
    for (const Sql::SizeDurationCell &cell : bySize.value().cells) {
        table.rows.append(Row{cell.sizeFrom, cell.sizeTo, double(cell.fromUs) / usPerMs,
                              double(cell.toUs) / usPerMs, cell.n});
    }
    return table;
}

} // namespace

TableMakers durationTables()
{
    return {{u"search_durations"_qs, searchDurationsTable},
            {u"cache_hits"_qs, cacheHitsTable},
            {u"search_duration_histogram"_qs, searchHistogramTable},
            {u"durations_by_size"_qs, durationsBySizeTable},
            {u"duration_size_cells"_qs, durationCellsTable},
            {u"check_durations"_qs, checkDurationsTable},
            {u"check_duration_histogram"_qs, checkHistogramTable}};
}

} // namespace ShelfHelp::App
