// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "result.h"

#include <sql/analytics/outcomecounts.h>

#include <QDateTime>
#include <QList>
#include <QString>
#include <QTimeZone>

#include <optional>

namespace ShelfHelp::Sql {

class Connection;

/// One row of the Books table. Texts come from payloads: show them as plain text only.
struct BookRow
{
    qint64 bookId = 0;
    std::optional<QString> title;
    std::optional<QString> author;
    std::optional<QString> isbn;
    std::optional<qint64> goodreadsId;
    qint64 timesShown = 0; ///< elements of books_returned, all time
    qint64 checks = 0;     ///< library checks, all time
    qint64 available = 0;  ///< … of which with outcome Available
    std::optional<QDateTime> lastShown;
    qint64 out = 0; ///< of the checks, as the next two
    qint64 notInCatalogue = 0;
    qint64 unknown = 0;
    std::optional<QDateTime> firstShown;
    QList<qint64> bookIds; ///< of all rows that are this book, the one shown last first

    friend bool operator==(const BookRow &, const BookRow &) = default;
};

/// Everything that is told of one book. Texts and links come from payloads: plain text, and links only after
/// a look at where they lead.
struct BookDetails
{
    qint64 bookId = 0;
    QString title;
    QString author;
    QString isbn;
    std::optional<qint64> goodreadsId;
    std::optional<QDateTime> firstShown;
    std::optional<QDateTime> lastShown;
    std::optional<double> rating; ///< the average at Goodreads, as it was told last
    QString link;
    QString imageLink;

    friend bool operator==(const BookDetails &, const BookDetails &) = default;
};

/// One row of the Libraries table. Names are not unique: always show the id as well.
struct LibraryRow
{
    QString libraryId;
    QString name;
    OutcomeCounts outcomes; ///< of all checks, all time
    std::optional<double> medianMs;
    std::optional<QDateTime> lastCheck;
    bool isUnnamed = false;    ///< registered by a notification, and nobody has told its name
    bool isNameShared = false; ///< other libraries are called the same

    friend bool operator==(const LibraryRow &, const LibraryRow &) = default;
};

enum class BookSort {
    Title,
    Author,
    Isbn,
    GoodreadsId,
    TimesShown,
    Checks,
    Available,
    Out,
    NotInCatalogue,
    Unknown,
    FirstShown,
    LastShown,
    Rows, ///< how many are this book
};
enum class LibrarySort { Id, Name, Checks, Availability, Coverage, Median, LastCheck };

/// Of one page. A page costs what the whole table does, so that a file takes large ones.
inline constexpr int mostRowsOfATable = 20'000;

/// Which rows of a table: sorted and filtered by the server, ties broken by the primary key.
template <typename Sort>
struct PageRequest
{
    QString search; ///< words that must all occur in the searched columns, case ignored
    Sort sort{};
    Qt::SortOrder order = Qt::AscendingOrder;
    bool onlyWithChecks = false;
    bool onlyUnnamed = false;    ///< of libraries only
    bool onlyNameShared = false; ///< of libraries only
    qint64 offset = 0;
    int limit = 200;        ///< at most mostRowsOfATable
    bool isGrouped = false; ///< of books only: those with the same Goodreads id are one

    friend bool operator==(const PageRequest &, const PageRequest &) = default;
};

/// Some rows, and how many there are in all with the same search.
template <typename Row>
struct Page
{
    QList<Row> rows;
    qint64 total = 0;

    friend bool operator==(const Page &, const Page &) = default;
};

/// Rows of the five shared tables, of the ledger and of the rejected notifications.
struct TableCounts
{
    qint64 libraries = 0;
    qint64 books = 0;
    qint64 shelves = 0;
    qint64 shelfSearches = 0;
    qint64 librarySearches = 0;
    qint64 notifications = 0;
    qint64 rejectedNotifications = 0;

    friend bool operator==(const TableCounts &, const TableCounts &) = default;
};

/// Whether a relation ("shelfhelp.chart_notes") is there and may be read: schemas of older programs lack
/// some.
[[nodiscard]] Result<bool> canRead(Connection &connection, const QString &relation);

[[nodiscard]] Result<TableCounts> tableCounts(Connection &connection);

/// Stored times are read in `sourceZone`. At most mostRowsOfATable rows a page.
[[nodiscard]] Result<Page<BookRow>> books(Connection &connection, const PageRequest<BookSort> &request,
                                          const QTimeZone &sourceZone);
/// Nothing where there is no such book.
[[nodiscard]] Result<std::optional<BookDetails>> book(Connection &connection, qint64 bookId,
                                                      const QTimeZone &sourceZone);
[[nodiscard]] Result<Page<LibraryRow>>
libraries(Connection &connection, const PageRequest<LibrarySort> &request, const QTimeZone &sourceZone);

} // namespace ShelfHelp::Sql
