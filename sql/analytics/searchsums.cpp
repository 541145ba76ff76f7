// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "searchsums.h"

namespace ShelfHelp::Sql {

namespace {

/// Runs a statement over the facts of shelf searches and the sums of the same shape.
Result<Rows> read(Snapshot &snapshot, const QString &statement, const ReadingPlan &plan, const Filter &filter)
{
    return snapshot.run(u"analytics/"_qs + statement,
                        plan.rows.parameters(snapshot.sourceZone()) + filter.searchParameters() +
                            plan.storedParameters(),
                        plan.what());
}

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

} // namespace

Result<QList<SearchSum>> searchSums(Snapshot &snapshot, const Pieces &pieces, const Filter &filter)
{
    // The sums know temperatures as columns only, and of types and books none by temperature.
    const bool isCarried = filter.isCarriedForSearches() && !filter.temperature;
    const ReadingPlan plan = planFor(snapshot, pieces, isCarried, Grain::Hour);
    const Result<Rows> rows = read(snapshot, u"search_sums"_qs, plan, filter);
    if (!rows.ok()) {
        return rows.error();
    }
    QList<SearchSum> sums;
    for (int row = 0; row < rows.value().size(); ++row) {
        sums.append(sumOf(rows.value(), row));
    }
    return sums;
}

Result<QList<SearchDurations>> searchDurationParts(Snapshot &snapshot, const Pieces &pieces,
                                                   const Filter &filter)
{
    return searchDurationParts(snapshot, planFor(snapshot, pieces, filter.isCarriedForSearches(), Grain::Day),
                               filter);
}

Result<QList<SearchDurations>> searchDurationParts(Snapshot &snapshot, const ReadingPlan &plan,
                                                   const Filter &filter)
{
    const Result<Rows> rows = read(snapshot, u"search_durations"_qs, plan, filter);
    if (!rows.ok()) {
        return rows.error();
    }
    QList<SearchDurations> all;
    for (int row = 0; row < rows.value().size(); ++row) {
        const bool isCold = rows.value().get<bool>(row, 2);
        if (lets(filter, isCold ? Temperature::Cold : Temperature::Warm)) {
            all.append({.group = rows.value().get<int>(row, 0),
                        .searchType = rows.value().get<QString>(row, 1),
                        .isCold = isCold,
                        .buckets = distribution(rows.value(), row, 3),
                        .bins = distribution(rows.value(), row, 5)});
        }
    }
    return all;
}

Result<QList<SearchSizes>> searchSizeParts(Snapshot &snapshot, const Pieces &pieces, const Filter &filter)
{
    const bool isCarried = filter.isCarriedForSearches() && !filter.temperature;
    const ReadingPlan plan = planFor(snapshot, pieces, isCarried, Grain::Day);
    const Result<Rows> rows = read(snapshot, u"search_sizes"_qs, plan, filter);
    if (!rows.ok()) {
        return rows.error();
    }
    QList<SearchSizes> all;
    for (int row = 0; row < rows.value().size(); ++row) {
        all.append({.group = rows.value().get<int>(row, 0),
                    .searchType = rows.value().get<QString>(row, 1),
                    .sizes = distribution(rows.value(), row, 2)});
    }
    return all;
}

Result<QList<SizeDurations>> sizeDurationParts(Snapshot &snapshot, const Pieces &pieces, const Filter &filter)
{
    const bool isCarried = filter.isCarriedForSearches() && !filter.temperature && !filter.searchTypes;
    const ReadingPlan plan = planFor(snapshot, pieces, isCarried, Grain::Day);
    const Result<Rows> rows = read(snapshot, u"size_durations"_qs, plan, filter);
    if (!rows.ok()) {
        return rows.error();
    }
    QList<SizeDurations> all;
    for (int row = 0; row < rows.value().size(); ++row) {
        all.append({.group = rows.value().get<int>(row, 0),
                    .sizeBin = rows.value().get<int>(row, 1),
                    .buckets = distribution(rows.value(), row, 2),
                    .bins = distribution(rows.value(), row, 4)});
    }
    return all;
}

} // namespace ShelfHelp::Sql
