// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "searchsums.h"

#include "planreader.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <utility>

namespace ShelfHelp::Sql {

namespace {

ReadingPlan planFor(const Snapshot &snapshot, const Pieces &pieces, bool isCarried, Grain grain)
{
    return isCarried ? ReadingPlanner(snapshot.sums(), FactKind::Searches).plan(pieces, grain)
                     : ReadingPlanner::planRows(pieces);
}

Distribution distribution(const Rows &rows, int row, int column)
{
    Distribution read;
    read.add(rows.bigints(row, column), rows.bigints(row, column + 1));
    return read;
}

bool lets(const Filter &filter, Temperature temperature)
{
    return !filter.temperature || *filter.temperature == temperature;
}

SearchSum sumOf(const Rows &rows, int row)
{
    return {.group = rows.get<int>(row, 0),
            .searchType = rows.get<QString>(row, 1),
            .cold = rows.get<qint64>(row, 2),
            .warm = rows.get<qint64>(row, 3),
            .invalid = rows.get<qint64>(row, 4),
            .byWindowOnly = rows.get<qint64>(row, 5),
            .byClockOnly = rows.get<qint64>(row, 6),
            .shown = rows.get<qint64>(row, 7)};
}

SearchSum sumOf(const RowCell &cell)
{
    return {.group = cell.group,
            .searchType = cell.key,
            .cold = cell.sums[0],
            .warm = cell.sums[1],
            .invalid = cell.sums[2],
            .byWindowOnly = cell.sums[3],
            .byClockOnly = cell.sums[4],
            .shown = cell.sums[5]};
}

/// The sums by group and type, each of them once.
class SumsByType final
{
public:
    void add(const SearchSum &sum)
    {
        SearchSum &all = m_sums[{sum.group, sum.searchType}];
        all.group = sum.group;
        all.searchType = sum.searchType;
        all.cold += sum.cold;
        all.warm += sum.warm;
        all.invalid += sum.invalid;
        all.byWindowOnly += sum.byWindowOnly;
        all.byClockOnly += sum.byClockOnly;
        all.shown += sum.shown;
    }

    [[nodiscard]] QList<SearchSum> list() const
    {
        QList<SearchSum> sums;
        for (const auto &[key, sum] : m_sums) {
            sums.append(sum);
        }
        return sums;
    }

private:
    std::map<std::pair<int, QString>, SearchSum> m_sums;
};

/// The sums know temperatures as columns only, and of types and books none by temperature.
bool isCarried(const Filter &filter)
{
    return filter.isCarriedForSearches() && !filter.temperature;
}

Result<QList<SearchSum>> readSums(Snapshot &snapshot, const ReadingPlan &plan, const Filter &filter)
{
    SumsByType sums;
    const Outcome read = PlanReader(snapshot, FactKind::Searches, plan, filter)
                             .read(
                                 u"search_sums"_qs, {u"counts"_qs, Grain::Hour},
                                 [&](const Rows &rows, int row) { sums.add(sumOf(rows, row)); },
                                 [&](const RowCell &cell) { sums.add(sumOf(cell)); });
    return read.ok() ? Result<QList<SearchSum>>(sums.list()) : read.error();
}

} // namespace

int sizeBinOf(qint64 size, int width)
{
    using Limits = std::numeric_limits<int>;
    const qint64 edge = qint64(std::floor(double(size) / width)) * width;
    return int(std::clamp<qint64>(edge, Limits::min(), Limits::max() - width));
}

Result<QList<SearchSum>> searchSums(Snapshot &snapshot, const Pieces &pieces, const Filter &filter)
{
    return readSums(snapshot, planFor(snapshot, pieces, isCarried(filter), Grain::Hour), filter);
}

Result<QList<SearchSum>> searchSumsOfWeek(Snapshot &snapshot, const TimeContext &context,
                                          const Filter &filter)
{
    return readSums(snapshot,
                    isCarried(filter)
                        ? ReadingPlanner(snapshot.sums(), FactKind::Searches)
                              .planWeekHours(context.range, context.reportingZone)
                        : ReadingPlanner::planRows(weekHourPieces(context.range, context.reportingZone)),
                    filter);
}

Result<QList<SearchDurations>> searchDurationParts(Snapshot &snapshot, const Pieces &pieces,
                                                   const Filter &filter)
{
    const ReadingPlan plan = planFor(snapshot, pieces, filter.isCarriedForSearches(), Grain::Day);
    return searchDurationParts(snapshot, plan, plan.rows, filter);
}

Result<QList<SearchDurations>> searchDurationParts(Snapshot &snapshot, const ReadingPlan &plan,
                                                   const Pieces &allRows, const Filter &filter)
{
    QList<SearchDurations> all;
    const auto append = [&](const SearchDurations &part) {
        if (lets(filter, part.isCold ? Temperature::Cold : Temperature::Warm)) {
            all.append(part);
        }
    };
    const Outcome read = PlanReader(snapshot, FactKind::Searches, plan, filter, allRows)
                             .read(
                                 u"search_durations"_qs, {u"durations"_qs},
                                 [&](const Rows &rows, int row) {
                                     append({.group = rows.get<int>(row, 0),
                                             .searchType = rows.get<QString>(row, 1),
                                             .isCold = rows.get<bool>(row, 2),
                                             .buckets = distribution(rows, row, 3),
                                             .bins = distribution(rows, row, 5)});
                                 },
                                 [&](const RowCell &cell) {
                                     append({cell.group, cell.key, cell.flag, cell.values, cell.bins});
                                 });
    return read.ok() ? Result<QList<SearchDurations>>(all) : read.error();
}

Result<QList<SearchSizes>> searchSizeParts(Snapshot &snapshot, const Pieces &pieces, const Filter &filter)
{
    const ReadingPlan plan = planFor(snapshot, pieces, isCarried(filter), Grain::Day);
    QList<SearchSizes> all;
    const Outcome read = PlanReader(snapshot, FactKind::Searches, plan, filter)
                             .read(
                                 u"search_sizes"_qs, {u"sizes"_qs},
                                 [&](const Rows &rows, int row) {
                                     all.append({.group = rows.get<int>(row, 0),
                                                 .searchType = rows.get<QString>(row, 1),
                                                 .sizes = distribution(rows, row, 2)});
                                 },
                                 [&](const RowCell &cell) {
                                     all.append({cell.group, cell.key, cell.values});
                                 });
    return read.ok() ? Result<QList<SearchSizes>>(all) : read.error();
}

Result<QList<SizeDurations>> sizeDurationParts(Snapshot &snapshot, const Pieces &pieces, const Filter &filter)
{
    const ReadingPlan plan = planFor(snapshot, pieces, isCarried(filter) && !filter.searchTypes, Grain::Day);
    QList<SizeDurations> all;
    const Outcome read = PlanReader(snapshot, FactKind::Searches, plan, filter)
                             .read(
                                 u"size_durations"_qs, {u"size_durations"_qs},
                                 [&](const Rows &rows, int row) {
                                     all.append({.group = rows.get<int>(row, 0),
                                                 .sizeBin = rows.get<int>(row, 1),
                                                 .buckets = distribution(rows, row, 2),
                                                 .bins = distribution(rows, row, 4)});
                                 },
                                 [&](const RowCell &cell) {
                                     all.append({cell.group, int(cell.sums.first()), cell.values, cell.bins});
                                 });
    return read.ok() ? Result<QList<SizeDurations>>(all) : read.error();
}

} // namespace ShelfHelp::Sql
