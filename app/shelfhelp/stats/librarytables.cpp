// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "commoncolumns.h"
#include "figuretables.h"

#include <sql/analytics/libraryfigures.h>
#include <sql/analytics/pieces.h>

#include <map>
#include <utility>

namespace ShelfHelp::App {

namespace {

Result<FigureTable> outcomesTable(const FigureRequest &request)
{
    return tableOf(Sql::outcomes(request.snapshot, request.context, request.filter),
                   QStringList{u"start"_qs} + grouped(u"libby"_qs, outcomeColumns()) +
                       grouped(u"physical"_qs, outcomeColumns()),
                   [](const Sql::OutcomeBucket &bucket) {
                       return Row{bucket.start} + outcomeCells(bucket.libby) + outcomeCells(bucket.physical);
                   });
}

/// Of the library and medium, or of none.
using DurationsOf = std::map<std::pair<QString, Sql::Medium>, Sql::DurationSummary>;

Result<DurationsOf> readDurations(const FigureRequest &request)
{
    const auto read = Sql::libraryDurations(request.snapshot, request.context, request.filter);
    if (!read.ok()) {
        return read.error();
    }
    DurationsOf durations;
    for (const Sql::LibraryDuration &library : read.value()) {
        durations[{library.libraryId, library.medium}] = library.durations;
    }
    return durations;
}

Row mediumCells(const Sql::LibraryCell &cell, const Sql::DurationSummary &durations)
{
    return Row{cell.outcomes.total()} + outcomeCells(cell.outcomes) + Row{cell.suspect} +
           durationCells(durations);
}

Result<FigureTable> librariesTable(const FigureRequest &request)
{
    Result<DurationsOf> read = readDurations(request);
    if (!read.ok()) {
        return read.error();
    }
    DurationsOf &durations = read.value();
    const QStringList columns =
        QStringList{u"checks"_qs} + outcomeColumns() + QStringList{u"suspect"_qs} + durationColumns();
    return tableOf(Sql::libraryMatrix(request.snapshot, request.context, request.filter),
                   QStringList{u"library_id"_qs, u"library_name"_qs} + grouped(u"libby"_qs, columns) +
                       grouped(u"physical"_qs, columns),
                   [&](const Sql::LibraryMedia &library) {
                       return Row{library.libraryId, library.name} +
                              mediumCells(library.libby, durations[{library.libraryId, Sql::Medium::Libby}]) +
                              mediumCells(library.physical,
                                          durations[{library.libraryId, Sql::Medium::Physical}]);
                   });
}

Result<FigureTable> libraryCourseTable(const FigureRequest &request)
{
    return tableOf(Sql::libraryCourse(request.snapshot, request.context, request.filter),
                   QStringList{u"library_id"_qs, u"medium"_qs, u"start"_qs} + outcomeColumns(),
                   [](const Sql::LibraryCoursePoint &point) {
                       return Row{point.libraryId, mediumName(point.medium == Sql::Medium::Libby),
                                  point.start} +
                              outcomeCells(point.outcomes);
                   });
}

Result<FigureTable> parserHealthTable(const FigureRequest &request)
{
    const auto lines = Sql::parserHealth(request.snapshot, request.context, request.filter);
    if (!lines.ok()) {
        return lines.error();
    }
    FigureTable table{.columns = {u"library_id"_qs, u"library_name"_qs, u"start"_qs, u"checks"_qs,
                                  u"unknown"_qs, u"suspect"_qs},
                      .rows = {}};
    for (const Sql::ParserHealth &line : lines.value()) {
        for (const Sql::ParserBucket &bucket : line.buckets) {
            table.rows.append(
                Row{line.libraryId, line.name, bucket.start, bucket.checks, bucket.unknown, bucket.suspect});
        }
    }
    return table;
}

Result<FigureTable> catalogueTextsTable(const FigureRequest &request)
{
    return cutTableOf(
        Sql::catalogueTexts(request.snapshot, request.context, request.filter, request.limit + 1),
        request.limit,
        {u"library_id"_qs, u"text"_qs, u"outcome"_qs, u"is_suspect"_qs, u"n"_qs, u"last_seen"_qs},
        [](const Sql::CatalogueText &text) {
            return Row{text.libraryId, text.text, text.outcome, text.isSuspect, text.n, text.lastSeen};
        });
}

} // namespace

TableMakers libraryTables()
{
    return {{u"outcomes"_qs, outcomesTable},
            {u"libraries"_qs, librariesTable},
            {u"library_course"_qs, libraryCourseTable},
            {u"parser_health"_qs, parserHealthTable},
            {u"catalogue_texts"_qs, catalogueTextsTable}};
}

} // namespace ShelfHelp::App
