// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "commoncolumns.h"
#include "rowplace.h"

namespace ShelfHelp::App {

namespace {

Row checkRow(const Sql::LibraryCheckRow &row)
{
    return {row.key.id,
            row.started,
            row.ended,
            millisecondsOf(row.key.durationUs),
            row.libraryId,
            row.libraryName,
            mediumName(row.medium == Sql::Medium::Libby),
            row.bookId,
            row.title,
            row.author,
            row.outcome,
            row.isSuspect,
            row.available,
            row.message};
}

} // namespace

Result<FigureTable> checkRowTable(const FigureRequest &request, const RowsRequest &rows)
{
    const Result<Sql::RowPage> page = rowPageOf(request, rows);
    if (!page.ok()) {
        return page.error();
    }
    return pageOf(Sql::checkRows(request.snapshot, Sql::wholeRange(request.context.range), request.filter,
                                 page.value()),
                  page.value().limit,
                  {u"library_search_id"_qs, u"started"_qs, u"ended"_qs, u"duration_ms"_qs, u"library_id"_qs,
                   u"library_name"_qs, u"medium"_qs, u"book_id"_qs, u"title"_qs, u"author"_qs, u"outcome"_qs,
                   u"is_suspect"_qs, u"available"_qs, u"message"_qs},
                  checkRow);
}

} // namespace ShelfHelp::App
