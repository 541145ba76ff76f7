// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "snapshot.h"

#include <sql/result.h>

#include <QList>

#include <optional>

namespace ShelfHelp::Sql {

/// How often a book was shown.
struct BookCount
{
    qint64 bookId = 0;
    qint64 shown = 0;    ///< elements of books_returned: one search may show a book twice
    qint64 searches = 0; ///< that showed it

    friend bool operator==(const BookCount &, const BookCount &) = default;
};

/// The books shown most of one stretch of time, most first; nobody else was shown more than `floor` times.
struct BookHead
{
    QList<BookCount> books;
    qint64 floor = 0;
};

/// The books shown most, by times shown, then by id.
struct TopBooks
{
    QList<BookCount> books;
    /// Nothing outside of the heads could change a book, its place or its counts. Else other books may belong
    /// here, and the counts are lower bounds.
    bool isExact = false;

    friend bool operator==(const TopBooks &, const TopBooks &) = default;
};

/// Merges the heads of stretches that make up a range: a book was shown as often as the heads say that have
/// it, and at most their floor more in each of those that do not.
[[nodiscard]] TopBooks mergeHeads(const QList<BookHead> &heads, int limit);

/// What keeps a merge from being exact.
struct OpenCounts
{
    QList<qint64> books; ///< that may be among the first, and that not all heads tell
    QList<int> heads;    ///< places of those that do not tell one of them, and have a floor

    friend bool operator==(const OpenCounts &, const OpenCounts &) = default;
};

/// What has to be counted for the merge to be exact: as soon as each of the heads tells each of the books.
/// Not known where a book that no head tells may be among the first. Of an exact merge nothing.
[[nodiscard]] std::optional<OpenCounts> openCounts(const QList<BookHead> &heads, int limit);

/// From the heads of quarters of months and days, and the rows of what is left; the work follows
/// the days. Books that may be among the first are counted in the rows of those stretches alone whose heads
/// do not tell them. Without sums that serve, or where any book might be among the first, it is not exact:
/// the rows have to be asked.
[[nodiscard]] Result<TopBooks> topBooks(Snapshot &snapshot, const TimeRange &range, int limit);

} // namespace ShelfHelp::Sql
