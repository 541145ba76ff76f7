// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "timecontext.h"

#include <QString>

#include <algorithm>
#include <array>
#include <utility>

namespace ShelfHelp::Sql {

namespace {

constexpr qint64 secondsPerHour = 3600;
constexpr qint64 secondsPerDay = 86'400;
constexpr int daysPerWeek = 7;

constexpr std::array presetNames{
    std::pair{RangePreset::Today, QLatin1StringView("today")},
    std::pair{RangePreset::Yesterday, QLatin1StringView("yesterday")},
    std::pair{RangePreset::Last24Hours, QLatin1StringView("24h")},
    std::pair{RangePreset::Last7Days, QLatin1StringView("7d")},
    std::pair{RangePreset::Last28Days, QLatin1StringView("28d")},
    std::pair{RangePreset::Last30Days, QLatin1StringView("30d")},
    std::pair{RangePreset::Last91Days, QLatin1StringView("91d")},
    std::pair{RangePreset::MonthToDate, QLatin1StringView("mtd")},
    std::pair{RangePreset::LastMonth, QLatin1StringView("last-month")},
    std::pair{RangePreset::YearToDate, QLatin1StringView("ytd")},
    std::pair{RangePreset::Last12Months, QLatin1StringView("12m")},
    std::pair{RangePreset::All, QLatin1StringView("all")},
};

constexpr std::array bucketNames{
    std::pair{Bucket::Hour, QLatin1StringView("hour")},
    std::pair{Bucket::Day, QLatin1StringView("day")},
    std::pair{Bucket::Week, QLatin1StringView("week")},
    std::pair{Bucket::Month, QLatin1StringView("month")},
};

template <typename Table, typename Value>
QString nameOf(const Table &table, Value value)
{
    for (const auto &[candidate, name] : table) {
        if (candidate == value) {
            return name;
        }
    }
    Q_UNREACHABLE();
}

template <typename Value, std::size_t Size>
std::optional<Value> valueOf(const std::array<std::pair<Value, QLatin1StringView>, Size> &table,
                             const QString &name)
{
    for (const auto &[value, candidate] : table) {
        if (candidate == name) {
            return value;
        }
    }
    return std::nullopt;
}

QDateTime startOfDay(QDate day, const QTimeZone &zone)
{
    return day.startOfDay(zone).toUTC();
}

TimeRange days(QDate from, QDate to, const QTimeZone &zone)
{
    return {startOfDay(from, zone), startOfDay(to, zone)};
}

/// What the clock shows in `zone`, as if it were UTC: differences count wall-clock time.
QDateTime wallClock(const QDateTime &time, const QTimeZone &zone)
{
    const QDateTime local = time.toTimeZone(zone);
    return {local.date(), local.time(), Qt::UTC};
}

/// The same wall-clock time some days before, whatever the clocks did in between.
QDateTime daysEarlier(const QDateTime &time, qint64 days, const QTimeZone &zone)
{
    return time.toTimeZone(zone).addDays(-days).toUTC();
}

QDate firstOfMonth(QDate day)
{
    return {day.year(), day.month(), 1};
}

/// The bucket edge at or before `local`, and how to step to the next one.
QDate bucketDay(QDate day, Bucket bucket)
{
    switch (bucket) {
    case Bucket::Week:
        return day.addDays(1 - day.dayOfWeek());
    case Bucket::Month:
        return firstOfMonth(day);
    case Bucket::Hour:
    case Bucket::Day:
        break;
    }
    return day;
}

QDate nextBucketDay(QDate day, Bucket bucket)
{
    switch (bucket) {
    case Bucket::Week:
        return day.addDays(daysPerWeek);
    case Bucket::Month:
        return day.addMonths(1);
    case Bucket::Hour:
    case Bucket::Day:
        break;
    }
    return day.addDays(1);
}

/// Hours are counted from each midnight: where the clock changes by half an hour, the last one of the day is
/// half as long, and the next day begins with a whole one.
void appendHours(QList<QDateTime> &starts, const TimeRange &range, const QDateTime &day,
                 const QDateTime &next)
{
    const qint64 hoursBefore = std::max<qint64>(0, day.secsTo(range.from) / secondsPerHour);
    for (QDateTime start = day.addSecs(hoursBefore * secondsPerHour); start < next && start < range.to;
         start = start.addSecs(secondsPerHour)) {
        starts.append(start);
    }
}

QList<QDateTime> hourStarts(const TimeRange &range, const QTimeZone &zone)
{
    QList<QDateTime> starts;
    if (range.isEmpty()) {
        return starts;
    }
    QDate day = range.from.toTimeZone(zone).date();
    for (QDateTime start = startOfDay(day, zone); start < range.to; day = day.addDays(1)) {
        const QDateTime next = startOfDay(day.addDays(1), zone);
        appendHours(starts, range, start, next);
        start = next;
    }
    return starts;
}

} // namespace

TimeRange presetRange(RangePreset preset, const QTimeZone &zone, const QDateTime &now, const DataSpan &span)
{
    const QDate today = now.toTimeZone(zone).date();
    const QDateTime end = now.toUTC();
    switch (preset) {
    case RangePreset::Today:
        return {startOfDay(today, zone), end};
    case RangePreset::Yesterday:
        return days(today.addDays(-1), today, zone);
    case RangePreset::Last24Hours:
        return {end.addDays(-1), end};
    case RangePreset::Last7Days:
        return days(today.addDays(-7), today, zone);
    case RangePreset::Last28Days:
        return days(today.addDays(-28), today, zone);
    case RangePreset::Last30Days:
        return days(today.addDays(-30), today, zone);
    case RangePreset::Last91Days:
        return days(today.addDays(-91), today, zone);
    case RangePreset::MonthToDate:
        return {startOfDay(firstOfMonth(today), zone), end};
    case RangePreset::LastMonth:
        return days(firstOfMonth(today).addMonths(-1), firstOfMonth(today), zone);
    case RangePreset::YearToDate:
        return {startOfDay(QDate(today.year(), 1, 1), zone), end};
    case RangePreset::Last12Months:
        return days(today.addMonths(-12), today, zone);
    case RangePreset::All:
        break;
    }
    if (!span.first || !span.last) {
        return {startOfDay(today, zone), end};
    }
    // Whole days, so that the first and last bucket are complete; data from the future is included.
    const QDate last = span.last->toTimeZone(zone).date();
    return days(span.first->toTimeZone(zone).date(), last.addDays(1), zone);
}

RangePreset defaultPreset(const DataSpan &span, const QTimeZone &zone, const QDateTime &now)
{
    if (!span.first || !span.last) {
        return RangePreset::Last28Days;
    }
    const QDate today = now.toTimeZone(zone).date();
    if (span.last->toTimeZone(zone).date() < today.addDays(-28)) {
        return RangePreset::All;
    }
    return span.first->toTimeZone(zone).date() > today.addDays(-2) ? RangePreset::Today
                                                                   : RangePreset::Last28Days;
}

std::optional<TimeRange> previousPeriod(const TimeRange &range, RangePreset preset, const QTimeZone &zone)
{
    if (preset == RangePreset::All || range.isEmpty()) {
        return std::nullopt;
    }
    // By the clock on the wall: a day is a day when the clocks change.
    const qint64 seconds = wallClock(range.from, zone).secsTo(wallClock(range.to, zone));
    const qint64 wholeDays = (seconds + secondsPerDay - 1) / secondsPerDay;
    // Up to a day: today until 10:40 against yesterday until 10:40. Longer: whole weeks, so that both sides
    // have the same weekdays.
    const qint64 shift = wholeDays <= 1 ? 1 : (wholeDays + daysPerWeek - 1) / daysPerWeek * daysPerWeek;
    return TimeRange{daysEarlier(range.from, shift, zone), daysEarlier(range.to, shift, zone)};
}

Bucket defaultBucket(const TimeRange &range)
{
    const qint64 seconds = range.from.secsTo(range.to);
    if (seconds <= 2 * secondsPerDay) {
        return Bucket::Hour;
    }
    if (seconds <= 92 * secondsPerDay) {
        return Bucket::Day;
    }
    return seconds <= 400 * secondsPerDay ? Bucket::Week : Bucket::Month;
}

QList<QDateTime> bucketStarts(const TimeRange &range, Bucket bucket, const QTimeZone &zone)
{
    if (range.isEmpty()) {
        return {};
    }
    if (bucket == Bucket::Hour) {
        return hourStarts(range, zone);
    }
    QList<QDateTime> starts;
    QDate day = bucketDay(range.from.toTimeZone(zone).date(), bucket);
    for (QDateTime start = startOfDay(day, zone); start < range.to; start = startOfDay(day, zone)) {
        starts.append(start);
        day = nextBucketDay(day, bucket);
    }
    return starts;
}

int hourOfWeek(const QDateTime &instant, const QTimeZone &zone)
{
    constexpr int hoursPerDay = 24;
    const QDateTime local = instant.toTimeZone(zone);
    return (local.date().dayOfWeek() - 1) * hoursPerDay + local.time().hour();
}

QString bucketName(Bucket bucket)
{
    return nameOf(bucketNames, bucket);
}

std::optional<Bucket> bucketFromName(const QString &name)
{
    return valueOf(bucketNames, name);
}

QString presetName(RangePreset preset)
{
    return nameOf(presetNames, preset);
}

std::optional<RangePreset> presetFromName(const QString &name)
{
    return valueOf(presetNames, name);
}

} // namespace ShelfHelp::Sql
