// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "figuretables.h"

#include <sql/analytics/bookfigures.h>

namespace ShelfHelp::App {

namespace {

QStringList nameColumns()
{
    return {u"book_id"_qs, u"title"_qs, u"author"_qs};
}

Row nameCells(const Sql::BookName &book)
{
    return {book.id, book.title, book.author};
}

/// The table of a page, and how long the whole list is.
template <typename Entry, typename MakeRow>
Result<FigureTable> pageTable(const Result<Sql::BookPage<Entry>> &page, const QStringList &columns,
                              MakeRow makeRow)
{
    if (!page.ok()) {
        return page.error();
    }
    Result<FigureTable> table = tableOf(Result<QList<Entry>>(page.value().rows), columns, makeRow);
    table.value().notes = {{u"books"_qs, page.value().total}};
    return table;
}

Result<FigureTable> shownTable(const FigureRequest &request)
{
    return cutTableOf(
        Sql::mostShownBooks(request.snapshot, request.context, request.filter, request.limit + 1),
        request.limit,
        nameColumns() + QStringList{u"shown"_qs, u"searches"_qs, u"checked"_qs, u"available"_qs},
        [](const Sql::ShownBook &book) {
            return nameCells(book.book) + Row{book.shown, book.searches, book.checked, book.available};
        });
}

Result<FigureTable> neverAvailableTable(const FigureRequest &request)
{
    return pageTable(
        Sql::neverAvailableBooks(request.snapshot, request.context, request.filter, {.limit = request.limit}),
        nameColumns() +
            QStringList{u"checks"_qs, u"out"_qs, u"not_in_catalogue"_qs, u"unknown"_qs, u"libraries"_qs},
        [](const Sql::UnavailableBook &book) {
            return nameCells(book.book) +
                   Row{book.checks(), book.out, book.notInCatalogue, book.unknown, book.libraries};
        });
}

Result<FigureTable> neverCheckedTable(const FigureRequest &request)
{
    return pageTable(
        Sql::neverCheckedBooks(request.snapshot, request.context, request.filter, {.limit = request.limit}),
        nameColumns() + QStringList{u"shown"_qs, u"searches"_qs, u"first_shown"_qs, u"last_shown"_qs},
        [](const Sql::UncheckedBook &book) {
            return nameCells(book.book) + Row{book.shown, book.searches, book.firstShown, book.lastShown};
        });
}

} // namespace

TableMakers bookTables()
{
    return {{u"books_shown"_qs, shownTable},
            {u"books_never_available"_qs, neverAvailableTable},
            {u"books_never_checked"_qs, neverCheckedTable}};
}

} // namespace ShelfHelp::App
