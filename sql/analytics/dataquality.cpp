// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dataquality.h"

#include "clockchanges.h"
#include "rawfacts.h"
#include "snapshot.h"

namespace ShelfHelp::Sql {

namespace {

Parameters rangeParameters(const TimeContext &context)
{
    const ClockChanges changes = clockChanges(context.sourceZone, context.range);
    return {context.range.from,
            context.range.to,
            QString::fromUtf8(context.sourceZone.id()),
            Parameter::timestamps(changes.twice.firsts),
            Parameter::timestamps(changes.twice.ends),
            Parameter::timestamps(changes.never.firsts),
            Parameter::timestamps(changes.never.ends)};
}

void readRange(RowQuality &quality, const Rows &rows)
{
    quality.ambiguous = rows.get<qint64>(0, 0);
    quality.impossible = rows.get<qint64>(0, 1);
    quality.withoutEnd = rows.get<qint64>(0, 2);
    quality.negativeDuration = rows.get<qint64>(0, 3);
}

Outcome addEver(Snapshot &snapshot, DataQuality &quality)
{
    const Result<Rows> rows = snapshot.run(u"analytics/quality_ever"_qs, {});
    if (!rows.ok()) {
        return rows.error();
    }
    quality.searches.undated = rows.value().get<qint64>(0, 0);
    quality.searches.outsideYears = rows.value().get<qint64>(0, 1);
    quality.checks.undated = rows.value().get<qint64>(0, 2);
    quality.checks.outsideYears = rows.value().get<qint64>(0, 3);
    quality.undatedShelves = rows.value().get<qint64>(0, 4);
    quality.unrecognisedShelves = rows.value().get<qint64>(0, 5);
    return success();
}

Outcome addRepeated(Snapshot &snapshot, DataQuality &quality)
{
    if (!snapshot.hasOwnSchema()) {
        return success();
    }
    const Result<Rows> rows = snapshot.run(u"analytics/quality_repeated"_qs, {});
    if (!rows.ok()) {
        return rows.error();
    }
    quality.repeatedSearches = rows.value().get<qint64>(0, 0);
    quality.repeatedChecks = rows.value().get<qint64>(0, 1);
    return success();
}

Outcome addSearches(Snapshot &snapshot, const TimeContext &context, DataQuality &quality)
{
    const Result<Rows> rows = snapshot.run(u"analytics/quality_searches"_qs, rangeParameters(context));
    if (!rows.ok()) {
        return rows.error();
    }
    readRange(quality.searches, rows.value());
    quality.oversizedShelves = rows.value().get<qint64>(0, 4);
    quality.negativeSizes = rows.value().get<qint64>(0, 5);
    return success();
}

Outcome addChecks(Snapshot &snapshot, const TimeContext &context, DataQuality &quality)
{
    const Result<Rows> rows = snapshot.run(u"analytics/quality_checks"_qs, rangeParameters(context));
    if (!rows.ok()) {
        return rows.error();
    }
    readRange(quality.checks, rows.value());
    const Result<Rows> suspects =
        snapshot.run(u"analytics/quality_suspects"_qs, checkParameters(context, {}));
    if (!suspects.ok()) {
        return suspects.error();
    }
    quality.suspectChecks = suspects.value().get<qint64>(0, 0);
    return success();
}

} // namespace

Result<DataQuality> dataQuality(Snapshot &snapshot, const TimeContext &context)
{
    DataQuality quality;
    if (Outcome added = addEver(snapshot, quality); !added.ok()) {
        return added.error();
    }
    if (Outcome added = addRepeated(snapshot, quality); !added.ok()) {
        return added.error();
    }
    if (Outcome added = addSearches(snapshot, context, quality); !added.ok()) {
        return added.error();
    }
    if (Outcome added = addChecks(snapshot, context, quality); !added.ok()) {
        return added.error();
    }
    return quality;
}

} // namespace ShelfHelp::Sql
