// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "checksums.h"

namespace ShelfHelp::Sql {

namespace {

/// Runs a statement over the facts of library checks and the sums of the same shape.
Result<Rows> read(Snapshot &snapshot, const QString &statement, const ReadingPlan &plan, const Filter &filter)
{
    return snapshot.run(u"analytics/"_qs + statement,
                        plan.rows.parameters(snapshot.sourceZone()) + filter.checkParameters() +
                            plan.storedParameters(),
                        plan.what());
}

ReadingPlan planFor(const Snapshot &snapshot, const Pieces &pieces, bool isCarried, Grain grain)
{
    return isCarried ? ReadingPlanner(snapshot.sums(), FactKind::Checks).plan(pieces, grain)
                     : ReadingPlanner::planRows(pieces);
}

Distribution distribution(const Rows &rows, int row, int column)
{
    Distribution read;
    read.add(rows.bigints(row, column), rows.bigints(row, column + 1));
    return read;
}

Medium medium(const Rows &rows, int row, int column)
{
    return rows.get<bool>(row, column) ? Medium::Libby : Medium::Physical;
}

/// Four columns from `column` on.
OutcomeCounts outcomes(const Rows &rows, int row, int column)
{
    return {.available = rows.get<qint64>(row, column),
            .out = rows.get<qint64>(row, column + 1),
            .notInCatalogue = rows.get<qint64>(row, column + 2),
            .unknown = rows.get<qint64>(row, column + 3)};
}

/// The sums have one column for all suspect checks and one for all durations, whatever their outcome.
bool isCarried(const Filter &filter)
{
    return filter.isCarriedForChecks() && !filter.outcomes;
}

Result<QList<CheckDurations>> readDurations(Snapshot &snapshot, const ReadingPlan &plan, const Filter &filter)
{
    const Result<Rows> rows = read(snapshot, u"check_durations"_qs, plan, filter);
    if (!rows.ok()) {
        return rows.error();
    }
    QList<CheckDurations> all;
    for (int row = 0; row < rows.value().size(); ++row) {
        all.append({.group = rows.value().get<int>(row, 0),
                    .medium = medium(rows.value(), row, 1),
                    .buckets = distribution(rows.value(), row, 2),
                    .bins = distribution(rows.value(), row, 4)});
    }
    return all;
}

Result<QList<LibrarySum>> readLibraries(Snapshot &snapshot, const ReadingPlan &plan, const Filter &filter)
{
    const Result<Rows> rows = read(snapshot, u"library_sums"_qs, plan, filter);
    if (!rows.ok()) {
        return rows.error();
    }
    QList<LibrarySum> all;
    for (int row = 0; row < rows.value().size(); ++row) {
        all.append({.group = rows.value().get<int>(row, 0),
                    .libraryId = rows.value().get<QString>(row, 1),
                    .medium = medium(rows.value(), row, 2),
                    .outcomes = outcomes(rows.value(), row, 3),
                    .suspect = rows.value().get<qint64>(row, 7),
                    .invalid = rows.value().get<qint64>(row, 8),
                    .buckets = distribution(rows.value(), row, 9)});
    }
    return all;
}

/// What all libraries together have: the sums of all libraries do not know which were asked for.
Result<QList<CheckSum>> sumsOfSomeLibraries(Snapshot &snapshot, const Pieces &pieces, const Filter &filter)
{
    const Result<QList<LibrarySum>> libraries = librarySums(snapshot, pieces, filter);
    if (!libraries.ok()) {
        return libraries.error();
    }
    std::map<std::pair<int, Medium>, CheckSum> sums;
    for (const LibrarySum &library : libraries.value()) {
        CheckSum &sum = sums[{library.group, library.medium}];
        sum.group = library.group;
        sum.medium = library.medium;
        sum.outcomes += library.outcomes;
        sum.suspect += library.suspect;
        sum.invalid += library.invalid;
    }
    QList<CheckSum> all;
    for (const auto &[key, sum] : sums) {
        all.append(sum);
    }
    return all;
}

} // namespace

Result<QList<CheckSum>> checkSums(Snapshot &snapshot, const Pieces &pieces, const Filter &filter)
{
    if (isCarried(filter) && filter.libraries && snapshot.sums()) {
        return sumsOfSomeLibraries(snapshot, pieces, filter);
    }
    const ReadingPlan plan = planFor(snapshot, pieces, isCarried(filter) && !filter.libraries, Grain::Hour);
    const Result<Rows> rows = read(snapshot, u"check_sums"_qs, plan, filter);
    if (!rows.ok()) {
        return rows.error();
    }
    QList<CheckSum> sums;
    for (int row = 0; row < rows.value().size(); ++row) {
        sums.append({.group = rows.value().get<int>(row, 0),
                     .medium = medium(rows.value(), row, 1),
                     .outcomes = outcomes(rows.value(), row, 2),
                     .suspect = rows.value().get<qint64>(row, 6),
                     .invalid = rows.value().get<qint64>(row, 7)});
    }
    return sums;
}

Result<QList<CheckDurations>> checkDurationParts(Snapshot &snapshot, const Pieces &pieces,
                                                 const Filter &filter)
{
    return readDurations(
        snapshot, planFor(snapshot, pieces, isCarried(filter) && !filter.libraries, Grain::Day), filter);
}

Result<QList<LibrarySum>> librarySums(Snapshot &snapshot, const Pieces &pieces, const Filter &filter)
{
    return readLibraries(snapshot, planFor(snapshot, pieces, isCarried(filter), Grain::Day), filter);
}

Result<std::map<std::pair<int, Medium>, Distribution>>
checkBuckets(Snapshot &snapshot, const ReadingPlan &plan, const Filter &filter)
{
    std::map<std::pair<int, Medium>, Distribution> buckets;
    if (filter.libraries) {
        const Result<QList<LibrarySum>> libraries = readLibraries(snapshot, plan, filter);
        if (!libraries.ok()) {
            return libraries.error();
        }
        for (const LibrarySum &library : libraries.value()) {
            buckets[{library.group, library.medium}] += library.buckets;
        }
        return buckets;
    }
    const Result<QList<CheckDurations>> durations = readDurations(snapshot, plan, filter);
    if (!durations.ok()) {
        return durations.error();
    }
    for (const CheckDurations &part : durations.value()) {
        buckets[{part.group, part.medium}] += part.buckets;
    }
    return buckets;
}

} // namespace ShelfHelp::Sql
