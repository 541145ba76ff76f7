// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "filter.h"

#include <sql/result.h>
#include <sql/timecontext.h>

#include <QList>

#include <array>
#include <chrono>
#include <optional>

// The funnel of the Journey page (J1), from the raw rows: the work follows the rows in the range and the
// window.
//
// No session is recorded. So a library check belongs to the latest shelf search that showed its book at most
// the window earlier, start to start; of equal starts, to the one with the greatest id. Every search that is
// stored takes part in that, also one before the range or one that the filter leaves out. The funnel then is
// made of the searches of the range, and what belongs to them may lie up to the window behind it. Visits to
// Goodreads belong likewise.

namespace ShelfHelp::Sql {

class Snapshot;

/// How far a shown book came. A step includes the ones before it.
enum class FunnelStep {
    Shown,       ///< by a shelf search
    Checked,     ///< in a library
    InCatalogue, ///< found available or out
    Available,
    Visited, ///< on Goodreads, having been found available
};

inline constexpr int funnelSteps = 5;
inline constexpr std::chrono::minutes defaultFunnelWindow{30};

/// How many came how far: shelf searches, which come as far as the furthest of their books, and shown books,
/// the elements of books_returned.
struct Funnel
{
    std::array<qint64, funnelSteps> searches{}; ///< by FunnelStep
    std::array<qint64, funnelSteps> books{};
    qint64 checks = 0;           ///< in the range
    qint64 unattributed = 0;     ///< … of which no search showed the book in the window before
    bool visitsRecorded = false; ///< false: no visit was ever recorded, and the last step says nothing

    /// 0 … 1; nothing without a check.
    [[nodiscard]] std::optional<double> unattributedShare() const;

    friend bool operator==(const Funnel &, const Funnel &) = default;
};

/// Which searches of a funnel.
struct FunnelRequest
{
    enum class Part {
        Reached, ///< came to the step, or further
        Dropped, ///< came to the step before it, and no further
    };

    FunnelStep step = FunnelStep::Shown;
    Part part = Part::Reached;
    int limit = 100;
    qint64 offset = 0;
};

/// A part of a funnel, whichever its range.
struct FunnelPart
{
    FunnelStep step = FunnelStep::Shown;
    FunnelRequest::Part part = FunnelRequest::Part::Reached;
    std::chrono::minutes window = defaultFunnelWindow;

    friend bool operator==(const FunnelPart &, const FunnelPart &) = default;
};

/// Some of a funnel's searches, newest first, and how many they are in all.
struct FunnelSearches
{
    QList<qint64> ids;      ///< of shelf_searches
    QList<qint64> startsUs; ///< when each began, since 1970-01-01T00:00:00Z
    qint64 total = 0;

    friend bool operator==(const FunnelSearches &, const FunnelSearches &) = default;
};

/// The funnel of the context's range. A filter on searches decides of which of them it is made, one on checks
/// which checks there are.
[[nodiscard]] Result<Funnel> funnel(Snapshot &snapshot, const TimeContext &context, const Filter &filter = {},
                                    std::chrono::minutes window = defaultFunnelWindow);

/// The searches behind a step of the same funnel: as many as its `searches`, or as were dropped before it.
[[nodiscard]] Result<FunnelSearches> funnelSearches(Snapshot &snapshot, const TimeContext &context,
                                                    const FunnelRequest &request, const Filter &filter = {},
                                                    std::chrono::minutes window = defaultFunnelWindow);

} // namespace ShelfHelp::Sql
