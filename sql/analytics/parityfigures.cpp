// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "parityfigures.h"

#include "paritycurves.h"
#include "parityrows.h"
#include "snapshot.h"

#include <cmath>

namespace ShelfHelp::Sql {

namespace {

Parameters zones(const TimeContext &context)
{
    return {QString::fromUtf8(context.sourceZone.id()), QString::fromUtf8(context.reportingZone.id())};
}

Result<QList<SearchGroup>> readSearches(Snapshot &snapshot, const TimeContext &context)
{
    const Result<Rows> rows = snapshot.run(u"analytics/parity_searches"_qs, zones(context));
    if (!rows.ok()) {
        return rows.error();
    }
    QList<SearchGroup> groups;
    for (int row = 0; row < rows.value().size(); ++row) {
        groups.append({.type = rows.value().get<std::optional<QString>>(row, 0),
                       .storedHour = rows.value().get<std::optional<int>>(row, 1),
                       .isDated = rows.value().get<bool>(row, 2),
                       .ourHour = rows.value().get<int>(row, 3),
                       .n = rows.value().get<qint64>(row, 4)});
    }
    return groups;
}

Result<QList<CheckGroup>> readChecks(Snapshot &snapshot)
{
    const Result<Rows> rows = snapshot.run(u"analytics/parity_checks"_qs, {});
    if (!rows.ok()) {
        return rows.error();
    }
    QList<CheckGroup> groups;
    for (int row = 0; row < rows.value().size(); ++row) {
        groups.append({.isLibby = rows.value().get<bool>(row, 0),
                       .isAvailable = rows.value().get<bool>(row, 1),
                       .outcome = rows.value().get<QString>(row, 2),
                       .isDated = rows.value().get<bool>(row, 3),
                       .n = rows.value().get<qint64>(row, 4)});
    }
    return groups;
}

AddedShelves::Era toEra(const std::optional<int> &era)
{
    using Era = AddedShelves::Era;
    if (!era) {
        return Era::Undated;
    }
    if (*era == 0) {
        return Era::Dated;
    }
    return *era < 0 ? Era::Older : Era::Newer;
}

Result<QList<AddedShelves>> readShelves(Snapshot &snapshot, const TimeContext &context)
{
    const Result<Rows> rows = snapshot.run(u"analytics/parity_shelves"_qs, zones(context));
    if (!rows.ok()) {
        return rows.error();
    }
    const QDate epoch(1970, 1, 1);
    QList<AddedShelves> shelves;
    for (int row = 0; row < rows.value().size(); ++row) {
        shelves.append({.era = toEra(rows.value().get<std::optional<int>>(row, 0)),
                        .stored = epoch.addDays(rows.value().get<qint64>(row, 1)),
                        .ours = epoch.addDays(rows.value().get<qint64>(row, 2)),
                        .n = rows.value().get<qint64>(row, 3)});
    }
    return shelves;
}

Result<ShelfCounts> readShelfCounts(Snapshot &snapshot)
{
    const Result<Rows> rows = snapshot.run(u"analytics/parity_identities"_qs, {});
    if (!rows.ok()) {
        return rows.error();
    }
    return ShelfCounts{.urls = rows.value().get<qint64>(0, 0),
                       .shelves = rows.value().get<qint64>(0, 1),
                       .readers = rows.value().get<qint64>(0, 2)};
}

QString textOf(const ParityCause &cause)
{
    const QString n = QString::number(std::abs(cause.n));
    switch (cause.reason) {
    case ParityReason::NoOldShelf:
        return u"it has no sum while no shelf is 90 days old"_qs;
    case ParityReason::BoundaryDayTwice:
        return u"it counts the %1 of the day 90 days ago twice"_qs.arg(n);
    case ParityReason::UndatedShelf:
        return u"it leaves out %1 without a date"_qs.arg(n);
    case ParityReason::OtherZone:
        return u"%1 by the stored clock instead of the reporting zone"_qs.arg(n);
    case ParityReason::OutsideAllTime:
        return u"it counts %1 without a time between 2000 and 2099"_qs.arg(n);
    case ParityReason::NotInCatalogue:
        return u"%1 not in the catalogue count as unavailable"_qs.arg(n);
    case ParityReason::UnknownAnswer:
        return u"%1 unknown count as unavailable"_qs.arg(n);
    case ParityReason::FlagAgainstText:
        return u"%1 by the flag against the text"_qs.arg(n);
    case ParityReason::SeveralUrls:
        return u"%1 further URLs of the same"_qs.arg(n);
    }
    Q_UNREACHABLE();
}

} // namespace

std::optional<double> ParityRow::difference() const
{
    return theirs && ours ? std::optional(*theirs - *ours) : std::nullopt;
}

QString ParityRow::reason() const
{
    QStringList texts;
    for (const ParityCause &cause : causes) {
        texts.append(textOf(cause));
    }
    return texts.join(u"; "_qs);
}

Result<QList<ParityRow>> parity(Snapshot &snapshot, const TimeContext &context)
{
    const Result<ShelfCounts> counts = readShelfCounts(snapshot);
    if (!counts.ok()) {
        return counts.error();
    }
    const Result<QList<AddedShelves>> shelves = readShelves(snapshot, context);
    if (!shelves.ok()) {
        return shelves.error();
    }
    const Result<QList<SearchGroup>> searches = readSearches(snapshot, context);
    if (!searches.ok()) {
        return searches.error();
    }
    const Result<QList<CheckGroup>> checks = readChecks(snapshot);
    if (!checks.ok()) {
        return checks.error();
    }
    QList<ParityRow> rows = uniqueShelfRows(counts.value());
    rows.append(
        {shelfSearchRow(searches.value()), libraryCheckRow(checks.value()), availabilityRow(checks.value())});
    rows.append(mediumRows(checks.value()));
    rows.append(hourRows(searches.value()));
    rows.append(typeRows(searches.value()));
    for (const Bucket unit : {Bucket::Day, Bucket::Week, Bucket::Month}) {
        rows.append(parityCurve(unit, shelves.value(), context.now.toUTC().date()));
    }
    return rows;
}

Result<InstalledViews> installedViews(Snapshot &snapshot)
{
    const Result<Rows> names = snapshot.run(u"webviews/find_installed"_qs, {});
    if (!names.ok()) {
        return names.error();
    }
    InstalledViews installed;
    for (int view = 0; view < names.value().size(); ++view) {
        installed.views.append(names.value().get<QString>(view, 0));
        const Result<Rows> rows = snapshot.run(u"webviews/read_"_qs + installed.views.last(), {});
        if (!rows.ok()) {
            return rows.error();
        }
        for (int row = 0; row < rows.value().size(); ++row) {
            installed.values.append({.view = installed.views.last(),
                                     .key = rows.value().get<std::optional<QString>>(row, 0),
                                     .column = rows.value().get<QString>(row, 1),
                                     .value = rows.value().get<std::optional<double>>(row, 2)});
        }
    }
    return installed;
}

} // namespace ShelfHelp::Sql
