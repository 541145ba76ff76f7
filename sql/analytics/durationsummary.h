// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "filter.h"
#include "pieces.h"
#include "snapshot.h"

#include <sql/result.h>

#include <map>
#include <optional>

namespace ShelfHelp::Sql {

class Distribution;

/// n durations and their percentiles, in milliseconds, interpolated as percentile_cont does.
struct DurationSummary
{
    qint64 n = 0;
    std::optional<double> p50Ms;
    std::optional<double> p95Ms;
    std::optional<double> p99Ms;
    std::optional<double> slowestMs;
    bool isExact = true; ///< else each within 1 %: made from the buckets of several days

    friend bool operator==(const DurationSummary &, const DurationSummary &) = default;
};

/// From buckets of durationBucket(); within 1 %.
[[nodiscard]] DurationSummary summaryOf(const Distribution &buckets);

/// A group of pieces, and what of it: cold or warm, Libby or physical.
template <typename Kind>
using Summaries = std::map<std::pair<int, Kind>, DurationSummary>;

/// Exact for a group that is one whole day or that is read from the rows anyway; else from buckets. Groups
/// without a duration have no entry.
[[nodiscard]] Result<Summaries<Temperature>> summarizeSearches(Snapshot &snapshot, const Pieces &pieces,
                                                               const Filter &filter = {});
[[nodiscard]] Result<Summaries<Medium>> summarizeChecks(Snapshot &snapshot, const Pieces &pieces,
                                                        const Filter &filter = {});

/// The entry, or that of nothing.
template <typename Kind>
[[nodiscard]] DurationSummary summaryIn(const Summaries<Kind> &summaries, int group, Kind kind)
{
    const auto found = summaries.find({group, kind});
    return found == summaries.end() ? DurationSummary() : found->second;
}

} // namespace ShelfHelp::Sql
