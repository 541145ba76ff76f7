// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "filter.h"
#include "snapshot.h"

#include <sql/catalog.h>
#include <sql/result.h>

#include <QDateTime>
#include <QList>
#include <QString>

#include <optional>
#include <utility>

namespace ShelfHelp::Sql {

/// What "a shelf" is counted by (docs/figures.md).
enum class Identity { Url, Shelf, Reader };

/// A shelf of the Shelves table (S5). The URL comes from a payload: show it as plain text only.
struct ShelfRow
{
    qint64 shelfId = 0;
    QString url;
    QString readerId; ///< empty: the URL is none of Goodreads' review lists; likewise the name
    QString shelfName;
    QDateTime firstSeen;    ///< its first search in the years 2000 to 2099, also before the range
    QDateTime lastSearched; ///< in the range, as all that follows
    qint64 searches = 0;
    std::optional<qint64> latestSize; ///< that its last search told, if it told one
    std::optional<double> coldMedianMs;

    friend bool operator==(const ShelfRow &, const ShelfRow &) = default;
};

enum class ShelfSort { Url, Reader, Name, FirstSeen, LastSearched, Searches, LatestSize };

/// Which shelves of those that were searched in the range.
struct ShelfTableRequest
{
    /// Those that were searched for the first time in the range: the rows behind a bar of O2, as many as it
    /// says. Of several URLs that are one shelf or one reader, the one that was searched first.
    std::optional<Identity> newBy;
    QString search; ///< words that must all occur in the URL, case ignored
    ShelfSort sort = ShelfSort::LastSearched;
    Qt::SortOrder order = Qt::DescendingOrder;
    qint64 offset = 0;
    int limit = 100;             ///< at most 1,000
    NumberRange latestSize = {}; ///< only those that told a size within it at last

    friend bool operator==(const ShelfTableRequest &, const ShelfTableRequest &) = default;
};

/// Which shelves a table lists, in its order: made once, by reading all of them, so that any page of the
/// table is quick to read.
class ShelfOrder final
{
public:
    ShelfOrder() = default;

    /// Offset and limit of the request do not matter.
    [[nodiscard]] static Result<ShelfOrder> read(Snapshot &snapshot, const TimeContext &context,
                                                 const Filter &filter, const ShelfTableRequest &request);

    [[nodiscard]] qint64 total() const { return m_ids.size(); }

    [[nodiscard]] QList<qint64> ids(qint64 offset, int limit) const { return m_ids.mid(offset, limit); }

private:
    explicit ShelfOrder(QList<qint64> ids)
        : m_ids(std::move(ids))
    {
    }

    QList<qint64> m_ids;
};

/// The searches of the range that the filter lets through, by shelf; ties by id, what is missing last. The
/// work follows the rows of the range. What was before it comes from the sums by day, but from all rows where
/// a filter restricts searches or the first search is what is sorted by.
[[nodiscard]] Result<Page<ShelfRow>> shelvesTable(Snapshot &snapshot, const TimeContext &context,
                                                  const Filter &filter = {},
                                                  const ShelfTableRequest &request = {});

/// The shelves with these ids, in their order: as shelvesTable() has them. One that is no longer among those
/// that the filter lets through has its id alone. At most 1,000.
[[nodiscard]] Result<QList<ShelfRow>> shelvesAt(Snapshot &snapshot, const TimeContext &context,
                                                const Filter &filter, const QList<qint64> &ids);

/// For each bucket of the context the first `limit` of the shelves that ShelfGrowth counts as `fresh` in it:
/// with URL, reader and name alone.
[[nodiscard]] Result<QList<QList<ShelfRow>>> newShelves(Snapshot &snapshot, const TimeContext &context,
                                                        const Filter &filter, Identity identity,
                                                        int limit = 5);

/// How many of the URLs known at the range's end are none of Goodreads' review lists: each counts as a shelf
/// of its own, without a reader.
[[nodiscard]] Result<qint64> unrecognisedShelves(Snapshot &snapshot, const TimeContext &context);

} // namespace ShelfHelp::Sql
