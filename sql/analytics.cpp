// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "analytics.h"

#include "connection.h"
#include "transaction.h"

#include <algorithm>
#include <vector>

namespace ShelfHelp::Sql {

namespace {

QString zoneName(const QTimeZone &zone)
{
    return QString::fromUtf8(zone.id());
}

Parameter instants(const QList<QDateTime> &times)
{
    std::vector<std::optional<std::int64_t>> microseconds;
    microseconds.reserve(std::size_t(times.size()));
    for (const QDateTime &time : times) {
        microseconds.emplace_back(time.toMSecsSinceEpoch() * 1000);
    }
    return Parameter::instants(microseconds);
}

/// One zeroed struct per bucket of the context, for queries that name only the buckets with rows.
template <typename Row>
QList<Row> emptyBuckets(const QList<QDateTime> &starts)
{
    QList<Row> buckets(starts.size());
    for (qsizetype i = 0; i < starts.size(); ++i) {
        buckets[i].start = starts[i];
    }
    return buckets;
}

Result<Rows> bucketed(Connection &connection, const QString &statement, const TimeContext &context,
                      const QList<QDateTime> &starts)
{
    return connection.executeStatement(
        statement, {context.range.from, context.range.to, zoneName(context.sourceZone), instants(starts)});
}

/// n, p50 and p95 in three columns from `column` on.
DurationSummary durationSummary(const Rows &rows, int row, int column)
{
    return {.n = rows.get<qint64>(row, column),
            .p50Ms = rows.get<std::optional<double>>(row, column + 1),
            .p95Ms = rows.get<std::optional<double>>(row, column + 2)};
}

void addOutcome(OutcomeCounts &counts, std::string_view outcome, qint64 n)
{
    if (outcome == "available") {
        counts.available += n;
    } else if (outcome == "out") {
        counts.out += n;
    } else if (outcome == "absent") {
        counts.notInCatalogue += n;
    } else {
        counts.unknown += n;
    }
}

/// Runs one figure inside the snapshot. A failed statement aborts the transaction, and must not take the
/// other figures with it: a new snapshot is begun for them.
template <typename Figure>
auto inSnapshot(Connection &connection, Figure figure) -> decltype(figure())
{
    auto result = figure();
    if (!result.ok() && connection.isAlive()) {
        static_cast<void>(
            connection.executeScript("ROLLBACK; BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"));
    }
    return result;
}

Result<std::optional<Totals>> comparisonTotals(Connection &connection, const TimeContext &context)
{
    if (!context.comparison) {
        return std::optional<Totals>();
    }
    Result<Totals> result = totals(connection, context, *context.comparison);
    if (!result.ok()) {
        return result.error();
    }
    return std::optional<Totals>(std::move(result).value());
}

OverviewFigures failedFigures(const Error &error, const QDateTime &now)
{
    return {error, error, error, error, error, error, error, now};
}

} // namespace

Result<DataSpan> dataSpan(Connection &connection, const QTimeZone &sourceZone)
{
    const Result<Rows> rows = connection.executeStatement(u"analytics/data_span"_qs, {zoneName(sourceZone)});
    if (!rows.ok()) {
        return rows.error();
    }
    return DataSpan{rows.value().get<std::optional<QDateTime>>(0, 0),
                    rows.value().get<std::optional<QDateTime>>(0, 1)};
}

Result<Totals> totals(Connection &connection, const TimeContext &context, const TimeRange &range)
{
    const Result<Rows> answer = connection.executeStatement(
        u"analytics/totals"_qs, {range.from, range.to, zoneName(context.sourceZone)});
    if (!answer.ok()) {
        return answer.error();
    }
    const Rows &rows = answer.value();
    Totals totals{.shelves = rows.get<qint64>(0, 0),
                  .newShelves = rows.get<qint64>(0, 1),
                  .shelfSearches = rows.get<qint64>(0, 2),
                  .libraryChecks = 0,
                  .outcomes = {.available = rows.get<qint64>(0, 13),
                               .out = rows.get<qint64>(0, 14),
                               .notInCatalogue = rows.get<qint64>(0, 15),
                               .unknown = rows.get<qint64>(0, 16)},
                  .cold = durationSummary(rows, 0, 4),
                  .warm = durationSummary(rows, 0, 7),
                  .invalidDurations = rows.get<qint64>(0, 3),
                  .medianShelfSize = rows.get<std::optional<double>>(0, 10),
                  .sizedShelves = rows.get<qint64>(0, 11),
                  .shelvesAtCap = rows.get<qint64>(0, 12)};
    totals.libraryChecks = totals.outcomes.total();
    return totals;
}

Result<QList<ActivityBucket>> activity(Connection &connection, const TimeContext &context)
{
    const QList<QDateTime> starts = bucketStarts(context.range, context.bucket, context.reportingZone);
    const Result<Rows> rows = bucketed(connection, u"analytics/activity"_qs, context, starts);
    if (!rows.ok()) {
        return rows.error();
    }
    auto buckets = emptyBuckets<ActivityBucket>(starts);
    qint64 shelvesBefore = 0;
    for (int row = 0; row < rows.value().size(); ++row) {
        const int bucket = rows.value().get<int>(row, 0);
        const auto shelves = rows.value().get<qint64>(row, 3);
        if (bucket == 0) {
            shelvesBefore = shelves;
            continue;
        }
        buckets[bucket - 1].shelfSearches = rows.value().get<qint64>(row, 1);
        buckets[bucket - 1].libraryChecks = rows.value().get<qint64>(row, 2);
        buckets[bucket - 1].newShelves = shelves;
    }
    qint64 cumulative = shelvesBefore;
    for (ActivityBucket &bucket : buckets) {
        cumulative += bucket.newShelves;
        bucket.cumulativeShelves = cumulative;
    }
    return buckets;
}

Result<QList<DurationBucket>> searchDurations(Connection &connection, const TimeContext &context)
{
    const QList<QDateTime> starts = bucketStarts(context.range, context.bucket, context.reportingZone);
    const Result<Rows> rows = bucketed(connection, u"analytics/search_durations"_qs, context, starts);
    if (!rows.ok()) {
        return rows.error();
    }
    auto buckets = emptyBuckets<DurationBucket>(starts);
    for (int row = 0; row < rows.value().size(); ++row) {
        DurationBucket &bucket = buckets[rows.value().get<int>(row, 0) - 1];
        (rows.value().get<bool>(row, 1) ? bucket.cold : bucket.warm) = durationSummary(rows.value(), row, 2);
    }
    return buckets;
}

Result<QList<OutcomeBucket>> outcomes(Connection &connection, const TimeContext &context)
{
    const QList<QDateTime> starts = bucketStarts(context.range, context.bucket, context.reportingZone);
    const Result<Rows> rows = bucketed(connection, u"analytics/outcomes"_qs, context, starts);
    if (!rows.ok()) {
        return rows.error();
    }
    auto buckets = emptyBuckets<OutcomeBucket>(starts);
    for (int row = 0; row < rows.value().size(); ++row) {
        OutcomeBucket &bucket = buckets[rows.value().get<int>(row, 0) - 1];
        OutcomeCounts &medium = rows.value().get<bool>(row, 1) ? bucket.libby : bucket.physical;
        addOutcome(medium, rows.value().text(row, 2), rows.value().get<qint64>(row, 3));
    }
    return buckets;
}

Result<QList<SizeBin>> shelfSizes(Connection &connection, const TimeContext &context)
{
    const Result<Rows> rows = connection.executeStatement(
        u"analytics/shelf_sizes"_qs,
        {context.range.from, context.range.to, zoneName(context.sourceZone), sizeBinWidth});
    if (!rows.ok()) {
        return rows.error();
    }
    QList<SizeBin> bins;
    for (int row = 0; row < rows.value().size(); ++row) {
        bins.append({.lower = rows.value().get<int>(row, 0), .shelves = rows.value().get<qint64>(row, 1)});
    }
    return bins;
}

Result<qint64> openRejections(Connection &connection)
{
    const Result<Rows> rows = connection.executeStatement(u"analytics/open_rejections"_qs);
    if (!rows.ok()) {
        return rows.error();
    }
    return rows.value().get<qint64>(0, 0);
}

OverviewFigures overviewFigures(Connection &connection, const TimeContext &context)
{
    Transaction snapshot(connection);
    if (Outcome begun = snapshot.begin(Transaction::Kind::Snapshot); !begun.ok()) {
        return failedFigures(begun.error(), context.now);
    }
    return {.totals = inSnapshot(connection, [&] { return totals(connection, context, context.range); }),
            .comparison = inSnapshot(connection, [&] { return comparisonTotals(connection, context); }),
            .activity = inSnapshot(connection, [&] { return activity(connection, context); }),
            .durations = inSnapshot(connection, [&] { return searchDurations(connection, context); }),
            .outcomes = inSnapshot(connection, [&] { return outcomes(connection, context); }),
            .sizes = inSnapshot(connection, [&] { return shelfSizes(connection, context); }),
            .openRejections = inSnapshot(connection, [&] { return openRejections(connection); }),
            .asOf = context.now};
}

} // namespace ShelfHelp::Sql
