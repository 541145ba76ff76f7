// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "rangeselection.h"

#include <algorithm>

namespace ShelfHelp::Ui {

namespace {

/// The calendar period of `months` months that begins `periods` periods after `from`.
Sql::TimeRange calendarPeriod(QDate from, int months, int periods, const QTimeZone &zone)
{
    const QDate start = from.addMonths(months * periods);
    return {start.startOfDay(zone).toUTC(), start.addMonths(months).startOfDay(zone).toUTC()};
}

/// As many whole days earlier as the range is long; a day that has begun counts as one.
Sql::TimeRange daysEarlier(const Sql::TimeRange &range, int periods, const QTimeZone &zone)
{
    const QDate first = range.from.toTimeZone(zone).date();
    const QDate last = range.to.toTimeZone(zone).addMSecs(-1).date();
    const qint64 days = std::max<qint64>(1, first.daysTo(last) + 1);
    const QDate start = first.addDays(-periods * days);
    return {start.startOfDay(zone).toUTC(), start.addDays(days).startOfDay(zone).toUTC()};
}

bool isWholeDays(const Sql::TimeRange &range, const QTimeZone &zone)
{
    const auto isMidnight = [&zone](const QDateTime &time) {
        return time == time.toTimeZone(zone).date().startOfDay(zone);
    };
    return isMidnight(range.from) && isMidnight(range.to);
}

/// By whole days where the range is of whole days, else by its exact length.
Sql::TimeRange lengthsEarlier(const Sql::TimeRange &range, int periods, const QTimeZone &zone)
{
    if (isWholeDays(range, zone)) {
        return daysEarlier(range, periods, zone);
    }
    const qint64 length = range.from.msecsTo(range.to) * periods;
    return {range.from.addMSecs(-length), range.to.addMSecs(-length)};
}

} // namespace

void RangeSelection::goBack()
{
    if (canGoBack()) {
        ++m_periodsBack;
    }
}

void RangeSelection::goForward()
{
    if (canGoForward()) {
        --m_periodsBack;
    }
}

Sql::TimeRange RangeSelection::range(const QTimeZone &zone, const QDateTime &now,
                                     const Sql::DataSpan &span) const
{
    const Sql::TimeRange current = m_custom ? *m_custom : Sql::presetRange(m_preset, zone, now, span);
    if (m_periodsBack == 0) {
        return current;
    }
    if (m_custom) {
        return lengthsEarlier(current, m_periodsBack, zone);
    }
    const QDate first = current.from.toTimeZone(zone).date();
    switch (m_preset) {
    case Sql::RangePreset::Last24Hours:
        return {current.from.addDays(-m_periodsBack), current.to.addDays(-m_periodsBack)};
    case Sql::RangePreset::MonthToDate:
    case Sql::RangePreset::LastMonth:
        return calendarPeriod(first, 1, -m_periodsBack, zone);
    case Sql::RangePreset::YearToDate:
    case Sql::RangePreset::Last12Months:
        return calendarPeriod(first, 12, -m_periodsBack, zone);
    default:
        return daysEarlier(current, m_periodsBack, zone);
    }
}

} // namespace ShelfHelp::Ui
