// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "filter.h"
#include "pieces.h"
#include "snapshot.h"

#include <sql/result.h>

#include <QDateTime>
#include <QList>
#include <QString>

#include <optional>

// The rows behind the marks of charts and tiles: the pieces of time of a mark and its filter give as many
// rows as the mark counts. Texts come from payloads: show them as plain text only.

namespace ShelfHelp::Sql {

enum class RowOrder {
    NewestFirst,  ///< work follows the page, not the range, where the filter lets many through
    SlowestFirst, ///< those without a usable duration last; reads all rows of the pieces
};

/// The place of a row in either order.
struct RowKey
{
    qint64 startedUs = 0; ///< since 1970-01-01T00:00:00Z
    qint64 id = 0;
    std::optional<qint64> durationUs;

    friend bool operator==(const RowKey &, const RowKey &) = default;
};

inline constexpr int mostRowsOfAPage = 1000;

/// Which rows. Rows that are stored meanwhile shift nothing: a page begins behind a row, not at a number.
struct RowPage
{
    RowOrder order = RowOrder::NewestFirst;
    int limit = 100;             ///< at most mostRowsOfAPage
    std::optional<RowKey> after; ///< of the last row of the page before
    qint64 skip = 0;             ///< rows left out first, where the slowest come first
};

/// A shelf search.
struct ShelfSearchRow
{
    RowKey key;
    std::optional<qint64> shelfId;
    QString shelfUrl; ///< empty: the shelf is no longer stored
    QString readerId; ///< empty: the URL is none of Goodreads' review lists; likewise the name
    QString shelfName;
    QDateTime started;
    std::optional<QDateTime> ended; ///< as stored: may be before the start
    Temperature temperature = Temperature::Invalid;
    bool byWindow = false;          ///< warm by the copy's half hour
    bool byClock = false;           ///< warm by its duration
    std::optional<qint64> size;     ///< of the shelf
    std::optional<qint64> returned; ///< books, as the message said
    QList<qint64> bookIds;          ///< those books, in the order of the message
    QString searchType;             ///< empty where there is none

    friend bool operator==(const ShelfSearchRow &, const ShelfSearchRow &) = default;
};

/// A library check.
struct LibraryCheckRow
{
    RowKey key;
    QString libraryId;
    QString libraryName; ///< not unique; empty: the library is no longer stored
    Medium medium = Medium::Physical;
    std::optional<qint64> bookId;
    QString title;
    QString author;
    QDateTime started;
    std::optional<QDateTime> ended; ///< as stored: may be before the start
    QString outcome;                ///< one of outcomeNames()
    bool isSuspect = false;
    bool available = false; ///< the flag beside the text
    QString message;        ///< of the catalogue

    friend bool operator==(const LibraryCheckRow &, const LibraryCheckRow &) = default;
};

[[nodiscard]] Result<QList<ShelfSearchRow>> searchRows(Snapshot &snapshot, const Pieces &pieces,
                                                       const Filter &filter = {}, const RowPage &page = {});
[[nodiscard]] Result<QList<LibraryCheckRow>> checkRows(Snapshot &snapshot, const Pieces &pieces,
                                                       const Filter &filter = {}, const RowPage &page = {});

/// Some of the searches whose places are listed, which are the newest first: `limit` of them in the order
/// asked for, after the first `offset`.
[[nodiscard]] Result<QList<ShelfSearchRow>> listedSearchRows(Snapshot &snapshot, const QList<RowKey> &listed,
                                                             RowOrder order, qint64 offset, int limit);

/// How many rows each of the groups 0 … `groups` − 1 of the pieces has; from the sums by day where they
/// serve.
[[nodiscard]] Result<QList<qint64>> countSearchRowsByGroup(Snapshot &snapshot, const Pieces &pieces,
                                                           int groups, const Filter &filter = {});
[[nodiscard]] Result<QList<qint64>> countCheckRowsByGroup(Snapshot &snapshot, const Pieces &pieces,
                                                          int groups, const Filter &filter = {});

/// How many rows all pages have together.
[[nodiscard]] Result<qint64> countSearchRows(Snapshot &snapshot, const Pieces &pieces,
                                             const Filter &filter = {});
[[nodiscard]] Result<qint64> countCheckRows(Snapshot &snapshot, const Pieces &pieces,
                                            const Filter &filter = {});

} // namespace ShelfHelp::Sql
