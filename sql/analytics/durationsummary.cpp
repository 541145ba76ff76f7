// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "durationsummary.h"

#include "checksums.h"
#include "planreader.h"
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

DurationSummary exactSummary(qint64 n, double p50, double p95, double p99, double slowest)
{
    return {.n = n,
            .p50Ms = p50 / microsecondsPerMillisecond,
            .p95Ms = p95 / microsecondsPerMillisecond,
            .p99Ms = p99 / microsecondsPerMillisecond,
            .slowestMs = slowest / microsecondsPerMillisecond};
}

/// Adds the exact percentiles of a plan; `kindOf` says which of the statement's words are wanted.
template <typename Kind, typename KindOf>
Outcome addExact(PlanReader reader, const QString &statement, KindOf kindOf, Summaries<Kind> &summaries)
{
    const auto add = [&](int group, std::string_view word, const DurationSummary &summary) {
        if (const std::optional<Kind> kind = kindOf(word)) {
            summaries[{group, *kind}] = summary;
        }
    };
    return reader.read(
        statement, {u"percentiles"_qs},
        [&](const Rows &rows, int row) {
            add(rows.get<int>(row, 0), rows.text(row, 1),
                exactSummary(rows.get<qint64>(row, 2), rows.get<double>(row, 3), rows.get<double>(row, 4),
                             rows.get<double>(row, 5), rows.get<double>(row, 6)));
        },
        [&](const RowCell &cell) {
            add(cell.group, cell.key.toStdString(),
                exactSummary(cell.sums.first(), cell.p50, cell.p95, cell.p99, cell.greatest));
        });
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
    if (Outcome read = addExact({snapshot, FactKind::Searches, parts.exact, filter, plan.rows},
                                u"search_percentiles"_qs, temperatureOf, summaries);
        !read.ok()) {
        return read.error();
    }
    if (!parts.summed.isEmpty()) {
        const Result<QList<SearchDurations>> durations =
            searchDurationParts(snapshot, parts.summed, plan.rows, filter);
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
    if (Outcome read = addExact({snapshot, FactKind::Checks, parts.exact, filter, plan.rows},
                                u"check_percentiles"_qs, mediumOf, summaries);
        !read.ok()) {
        return read.error();
    }
    if (!parts.summed.isEmpty()) {
        const Result<std::map<std::pair<int, Medium>, Distribution>> buckets =
            checkBuckets(snapshot, parts.summed, plan.rows, filter);
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
