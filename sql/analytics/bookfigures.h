// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "filter.h"

#include <sql/result.h>
#include <sql/timecontext.h>

#include <QList>
#include <QString>

// The figures of the Books page over the range of a context, from the raw rows but for the books shown most:
// the work follows the rows in the range, however long the history is. A filter on searches decides what was
// shown, one on checks what was checked. Titles and authors come from outside: show them as plain text.

namespace ShelfHelp::Sql {

class Snapshot;

/// A book as the tables have it: a corrected title, author or ISBN of the same Goodreads id makes another
/// one.
struct BookName
{
    qint64 id = 0;
    QString title; ///< empty when it has none, or when the book is no longer stored
    QString author;

    friend bool operator==(const BookName &, const BookName &) = default;
};

/// A book with how often it came up (B1).
struct ShownBook
{
    BookName book;
    qint64 shown = 0;     ///< elements of books_returned: one search may show a book twice
    qint64 searches = 0;  ///< that showed it
    qint64 checked = 0;   ///< library checks of it, of whatever outcome
    qint64 available = 0; ///< … that found it available

    friend bool operator==(const ShownBook &, const ShownBook &) = default;
};

/// A book that was wanted and not found (B2).
struct UnavailableBook
{
    BookName book;
    qint64 out = 0;
    qint64 notInCatalogue = 0;
    qint64 unknown = 0;   ///< checks that say nothing
    qint64 libraries = 0; ///< different ones that were tried, also those that said nothing

    [[nodiscard]] qint64 checks() const { return out + notInCatalogue + unknown; }

    friend bool operator==(const UnavailableBook &, const UnavailableBook &) = default;
};

/// A book that was shown and that nobody checked (B3).
struct UncheckedBook
{
    BookName book;
    qint64 shown = 0; ///< elements of books_returned
    qint64 searches = 0;
    QDateTime firstShown; ///< in the range
    QDateTime lastShown;

    friend bool operator==(const UncheckedBook &, const UncheckedBook &) = default;
};

/// Some of a table's rows, and how many it has.
template <typename Row>
struct BookPage
{
    QList<Row> rows;
    qint64 total = 0;

    friend bool operator==(const BookPage &, const BookPage &) = default;
};

/// Which of a table's rows.
struct BookPageRequest
{
    int limit = 100;
    qint64 offset = 0;
};

/// The books shown most often, by times shown, then by id. From the heads of days and of quarters of
/// months (topBooks()) where no filter restricts searches and they are enough to be certain, else from the
/// rows; how often they were checked likewise (checksOfBooks()).
[[nodiscard]] Result<QList<ShownBook>> mostShownBooks(Snapshot &snapshot, const TimeContext &context,
                                                      const Filter &filter = {}, int limit = 25);

/// Books that were found out or not in the catalogue at least twice and available never, most often first,
/// then by id. A check of unknown outcome neither helps nor hurts: it makes no book one of these, and takes
/// none away. For the same reason a filter on outcomes is passed over.
[[nodiscard]] Result<BookPage<UnavailableBook>> neverAvailableBooks(Snapshot &snapshot,
                                                                    const TimeContext &context,
                                                                    const Filter &filter = {},
                                                                    const BookPageRequest &request = {});

/// Books that were shown in the range and not checked in it, most often shown first, then by id.
[[nodiscard]] Result<BookPage<UncheckedBook>> neverCheckedBooks(Snapshot &snapshot,
                                                                const TimeContext &context,
                                                                const Filter &filter = {},
                                                                const BookPageRequest &request = {});

/// The filter that lets through what is behind a book's mark, within the one it was made with: the searches
/// that showed it (`searches` rows), the checks of it (`checked` or `checks()` rows).
[[nodiscard]] Filter filterOf(const BookName &book, Filter filter = {});

} // namespace ShelfHelp::Sql
