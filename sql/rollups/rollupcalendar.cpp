// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "rollupcalendar.h"

#include <sql/timecontext.h>

#include <algorithm>

namespace ShelfHelp::Sql {

namespace {

constexpr int firstYear = 2000;
constexpr int lastYear = 2100; ///< the first one that they do not hold
constexpr qint64 moment = 1;   ///< ms

/// Long enough for the next edge, in ms.
qint64 longest(Bucket bucket)
{
    constexpr qint64 hour = 3'600'000;
    switch (bucket) {
    case Bucket::Hour:
        return 3 * hour;
    case Bucket::Day:
        return 50 * hour;
    case Bucket::Week:
    case Bucket::Month:
        return 32 * 24 * hour;
    }
    Q_UNREACHABLE();
}

/// The buckets that touch a range, whole. A day that a zone has skipped is none.
QList<Span> spans(const TimeRange &range, Bucket bucket, const QTimeZone &zone)
{
    const QList<QDateTime> edges =
        bucketStarts({range.from, range.to.addMSecs(longest(bucket))}, bucket, zone);
    QList<Span> spans;
    for (qsizetype i = 0; i + 1 < edges.size() && edges[i] < range.to; ++i) {
        if (edges[i] < edges[i + 1]) {
            spans.append({edges[i].toUTC(), edges[i + 1].toUTC()});
        }
    }
    return spans;
}

/// Least and greatest offset of a zone from a day before to a day after naive days, in seconds.
std::pair<int, int> offsets(const QTimeZone &zone, QDate first, QDate last)
{
    const QDateTime from = first.addDays(-1).startOfDay(QTimeZone::utc());
    const QDateTime to = last.addDays(1).startOfDay(QTimeZone::utc());
    auto [least, greatest] = std::minmax({zone.offsetFromUtc(from), zone.offsetFromUtc(to)});
    for (const QTimeZone::OffsetData &transition : zone.transitions(from, to)) {
        least = std::min(least, transition.offsetFromUtc);
        greatest = std::max(greatest, transition.offsetFromUtc);
    }
    return {least, greatest};
}

} // namespace

QDateTime RollupCalendar::startOfYear(int year) const
{
    return QDate(year, 1, 1).startOfDay(m_reporting).toUTC();
}

QDateTime RollupCalendar::first() const
{
    return startOfYear(firstYear);
}

QDateTime RollupCalendar::last() const
{
    return startOfYear(lastYear);
}

QList<Span> RollupCalendar::days(const QDateTime &from, const QDateTime &to) const
{
    return from < to ? spans({from, to}, Bucket::Day, m_reporting) : QList<Span>();
}

QList<Span> RollupCalendar::daysOf(QDate firstDay, QDate lastDay) const
{
    constexpr int margin = 2; // days
    if (lastDay < QDate(firstYear, 1, 1).addDays(-margin) ||
        firstDay > QDate(lastYear, 1, 1).addDays(margin)) {
        return {};
    }
    const auto [least, greatest] = offsets(m_source, firstDay, lastDay);
    const QDateTime from = firstDay.startOfDay(QTimeZone::utc()).addSecs(-greatest);
    const QDateTime to = lastDay.startOfDay(QTimeZone::utc()).addSecs(-least);
    return days(std::max(from, first()), std::min(to, last()));
}

Span RollupCalendar::dayOf(const QDateTime &instant) const
{
    return spans({instant, instant.addMSecs(moment)}, Bucket::Day, m_reporting).constFirst();
}

Span RollupCalendar::monthOf(const QDateTime &instant) const
{
    return spans({instant, instant.addMSecs(moment)}, Bucket::Month, m_reporting).constFirst();
}

QList<Span> RollupCalendar::quarters(const Span &month) const
{
    constexpr int daysOfQuarter = 7;
    constexpr int last = 3;
    QList<Span> quarters;
    int current = -1;
    for (const Span &day : spans({month.start, month.end}, Bucket::Day, m_reporting)) {
        const int number = day.start.toTimeZone(m_reporting).date().day() - 1;
        if (const int quarter = std::min(number / daysOfQuarter, last); quarter != current) {
            quarters.append(day);
            current = quarter;
        }
        quarters.last().end = day.end;
    }
    return quarters;
}

QList<Span> RollupCalendar::hours(const Span &day) const
{
    return spans({day.start, day.end}, Bucket::Hour, m_reporting);
}

QList<WeekHourSpan> RollupCalendar::weekHours(const Span &days) const
{
    QList<WeekHourSpan> hours;
    for (const Span &hour : spans({days.start, days.end}, Bucket::Hour, m_reporting)) {
        hours.append({hour, hourOfWeek(hour.start, m_reporting)});
    }
    return hours;
}

} // namespace ShelfHelp::Sql
