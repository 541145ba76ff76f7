// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "activityfigures.h"

#include "checksums.h"
#include "searchsums.h"

#include <map>
#include <utility>

namespace ShelfHelp::Sql {

namespace {

constexpr int hoursPerDay = 24;

/// What is counted in each group, whatever it is made of.
struct Counts
{
    qint64 searches = 0;
    OutcomeCounts outcomes;
};

Result<std::map<int, Counts>> countsByGroup(const Result<QList<SearchSum>> &searches,
                                            const Result<QList<CheckSum>> &checks)
{
    if (!searches.ok()) {
        return searches.error();
    }
    if (!checks.ok()) {
        return checks.error();
    }
    std::map<int, Counts> counts;
    for (const SearchSum &sum : searches.value()) {
        counts[sum.group].searches += sum.total();
    }
    for (const CheckSum &sum : checks.value()) {
        counts[sum.group].outcomes += sum.outcomes;
    }
    return counts;
}

Filter coldOnly(Filter filter)
{
    filter.temperature = Temperature::Cold;
    return filter;
}

/// Cold ones of `groups` groups of pieces.
Result<QList<DurationSummary>> coldSummaries(Snapshot &snapshot, const Pieces &pieces, int groups,
                                             const Filter &filter)
{
    const auto summaries = summarizeSearches(snapshot, pieces, coldOnly(filter));
    if (!summaries.ok()) {
        return summaries.error();
    }
    QList<DurationSummary> found;
    for (int group = 0; group < groups; ++group) {
        found.append(summaryIn(summaries.value(), group, Temperature::Cold));
    }
    return found;
}

/// The hours of the week in other groups; neighbours of one group become one piece.
template <typename GroupOf>
Pieces regrouped(const Pieces &hours, GroupOf groupOf)
{
    Pieces pieces;
    for (const Piece &piece : hours.pieces) {
        pieces.append({piece.range, groupOf(piece.group)});
    }
    return pieces;
}

} // namespace

Result<QList<UsageBucket>> usage(Snapshot &snapshot, const TimeContext &context, const Filter &filter)
{
    const Pieces pieces = bucketPieces(context);
    Result<std::map<int, Counts>> counts =
        countsByGroup(searchSums(snapshot, pieces, filter), checkSums(snapshot, pieces, filter));
    if (!counts.ok()) {
        return counts.error();
    }
    QList<UsageBucket> buckets;
    for (const QDateTime &start : bucketStarts(context)) {
        const Counts &counted = counts.value()[int(buckets.size())];
        buckets.append(
            {.start = start, .shelfSearches = counted.searches, .libraryChecks = counted.outcomes.total()});
    }
    return buckets;
}

Result<QList<TypeBucket>> searchTypes(Snapshot &snapshot, const TimeContext &context, const Filter &filter)
{
    const Result<QList<SearchSum>> sums = searchSums(snapshot, bucketPieces(context), filter);
    if (!sums.ok()) {
        return sums.error();
    }
    QList<TypeBucket> buckets;
    for (const QDateTime &start : bucketStarts(context)) {
        buckets.append({.start = start, .types = {}});
    }
    for (const SearchSum &sum : sums.value()) { // sorted by group and type
        buckets[sum.group].types.append({.searchType = sum.searchType, .n = sum.total()});
    }
    return buckets;
}

Result<QList<WeekHour>> weekHours(Snapshot &snapshot, const TimeContext &context, const Filter &filter)
{
    Result<std::map<int, Counts>> counts = countsByGroup(searchSumsOfWeek(snapshot, context, filter),
                                                         checkSumsOfWeek(snapshot, context, filter));
    if (!counts.ok()) {
        return counts.error();
    }
    QList<WeekHour> hours;
    for (int group = 0; group < hoursPerWeek; ++group) {
        const Counts &counted = counts.value()[group];
        hours.append({.weekday = group / hoursPerDay + 1,
                      .hour = group % hoursPerDay,
                      .shelfSearches = counted.searches,
                      .libraryChecks = counted.outcomes.total(),
                      .outcomes = counted.outcomes});
    }
    for (const Piece &piece : weekHourPieces(context.range, context.reportingZone).pieces) {
        ++hours[piece.group].occurrences;
    }
    return hours;
}

Result<QList<DurationSummary>> weekHourDurations(Snapshot &snapshot, const TimeContext &context,
                                                 const Filter &filter)
{
    return coldSummaries(snapshot, weekHourPieces(context.range, context.reportingZone), hoursPerWeek,
                         filter);
}

Result<WeekDurationMargins> weekDurationMargins(Snapshot &snapshot, const TimeContext &context,
                                                const Filter &filter)
{
    const Pieces hours = weekHourPieces(context.range, context.reportingZone);
    const auto ofDay = regrouped(hours, [](int hour) { return hour % hoursPerDay; });
    const auto ofWeek = regrouped(hours, [](int hour) { return hour / hoursPerDay; });
    auto byHour = coldSummaries(snapshot, ofDay, hoursPerDay, filter);
    if (!byHour.ok()) {
        return byHour.error();
    }
    auto byWeekday = coldSummaries(snapshot, ofWeek, hoursPerWeek / hoursPerDay, filter);
    if (!byWeekday.ok()) {
        return byWeekday.error();
    }
    const auto all = coldSummaries(snapshot, wholeRange(context.range), 1, filter);
    if (!all.ok()) {
        return all.error();
    }
    return WeekDurationMargins{.weekdays = std::move(byWeekday).value(),
                               .hours = std::move(byHour).value(),
                               .all = all.value().first()};
}

} // namespace ShelfHelp::Sql
