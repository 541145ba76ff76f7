// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "commoncolumns.h"

#include <sql/analytics/share.h>

namespace ShelfHelp::App {

QStringList durationColumns()
{
    return {u"n"_qs, u"p50_ms"_qs, u"p95_ms"_qs, u"p99_ms"_qs, u"slowest_ms"_qs, u"is_exact"_qs};
}

Row durationCells(const Sql::DurationSummary &summary)
{
    return {summary.n, summary.p50Ms, summary.p95Ms, summary.p99Ms, summary.slowestMs, summary.isExact};
}

QStringList outcomeColumns()
{
    return {u"available"_qs,
            u"out"_qs,
            u"not_in_catalogue"_qs,
            u"unknown"_qs,
            u"availability_of_owned_ratio"_qs,
            u"availability_of_owned_low_ratio"_qs,
            u"availability_of_owned_high_ratio"_qs,
            u"catalogue_coverage_ratio"_qs,
            u"unknown_ratio"_qs};
}

Row outcomeCells(const Sql::OutcomeCounts &counts)
{
    const auto interval = Sql::wilsonInterval(counts.available, counts.owned());
    return {counts.available,
            counts.out,
            counts.notInCatalogue,
            counts.unknown,
            counts.availability(),
            interval ? Cell(interval->low) : Cell(),
            interval ? Cell(interval->high) : Cell(),
            counts.coverage(),
            counts.unknownShare()};
}

QString mediumName(bool isLibby)
{
    return isLibby ? u"libby"_qs : u"physical"_qs;
}

} // namespace ShelfHelp::App
