// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "alertcheck.h"

#include <sql/analytics/overviewfigures.h>

#include <QMap>

namespace ShelfHelp::Sql {

namespace {

struct Measured
{
    std::optional<double> value;
    qint64 n = 0;
};

Measured measured(AlertMetric metric, const Totals &totals, qint64 deadLetters)
{
    const auto counted = [](qint64 n) { return Measured{double(n), n}; };
    const OutcomeCounts &outcomes = totals.outcomes;
    switch (metric) {
    case AlertMetric::ShelfSearches:
        return counted(totals.shelfSearches);
    case AlertMetric::LibraryChecks:
        return counted(totals.libraryChecks);
    case AlertMetric::NewShelves:
        return counted(totals.fresh.urls);
    case AlertMetric::Availability:
        return {outcomes.availability(), outcomes.owned()};
    case AlertMetric::Coverage:
        return {outcomes.coverage(), outcomes.owned() + outcomes.notInCatalogue};
    case AlertMetric::UnknownShare:
        return {outcomes.unknownShare(), outcomes.total()};
    case AlertMetric::ColdMedian:
        return {totals.cold.p50Ms, totals.cold.n};
    case AlertMetric::ColdHigh:
        return {totals.cold.p95Ms, totals.cold.n};
    case AlertMetric::CacheHits:
        return {totals.cacheHitRate(), totals.cold.n + totals.warm.n};
    case AlertMetric::DeadLetters:
        return counted(deadLetters);
    }
    Q_UNREACHABLE();
}

AlertState stateOf(const AlertRule &rule, const Measured &found)
{
    // A count is there even when it is 0: "fewer than one search" is what such a rule waits for.
    const bool isCount = unitOf(rule.metric) == MetricUnit::Count;
    if (!found.value) {
        return AlertState::Empty;
    }
    if (!isCount && found.n < rule.minimumN) {
        return AlertState::TooFew;
    }
    const bool isBeyond =
        rule.condition == AlertCondition::Above ? *found.value > rule.value : *found.value < rule.value;
    return isBeyond ? AlertState::Fires : AlertState::Quiet;
}

} // namespace

Result<QList<AlertFinding>> checkAlerts(Snapshot &snapshot, const TimeContext &context, const DataSpan &span,
                                        const QList<AlertRule> &rules)
{
    QList<AlertFinding> findings;
    QMap<RangePreset, Totals> known;
    const Result<qint64> deadLetters = openRejections(snapshot);
    if (!deadLetters.ok()) {
        return deadLetters.error();
    }
    for (const AlertRule &rule : rules) {
        const TimeRange range = presetRange(rule.range, context.reportingZone, context.now, span);
        if (!known.contains(rule.range)) {
            const Result<Totals> read = totals(snapshot, context, range);
            if (!read.ok()) {
                return read.error();
            }
            known.insert(rule.range, read.value());
        }
        const Measured found = measured(rule.metric, known[rule.range], deadLetters.value());
        findings.append({.rule = rule,
                         .state = stateOf(rule, found),
                         .value = found.value,
                         .n = found.n,
                         .range = range});
    }
    return findings;
}

} // namespace ShelfHelp::Sql
