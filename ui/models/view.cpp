// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "view.h"

#include <algorithm>

namespace ShelfHelp::Ui {

namespace {

constexpr int daysOfFiftyTwoWeeks = 364;
constexpr int shortestZoomMs = 3'600'000; // an hour: no bucket is narrower

/// The same wall-clock times some days before, whatever the clocks did in between.
Sql::TimeRange daysBefore(const Sql::TimeRange &range, qint64 days, const QTimeZone &zone)
{
    const auto shifted = [&](const QDateTime &time) { return time.toTimeZone(zone).addDays(-days).toUTC(); };
    return {shifted(range.from), shifted(range.to)};
}

Sql::TimeRange yearBefore(const Sql::TimeRange &range, const QTimeZone &zone)
{
    const auto shifted = [&](const QDateTime &time) { return time.toTimeZone(zone).addYears(-1).toUTC(); };
    return {shifted(range.from), shifted(range.to)};
}

/// The range as far as it has come.
Sql::TimeRange elapsed(const Sql::TimeRange &range, const QDateTime &now)
{
    const bool isUnderWay = now.isValid() && range.from < now && now < range.to;
    return isUnderWay ? Sql::TimeRange{range.from, now} : range;
}

/// Days of the zone that the range touches.
qint64 daysTouched(const Sql::TimeRange &range, const QTimeZone &zone)
{
    const QDate first = range.from.toTimeZone(zone).date();
    const QDate last = range.to.toTimeZone(zone).addMSecs(-1).date();
    return std::max<qint64>(1, first.daysTo(last) + 1);
}

} // namespace

Sql::TimeRange rangeOf(const View &view, const Clock &clock)
{
    if (view.zoom && view.zoom->from.msecsTo(view.zoom->to) >= shortestZoomMs) {
        return *view.zoom;
    }
    return view.range.range(clock.reportingZone, clock.now, clock.span);
}

std::optional<Sql::TimeRange> comparisonRangeOf(const View &view, const Clock &clock)
{
    const Sql::TimeRange whole = rangeOf(view, clock);
    const bool isAll = !view.zoom && view.range.preset() == Sql::RangePreset::All;
    if (isAll || whole.isEmpty() || view.comparison.mode == ComparisonMode::None) {
        return std::nullopt;
    }
    const Sql::TimeRange range = elapsed(whole, clock.now);
    const QTimeZone &zone = clock.reportingZone;
    switch (view.comparison.mode) {
    case ComparisonMode::YearBefore:
        return view.comparison.matchesWeekday ? daysBefore(range, daysOfFiftyTwoWeeks, zone)
                                              : yearBefore(range, zone);
    case ComparisonMode::Custom:
        return view.comparison.custom;
    case ComparisonMode::PreviousPeriod:
    case ComparisonMode::None:
        break;
    }
    const Sql::RangePreset preset = view.range.preset().value_or(Sql::RangePreset::Last28Days);
    const bool keepsPreset = !view.zoom && preset != Sql::RangePreset::All;
    return view.comparison.matchesWeekday
               ? Sql::previousPeriod(range, keepsPreset ? preset : Sql::RangePreset::Last28Days, zone)
               : daysBefore(range, daysTouched(range, zone), zone);
}

RangeLength lengthOf(const Sql::TimeRange &range)
{
    constexpr qint64 secondsPerDay = 86'400;
    const qint64 seconds = range.from.secsTo(range.to);
    // A day of a clock change may be an hour longer.
    if (seconds <= 2 * secondsPerDay + 3600) {
        return RangeLength::Short;
    }
    return seconds <= 92 * secondsPerDay + 3600 ? RangeLength::Middle : RangeLength::Long;
}

QList<Sql::Bucket> bucketsFor(const Sql::TimeRange &range)
{
    switch (lengthOf(range)) {
    case RangeLength::Short:
        return {Sql::Bucket::Hour};
    case RangeLength::Middle:
        return {Sql::Bucket::Day, Sql::Bucket::Week};
    case RangeLength::Long:
        break;
    }
    return {Sql::Bucket::Week, Sql::Bucket::Month};
}

Question questionOf(const View &view, const Clock &clock)
{
    const Sql::TimeRange range = rangeOf(view, clock);
    const auto chosen = view.buckets[static_cast<std::size_t>(lengthOf(range))];
    const bool isOffered = chosen && bucketsFor(range).contains(*chosen);
    return {.time = {.reportingZone = clock.reportingZone,
                     .sourceZone = clock.sourceZone,
                     .range = range,
                     .comparison = comparisonRangeOf(view, clock),
                     .bucket = isOffered ? *chosen : Sql::defaultBucket(range),
                     .now = clock.now},
            .filter = view.filter,
            .funnelWindow = view.funnelWindow};
}

} // namespace ShelfHelp::Ui
