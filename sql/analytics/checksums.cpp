// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "checksums.h"

#include "planreader.h"

namespace ShelfHelp::Sql {

namespace {

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

/// The sums by group and medium, each of them once.
class SumsByMedium final
{
public:
    void add(const CheckSum &sum)
    {
        CheckSum &all = m_sums[{sum.group, sum.medium}];
        all.group = sum.group;
        all.medium = sum.medium;
        all.outcomes += sum.outcomes;
        all.suspect += sum.suspect;
        all.invalid += sum.invalid;
    }

    [[nodiscard]] QList<CheckSum> list() const
    {
        QList<CheckSum> sums;
        for (const auto &[key, sum] : m_sums) {
            sums.append(sum);
        }
        return sums;
    }

private:
    std::map<std::pair<int, Medium>, CheckSum> m_sums;
};

OutcomeCounts outcomesOf(const RowCell &cell)
{
    return {.available = cell.sums[0],
            .out = cell.sums[1],
            .notInCatalogue = cell.sums[2],
            .unknown = cell.sums[3]};
}

Medium mediumOf(const RowCell &cell)
{
    return cell.flag ? Medium::Libby : Medium::Physical;
}

Result<QList<CheckDurations>> readDurations(Snapshot &snapshot, const ReadingPlan &plan,
                                            const Pieces &allRows, const Filter &filter)
{
    QList<CheckDurations> all;
    const Outcome read = PlanReader(snapshot, FactKind::Checks, plan, filter, allRows)
                             .read(
                                 u"check_durations"_qs, {u"durations"_qs},
                                 [&](const Rows &rows, int row) {
                                     all.append({.group = rows.get<int>(row, 0),
                                                 .medium = medium(rows, row, 1),
                                                 .buckets = distribution(rows, row, 2),
                                                 .bins = distribution(rows, row, 4)});
                                 },
                                 [&](const RowCell &cell) {
                                     all.append({cell.group, mediumOf(cell), cell.values, cell.bins});
                                 });
    return read.ok() ? Result<QList<CheckDurations>>(all) : read.error();
}

LibrarySum librarySumOf(const Rows &rows, int row)
{
    return {.group = rows.get<int>(row, 0),
            .libraryId = rows.get<QString>(row, 1),
            .medium = medium(rows, row, 2),
            .outcomes = outcomes(rows, row, 3),
            .suspect = rows.get<qint64>(row, 7),
            .invalid = rows.get<qint64>(row, 8)};
}

LibrarySum librarySumOf(const RowCell &cell)
{
    return {.group = cell.group,
            .libraryId = cell.key,
            .medium = mediumOf(cell),
            .outcomes = outcomesOf(cell),
            .suspect = cell.sums[4],
            .invalid = cell.sums[5]};
}

Result<QList<LibraryDurations>> readLibraryDurations(Snapshot &snapshot, const ReadingPlan &plan,
                                                     const Pieces &allRows, const Filter &filter)
{
    QList<LibraryDurations> all;
    const Outcome read = PlanReader(snapshot, FactKind::Checks, plan, filter, allRows)
                             .read(
                                 u"library_durations"_qs, {u"libraries"_qs},
                                 [&](const Rows &rows, int row) {
                                     all.append({.group = rows.get<int>(row, 0),
                                                 .libraryId = rows.get<QString>(row, 1),
                                                 .medium = medium(rows, row, 2),
                                                 .buckets = distribution(rows, row, 3)});
                                 },
                                 [&](const RowCell &cell) {
                                     all.append({cell.group, cell.key, mediumOf(cell), cell.values});
                                 });
    return read.ok() ? Result<QList<LibraryDurations>>(all) : read.error();
}

/// What all libraries together have: the sums of all libraries do not know which were asked for.
Result<QList<CheckSum>> sumsOfSomeLibraries(Snapshot &snapshot, const Pieces &pieces, const Filter &filter)
{
    const Result<QList<LibrarySum>> libraries = librarySums(snapshot, pieces, filter);
    if (!libraries.ok()) {
        return libraries.error();
    }
    SumsByMedium sums;
    for (const LibrarySum &library : libraries.value()) {
        sums.add({library.group, library.medium, library.outcomes, library.suspect, library.invalid});
    }
    return sums.list();
}

Result<QList<CheckSum>> readSums(Snapshot &snapshot, const ReadingPlan &plan, const Filter &filter)
{
    SumsByMedium sums;
    const Outcome read =
        PlanReader(snapshot, FactKind::Checks, plan, filter)
            .read(
                u"check_sums"_qs, {u"counts"_qs, Grain::Hour},
                [&](const Rows &rows, int row) {
                    sums.add({.group = rows.get<int>(row, 0),
                              .medium = medium(rows, row, 1),
                              .outcomes = outcomes(rows, row, 2),
                              .suspect = rows.get<qint64>(row, 6),
                              .invalid = rows.get<qint64>(row, 7)});
                },
                [&](const RowCell &cell) {
                    sums.add({cell.group, mediumOf(cell), outcomesOf(cell), cell.sums[4], cell.sums[5]});
                });
    return read.ok() ? Result<QList<CheckSum>>(sums.list()) : read.error();
}

} // namespace

Result<QList<CheckSum>> checkSums(Snapshot &snapshot, const Pieces &pieces, const Filter &filter)
{
    if (isCarried(filter) && filter.libraries && snapshot.sums()) {
        return sumsOfSomeLibraries(snapshot, pieces, filter);
    }
    return readSums(snapshot, planFor(snapshot, pieces, isCarried(filter) && !filter.libraries, Grain::Hour),
                    filter);
}

Result<QList<CheckSum>> checkSumsOfWeek(Snapshot &snapshot, const TimeContext &context, const Filter &filter)
{
    if (!isCarried(filter) || filter.libraries) {
        return checkSums(snapshot, weekHourPieces(context.range, context.reportingZone), filter);
    }
    return readSums(
        snapshot,
        ReadingPlanner(snapshot.sums(), FactKind::Checks).planWeekHours(context.range, context.reportingZone),
        filter);
}

Result<QList<CheckDurations>> checkDurationParts(Snapshot &snapshot, const Pieces &pieces,
                                                 const Filter &filter)
{
    const ReadingPlan plan = planFor(snapshot, pieces, isCarried(filter) && !filter.libraries, Grain::Day);
    return readDurations(snapshot, plan, plan.rows, filter);
}

Result<QList<LibrarySum>> librarySums(Snapshot &snapshot, const Pieces &pieces, const Filter &filter)
{
    const ReadingPlan plan = planFor(snapshot, pieces, isCarried(filter), Grain::Day);
    QList<LibrarySum> all;
    const Outcome read = PlanReader(snapshot, FactKind::Checks, plan, filter)
                             .read(
                                 u"library_sums"_qs, {u"libraries"_qs},
                                 [&](const Rows &rows, int row) { all.append(librarySumOf(rows, row)); },
                                 [&](const RowCell &cell) { all.append(librarySumOf(cell)); });
    return read.ok() ? Result<QList<LibrarySum>>(all) : read.error();
}

Result<QList<LibraryDurations>> libraryDurationParts(Snapshot &snapshot, const Pieces &pieces,
                                                     const Filter &filter)
{
    const ReadingPlan plan = planFor(snapshot, pieces, isCarried(filter), Grain::Day);
    return readLibraryDurations(snapshot, plan, plan.rows, filter);
}

Result<std::map<std::pair<int, Medium>, Distribution>>
checkBuckets(Snapshot &snapshot, const ReadingPlan &plan, const Pieces &allRows, const Filter &filter)
{
    std::map<std::pair<int, Medium>, Distribution> buckets;
    if (filter.libraries) {
        const Result<QList<LibraryDurations>> libraries =
            readLibraryDurations(snapshot, plan, allRows, filter);
        if (!libraries.ok()) {
            return libraries.error();
        }
        for (const LibraryDurations &library : libraries.value()) {
            buckets[{library.group, library.medium}] += library.buckets;
        }
        return buckets;
    }
    const Result<QList<CheckDurations>> durations = readDurations(snapshot, plan, allRows, filter);
    if (!durations.ok()) {
        return durations.error();
    }
    for (const CheckDurations &part : durations.value()) {
        buckets[{part.group, part.medium}] += part.buckets;
    }
    return buckets;
}

} // namespace ShelfHelp::Sql
