// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <sql/result.h>
#include <sql/timecontext.h>

#include <optional>

// How far the stored rows can be trusted: what the figures leave out, or cannot be sure of.

namespace ShelfHelp::Sql {

class Snapshot;

/// Of the rows of one table.
struct RowQuality
{
    qint64 undated = 0; ///< ever: without a start, so in no range
    qint64 outsideYears =
        0; ///< ever: started outside the years 2000 to 2099 or at infinity, so not in "all time"
    /// In the range: started in an hour that came twice in the source zone. They are taken for the second
    /// time.
    qint64 ambiguous = 0;
    /// In the range: started in an hour that the clocks of the source zone left out. They are moved on by it.
    qint64 impossible = 0;
    qint64 withoutEnd = 0;       ///< in the range: or with an infinite one, so without a duration
    qint64 negativeDuration = 0; ///< in the range: ended before they started, which counts as none

    friend bool operator==(const RowQuality &, const RowQuality &) = default;
};

/// All of it.
struct DataQuality
{
    RowQuality searches;
    RowQuality checks;
    qint64 oversizedShelves =
        0;                    ///< searches in the range of more than 799 books, which the backend cannot send
    qint64 negativeSizes = 0; ///< searches in the range
    qint64 suspectChecks = 0; ///< in the range: their text and their flag disagree, or it tells of no copies
    qint64 undatedShelves = 0;      ///< ever
    qint64 unrecognisedShelves = 0; ///< ever: URLs that are none of a Goodreads reader's shelf
    /// Ever: found by the adoption to be stored more than once. Not recorded without schema `shelfhelp`.
    std::optional<qint64> repeatedSearches;
    std::optional<qint64> repeatedChecks;

    friend bool operator==(const DataQuality &, const DataQuality &) = default;
};

/// What the context's range holds, and what no range holds.
[[nodiscard]] Result<DataQuality> dataQuality(Snapshot &snapshot, const TimeContext &context);

} // namespace ShelfHelp::Sql
