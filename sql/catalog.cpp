// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "catalog.h"

#include "connection.h"
#include "likepatterns.h"

#include <QTimeZone>

#include <algorithm>
#include <vector>

namespace ShelfHelp::Sql {

namespace {

QString sortKey(BookSort sort)
{
    switch (sort) {
    case BookSort::Title:
        return u"title"_qs;
    case BookSort::Author:
        return u"author"_qs;
    case BookSort::Isbn:
        return u"isbn"_qs;
    case BookSort::GoodreadsId:
        return u"goodreads_id"_qs;
    case BookSort::TimesShown:
        return u"shown"_qs;
    case BookSort::Checks:
        return u"checks"_qs;
    case BookSort::Available:
        return u"available"_qs;
    case BookSort::Out:
        return u"out"_qs;
    case BookSort::NotInCatalogue:
        return u"absent"_qs;
    case BookSort::Unknown:
        return u"unknown"_qs;
    case BookSort::FirstShown:
        return u"first_shown"_qs;
    case BookSort::LastShown:
        return u"last_shown"_qs;
    case BookSort::Rows:
        return u"rows"_qs;
    }
    Q_UNREACHABLE();
}

QString sortKey(LibrarySort sort)
{
    switch (sort) {
    case LibrarySort::Id:
        return u"id"_qs;
    case LibrarySort::Name:
        return u"name"_qs;
    case LibrarySort::Checks:
        return u"checks"_qs;
    case LibrarySort::Availability:
        return u"availability"_qs;
    case LibrarySort::Coverage:
        return u"coverage"_qs;
    case LibrarySort::Median:
        return u"median"_qs;
    case LibrarySort::LastCheck:
        return u"last_check"_qs;
    }
    Q_UNREACHABLE();
}

template <typename Sort>
Parameters pageParameters(const PageRequest<Sort> &request, const QTimeZone &sourceZone)
{
    return {likePatterns(request.search),
            request.onlyWithChecks,
            sortKey(request.sort),
            request.order == Qt::AscendingOrder,
            request.offset,
            std::clamp(request.limit, 1, mostRowsOfATable),
            QString::fromUtf8(sourceZone.id())};
}

} // namespace

Result<bool> canRead(Connection &connection, const QString &relation)
{
    const Result<Rows> rows = connection.executeStatement(u"catalog/can_read"_qs, {relation});
    if (!rows.ok()) {
        return rows.error();
    }
    return rows.value().get<bool>(0, 0);
}

Result<TableCounts> tableCounts(Connection &connection)
{
    const Result<Rows> answer = connection.executeStatement(u"catalog/table_counts"_qs);
    if (!answer.ok()) {
        return answer.error();
    }
    const Rows &rows = answer.value();
    return TableCounts{.libraries = rows.get<qint64>(0, 0),
                       .books = rows.get<qint64>(0, 1),
                       .shelves = rows.get<qint64>(0, 2),
                       .shelfSearches = rows.get<qint64>(0, 3),
                       .librarySearches = rows.get<qint64>(0, 4),
                       .notifications = rows.get<qint64>(0, 5),
                       .rejectedNotifications = rows.get<qint64>(0, 6)};
}

Result<Page<BookRow>> books(Connection &connection, const PageRequest<BookSort> &request,
                            const QTimeZone &sourceZone)
{
    const Result<Rows> answer = connection.executeStatement(
        u"catalog/books"_qs, pageParameters(request, sourceZone) + Parameters{request.isGrouped});
    if (!answer.ok()) {
        return answer.error();
    }
    const Rows &rows = answer.value();
    Page<BookRow> result;
    for (int row = 0; row < rows.size(); ++row) {
        result.rows.append({.bookId = rows.get<qint64>(row, 0),
                            .title = rows.get<std::optional<QString>>(row, 1),
                            .author = rows.get<std::optional<QString>>(row, 2),
                            .isbn = rows.get<std::optional<QString>>(row, 3),
                            .goodreadsId = rows.get<std::optional<qint64>>(row, 4),
                            .timesShown = rows.get<qint64>(row, 5),
                            .checks = rows.get<qint64>(row, 6),
                            .available = rows.get<qint64>(row, 7),
                            .lastShown = rows.get<std::optional<QDateTime>>(row, 8),
                            .out = rows.get<qint64>(row, 10),
                            .notInCatalogue = rows.get<qint64>(row, 11),
                            .unknown = rows.get<qint64>(row, 12),
                            .firstShown = rows.get<std::optional<QDateTime>>(row, 13),
                            .bookIds = rows.bigints(row, 14)});
        result.total = rows.get<qint64>(row, 9);
    }
    return result;
}

Result<std::optional<BookDetails>> book(Connection &connection, qint64 bookId, const QTimeZone &sourceZone)
{
    const Result<Rows> answer =
        connection.executeStatement(u"catalog/book"_qs, {bookId, QString::fromUtf8(sourceZone.id())});
    if (!answer.ok()) {
        return answer.error();
    }
    const Rows &rows = answer.value();
    if (rows.size() == 0) {
        return std::optional<BookDetails>();
    }
    return std::optional(BookDetails{.bookId = bookId,
                                     .title = rows.get<QString>(0, 0),
                                     .author = rows.get<QString>(0, 1),
                                     .isbn = rows.get<QString>(0, 2),
                                     .goodreadsId = rows.get<std::optional<qint64>>(0, 3),
                                     .firstShown = rows.get<std::optional<QDateTime>>(0, 4),
                                     .lastShown = rows.get<std::optional<QDateTime>>(0, 5),
                                     .rating = rows.get<std::optional<double>>(0, 6),
                                     .link = rows.get<QString>(0, 7),
                                     .imageLink = rows.get<QString>(0, 8)});
}

Result<Page<LibraryRow>> libraries(Connection &connection, const PageRequest<LibrarySort> &request,
                                   const QTimeZone &sourceZone)
{
    const Result<Rows> answer = connection.executeStatement(
        u"catalog/libraries"_qs,
        pageParameters(request, sourceZone) + Parameters{request.onlyUnnamed, request.onlyNameShared});
    if (!answer.ok()) {
        return answer.error();
    }
    const Rows &rows = answer.value();
    Page<LibraryRow> result;
    for (int row = 0; row < rows.size(); ++row) {
        result.rows.append({.libraryId = rows.get<QString>(row, 0),
                            .name = rows.get<QString>(row, 1),
                            .outcomes = {.available = rows.get<qint64>(row, 2),
                                         .out = rows.get<qint64>(row, 3),
                                         .notInCatalogue = rows.get<qint64>(row, 4),
                                         .unknown = rows.get<qint64>(row, 5)},
                            .medianMs = rows.get<std::optional<double>>(row, 6),
                            .lastCheck = rows.get<std::optional<QDateTime>>(row, 7),
                            .isUnnamed = rows.get<bool>(row, 9),
                            .isNameShared = rows.get<bool>(row, 10)});
        result.total = rows.get<qint64>(row, 8);
    }
    return result;
}

} // namespace ShelfHelp::Sql
