// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "paritycurves.h"

#include <algorithm>
#include <map>

namespace ShelfHelp::Sql {

namespace {

using Era = AddedShelves::Era;

constexpr int daysShown = 90;

/// How many shelves were added per period, as the existing dashboard and as we see it.
struct Periods
{
    std::map<QDate, qint64> theirs;
    std::map<QDate, qint64> ours;
    qint64 undated = 0;
    qint64 older = 0;
};

QDate periodOf(const QDate &day, Bucket unit)
{
    switch (unit) {
    case Bucket::Week:
        return day.addDays(1 - day.dayOfWeek());
    case Bucket::Month:
        return {day.year(), day.month(), 1};
    case Bucket::Hour:
    case Bucket::Day:
        break;
    }
    return day;
}

QDate nextPeriod(const QDate &start, Bucket unit, int periods = 1)
{
    return unit == Bucket::Month ? start.addMonths(periods)
                                 : start.addDays(periods * (unit == Bucket::Week ? 7 : 1));
}

Periods periodsOf(const QList<AddedShelves> &shelves, Bucket unit)
{
    Periods periods;
    for (const AddedShelves &added : shelves) {
        if (added.era == Era::Dated) {
            periods.theirs[periodOf(added.stored, unit)] += added.n;
            periods.ours[periodOf(added.ours, unit)] += added.n;
        } else if (added.era == Era::Older) {
            periods.older += added.n;
        } else if (added.era == Era::Undated) {
            periods.undated += added.n;
        }
    }
    return periods;
}

/// Invalid when the curve has no points.
QDate firstPeriod(const Periods &periods, Bucket unit, const QDate &today)
{
    if (unit == Bucket::Day) {
        return today.addDays(-daysShown);
    }
    if (periods.older > 0) {
        return periodOf(QDate(2000, 1, 1), unit);
    }
    return periods.theirs.empty() ? QDate() : nextPeriod(periods.theirs.begin()->first, unit, -1);
}

/// Of all periods before `end`.
qint64 sumBefore(const std::map<QDate, qint64> &counts, const QDate &end)
{
    qint64 sum = 0;
    for (auto count = counts.begin(); count != counts.end() && count->first < end; ++count) {
        sum += count->second;
    }
    return sum;
}

qint64 countOf(const std::map<QDate, qint64> &counts, const QDate &period)
{
    const auto found = counts.find(period);
    return found == counts.end() ? 0 : found->second;
}

QString viewOf(Bucket unit)
{
    const QString prefix = u"cumulative_shelf_counts_"_qs;
    if (unit == Bucket::Day) {
        return prefix + u"daily";
    }
    return prefix + (unit == Bucket::Week ? u"weekly" : u"monthly");
}

QList<ParityCause> withoutZeros(std::initializer_list<ParityCause> causes)
{
    QList<ParityCause> kept;
    std::ranges::copy_if(causes, std::back_inserter(kept),
                         [](const ParityCause &cause) { return cause.n != 0; });
    return kept;
}

} // namespace

QList<ParityRow> parityCurve(Bucket unit, const QList<AddedShelves> &shelves, const QDate &today)
{
    const Periods periods = periodsOf(shelves, unit);
    const QDate first = firstPeriod(periods, unit, today);
    if (!first.isValid()) {
        return {};
    }
    qint64 theirSum = sumBefore(periods.theirs, first) + periods.older;
    qint64 ourSum = sumBefore(periods.ours, first) + periods.older;
    const qint64 twice = unit == Bucket::Day ? countOf(periods.theirs, first) : 0;
    const bool hasSum = unit != Bucket::Day || theirSum + twice > 0;

    QList<ParityRow> rows;
    for (QDate start = first; start <= today; start = nextPeriod(start, unit)) {
        const qint64 theirs = countOf(periods.theirs, start);
        const qint64 ours = countOf(periods.ours, start);
        theirSum += theirs;
        ourSum += ours;
        const QString key = start.toString(Qt::ISODate);
        rows.append({.view = viewOf(unit),
                     .key = key,
                     .column = u"shelf_count"_qs,
                     .theirs = double(theirs),
                     .ours = double(ours),
                     .causes = withoutZeros({{ParityReason::OtherZone, theirs - ours}})});
        rows.append({.view = viewOf(unit),
                     .key = key,
                     .column = u"Cumulative Shelf Count"_qs,
                     .theirs = hasSum ? std::optional(double(theirSum + twice)) : std::nullopt,
                     .ours = double(ourSum + periods.undated),
                     .causes = hasSum ? withoutZeros({{ParityReason::BoundaryDayTwice, twice},
                                                      {ParityReason::UndatedShelf, -periods.undated},
                                                      {ParityReason::OtherZone, theirSum - ourSum}})
                                      : QList<ParityCause>{{ParityReason::NoOldShelf, 0}}});
    }
    return rows;
}

} // namespace ShelfHelp::Sql
