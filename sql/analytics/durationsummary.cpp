// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "durationsummary.h"

#include "checksums.h"
#include "readingplan.h"
#include "searchsums.h"

namespace ShelfHelp::Sql {

namespace {

constexpr double microsecondsPerMillisecond = 1000;

/// A plan, divided into the groups whose percentiles can be read and those for which buckets must be added.
struct DividedPlan
{
    ReadingPlan exact;
    ReadingPlan summed;
};

/// What one group of a plan consists of.
struct Composition
{
    int days = 0;
    int others = 0; ///< months
    int rows = 0;

    [[nodiscard]] bool isExact() const { return others == 0 && (days == 0 || (days == 1 && rows == 0)); }
};

DividedPlan divided(const ReadingPlan &plan, bool hasExactDays)
{
    std::map<int, Composition> groups;
    for (const StoredSpan &span : plan.stored) {
        Composition &group = groups[span.group];
        ++(span.span == 'd' && hasExactDays ? group.days : group.others);
    }
    for (const Piece &piece : plan.rows.pieces) {
        ++groups[piece.group].rows;
    }
    DividedPlan parts;
    for (const StoredSpan &span : plan.stored) {
        (groups[span.group].isExact() ? parts.exact : parts.summed).stored.append(span);
    }
    for (const Piece &piece : plan.rows.pieces) {
        (groups[piece.group].isExact() ? parts.exact : parts.summed).rows.append(piece);
    }
    return parts;
}

DurationSummary exactSummary(const Rows &rows, int row)
{
    const auto milliseconds = [&](int column) {
        return rows.get<double>(row, column) / microsecondsPerMillisecond;
    };
    return {.n = rows.get<qint64>(row, 2),
            .p50Ms = milliseconds(3),
            .p95Ms = milliseconds(4),
            .p99Ms = milliseconds(5),
            .slowestMs = milliseconds(6)};
}

/// Adds the exact percentiles of a plan; `kindOf` says which of the statement's words are wanted.
template <typename Kind, typename KindOf>
Outcome addExact(Snapshot &snapshot, const QString &statement, const ReadingPlan &plan,
                 const Parameters &filter, KindOf kindOf, Summaries<Kind> &summaries)
{
    if (plan.isEmpty()) {
        return success();
    }
    const Result<Rows> rows = snapshot.run(
        statement, plan.rows.parameters(snapshot.sourceZone()) + filter + plan.storedParameters(),
        plan.what());
    if (!rows.ok()) {
        return rows.error();
    }
    for (int row = 0; row < rows.value().size(); ++row) {
        if (const std::optional<Kind> kind = kindOf(rows.value().text(row, 1))) {
            summaries[{rows.value().get<int>(row, 0), *kind}] = exactSummary(rows.value(), row);
        }
    }
    return success();
}

template <typename Kind>
void addSummed(const std::map<std::pair<int, Kind>, Distribution> &buckets, Summaries<Kind> &summaries)
{
    for (const auto &[key, distribution] : buckets) {
        summaries[key] = summaryOf(distribution);
    }
}

std::optional<Temperature> temperatureOf(std::string_view word)
{
    if (word == "s") {
        return Temperature::Cold;
    }
    return word == "w" ? std::optional(Temperature::Warm) : std::nullopt;
}

std::optional<Medium> mediumOf(std::string_view word)
{
    return word == "l" ? Medium::Libby : Medium::Physical;
}

void forgetOthers(std::optional<Temperature> wanted, Summaries<Temperature> &summaries)
{
    if (wanted) {
        std::erase_if(summaries, [&](const auto &entry) { return entry.first.second != *wanted; });
    }
}

} // namespace

DurationSummary summaryOf(const Distribution &buckets)
{
    const auto percentile = [&](double share) {
        const std::optional<double> value = buckets.percentile(share, valueOfDurationBucket);
        return value ? std::optional(*value / microsecondsPerMillisecond) : std::nullopt;
    };
    return {.n = buckets.total(),
            .p50Ms = percentile(0.5),
            .p95Ms = percentile(0.95),
            .p99Ms = percentile(0.99),
            .slowestMs = percentile(1),
            .isExact = false};
}

Result<Summaries<Temperature>> summarizeSearches(Snapshot &snapshot, const Pieces &pieces,
                                                 const Filter &filter)
{
    const ReadingPlan plan =
        filter.isCarriedForSearches()
            ? ReadingPlanner(snapshot.sums(), FactKind::Searches).plan(pieces, Grain::Day)
            : ReadingPlanner::planRows(pieces);
    const DividedPlan parts = divided(plan, !filter.searchTypes);
    Summaries<Temperature> summaries;
    if (Outcome read = addExact(snapshot, u"analytics/search_percentiles"_qs, parts.exact,
                                filter.searchParameters(), temperatureOf, summaries);
        !read.ok()) {
        return read.error();
    }
    if (!parts.summed.isEmpty()) {
        const Result<QList<SearchDurations>> durations = searchDurationParts(snapshot, parts.summed, filter);
        if (!durations.ok()) {
            return durations.error();
        }
        std::map<std::pair<int, Temperature>, Distribution> buckets;
        for (const SearchDurations &part : durations.value()) {
            buckets[{part.group, part.isCold ? Temperature::Cold : Temperature::Warm}] += part.buckets;
        }
        addSummed(buckets, summaries);
    }
    forgetOthers(filter.temperature, summaries);
    return summaries;
}

Result<Summaries<Medium>> summarizeChecks(Snapshot &snapshot, const Pieces &pieces, const Filter &filter)
{
    const bool isCarried = filter.isCarriedForChecks() && !filter.outcomes;
    const ReadingPlan plan = isCarried
                                 ? ReadingPlanner(snapshot.sums(), FactKind::Checks).plan(pieces, Grain::Day)
                                 : ReadingPlanner::planRows(pieces);
    const DividedPlan parts = divided(plan, !filter.libraries);
    Summaries<Medium> summaries;
    if (Outcome read = addExact(snapshot, u"analytics/check_percentiles"_qs, parts.exact,
                                filter.checkParameters(), mediumOf, summaries);
        !read.ok()) {
        return read.error();
    }
    if (!parts.summed.isEmpty()) {
        const Result<std::map<std::pair<int, Medium>, Distribution>> buckets =
            checkBuckets(snapshot, parts.summed, filter);
        if (!buckets.ok()) {
            return buckets.error();
        }
        addSummed(buckets.value(), summaries);
    }
    if (filter.medium) {
        std::erase_if(summaries, [&](const auto &entry) { return entry.first.second != *filter.medium; });
    }
    return summaries;
}

} // namespace ShelfHelp::Sql
