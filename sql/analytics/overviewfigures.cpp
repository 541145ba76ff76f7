// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "overviewfigures.h"

#include "checksums.h"
#include "searchsums.h"
#include "share.h"

namespace ShelfHelp::Sql {

namespace {

OverviewFigures failedFigures(const Error &error, const QDateTime &now)
{
    return {error, error, error, error, error, error, error, now};
}

Outcome addSearches(Snapshot &snapshot, const TimeRange &range, const Filter &filter, Totals &totals)
{
    const Result<QList<SearchSum>> sums = searchSums(snapshot, wholeRange(range), filter);
    if (!sums.ok()) {
        return sums.error();
    }
    for (const SearchSum &sum : sums.value()) {
        totals.shelfSearches += sum.total();
        totals.invalidDurations += sum.invalid;
        totals.ruleDisagreements += sum.byWindowOnly + sum.byClockOnly;
    }
    const auto durations = summarizeSearches(snapshot, wholeRange(range), filter);
    if (!durations.ok()) {
        return durations.error();
    }
    totals.cold = summaryIn(durations.value(), 0, Temperature::Cold);
    totals.warm = summaryIn(durations.value(), 0, Temperature::Warm);
    return success();
}

Outcome addChecks(Snapshot &snapshot, const TimeRange &range, const Filter &filter, Totals &totals)
{
    const Result<QList<CheckSum>> sums = checkSums(snapshot, wholeRange(range), filter);
    if (!sums.ok()) {
        return sums.error();
    }
    for (const CheckSum &sum : sums.value()) {
        totals.outcomes += sum.outcomes;
        totals.suspectChecks += sum.suspect;
    }
    totals.libraryChecks = totals.outcomes.total();
    return success();
}

Outcome addShelves(Snapshot &snapshot, const TimeContext &context, const Filter &filter, Totals &totals)
{
    const Result<ShelfTotals> shelves = shelfTotals(snapshot, context, filter);
    if (!shelves.ok()) {
        return shelves.error();
    }
    totals.known = shelves.value().known;
    totals.fresh = shelves.value().fresh;
    const Result<Distribution> sizes = latestSizes(snapshot, context, filter);
    if (!sizes.ok()) {
        return sizes.error();
    }
    totals.medianShelfSize = sizes.value().percentile(0.5);
    totals.sizedShelves = sizes.value().total();
    totals.shelvesAtCap = sizes.value().count(shelfSizeCap);
    return success();
}

Result<std::optional<Totals>> comparisonTotals(Snapshot &snapshot, const TimeContext &context,
                                               const Filter &filter)
{
    if (!context.comparison) {
        return std::optional<Totals>();
    }
    Result<Totals> result = totals(snapshot, context, *context.comparison, filter);
    if (!result.ok()) {
        return result.error();
    }
    return std::optional<Totals>(std::move(result).value());
}

} // namespace

std::optional<double> Totals::cacheHitRate() const
{
    return shareOf(warm.n, cold.n + warm.n);
}

Result<DataSpan> dataSpan(Connection &connection, const QTimeZone &sourceZone)
{
    const auto snapshot = Snapshot::beginWithoutSums(connection, {.sourceZone = sourceZone});
    if (!snapshot.ok()) {
        return snapshot.error();
    }
    return dataSpan(*snapshot.value(), sourceZone);
}

Result<DataSpan> dataSpan(Snapshot &snapshot, const QTimeZone &sourceZone)
{
    const Result<Rows> rows = snapshot.run(u"analytics/data_span"_qs, {QString::fromUtf8(sourceZone.id())});
    if (!rows.ok()) {
        return rows.error();
    }
    return DataSpan{rows.value().get<std::optional<QDateTime>>(0, 0),
                    rows.value().get<std::optional<QDateTime>>(0, 1)};
}

Result<Totals> totals(Snapshot &snapshot, const TimeContext &context, const TimeRange &range,
                      const Filter &filter)
{
    TimeContext ofRange = context;
    ofRange.range = range;
    Totals totals;
    Outcome read = addSearches(snapshot, range, filter, totals);
    if (read.ok()) {
        read = addChecks(snapshot, range, filter, totals);
    }
    if (read.ok()) {
        read = addShelves(snapshot, ofRange, filter, totals);
    }
    return read.ok() ? Result<Totals>(totals) : read.error();
}

Result<QList<ActivityBucket>> activity(Snapshot &snapshot, const TimeContext &context, const Filter &filter)
{
    const Result<QList<UsageBucket>> used = usage(snapshot, context, filter);
    if (!used.ok()) {
        return used.error();
    }
    const Result<ShelfGrowth> growth = shelfGrowth(snapshot, context, filter);
    if (!growth.ok()) {
        return growth.error();
    }
    QList<ActivityBucket> buckets;
    qint64 cumulative = growth.value().before.urls;
    for (qsizetype i = 0; i < used.value().size(); ++i) {
        const qint64 fresh = growth.value().buckets[i].fresh.urls;
        cumulative += fresh;
        buckets.append({.start = used.value()[i].start,
                        .shelfSearches = used.value()[i].shelfSearches,
                        .libraryChecks = used.value()[i].libraryChecks,
                        .newShelves = fresh,
                        .cumulativeShelves = cumulative});
    }
    return buckets;
}

Result<QList<SizeBin>> shelfSizes(Snapshot &snapshot, const TimeContext &context, const Filter &filter)
{
    const Result<Distribution> sizes = latestSizes(snapshot, context, filter);
    if (!sizes.ok()) {
        return sizes.error();
    }
    return sizeBins(sizes.value());
}

Result<qint64> openRejections(Snapshot &snapshot)
{
    if (!snapshot.hasOwnSchema()) {
        return qint64(0);
    }
    const Result<Rows> rows = snapshot.run(u"analytics/open_rejections"_qs);
    if (!rows.ok()) {
        return rows.error();
    }
    return rows.value().get<qint64>(0, 0);
}

OverviewFigures overviewFigures(Connection &connection, const TimeContext &context, const Filter &filter)
{
    const auto begun = Snapshot::begin(connection, context);
    if (!begun.ok()) {
        return failedFigures(begun.error(), context.now);
    }
    Snapshot &snapshot = *begun.value();
    return {.totals = totals(snapshot, context, context.range, filter),
            .comparison = comparisonTotals(snapshot, context, filter),
            .activity = activity(snapshot, context, filter),
            .durations = searchDurations(snapshot, context, filter),
            .outcomes = outcomes(snapshot, context, filter),
            .sizes = shelfSizes(snapshot, context, filter),
            .openRejections = openRejections(snapshot),
            .asOf = context.now};
}

} // namespace ShelfHelp::Sql
