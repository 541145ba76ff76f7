// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDate>
#include <QDateTime>
#include <QList>
#include <QTimeZone>

namespace ShelfHelp::Sql {

/// A day or a month of the reporting zone, [start, end), as instants.
struct Span
{
    QDateTime start;
    QDateTime end;

    friend bool operator==(const Span &, const Span &) = default;
};

/// An hour, and which of the week's it is in the reporting zone: hourOfWeek().
struct WeekHourSpan
{
    Span span;
    int hourOfWeek = 0;
};

/// Turns the naive days of stored times into days of the reporting zone, and those into hours and months. All
/// edges are those of bucketStarts().
class RollupCalendar final
{
public:
    RollupCalendar(const QTimeZone &reportingZone, const QTimeZone &sourceZone)
        : m_reporting(reportingZone)
        , m_source(sourceZone)
    {
    }

    /// The first instant of the years that the sums hold, and the first after them.
    [[nodiscard]] QDateTime first() const;
    [[nodiscard]] QDateTime last() const;

    /// The days that touch a range, whole, oldest first.
    [[nodiscard]] QList<Span> days(const QDateTime &from, const QDateTime &to) const;
    /// Those that a row of the naive days [first, last) may lie in: as many as the change of an offset needs.
    /// None outside the years that the sums hold.
    [[nodiscard]] QList<Span> daysOf(QDate first, QDate last) const;
    [[nodiscard]] Span dayOf(const QDateTime &instant) const;
    [[nodiscard]] Span monthOf(const QDateTime &instant) const;
    /// The quarters of a month: its days 1 to 7, 8 to 14, 15 to 21, and the rest.
    [[nodiscard]] QList<Span> quarters(const Span &month) const;
    /// Starts and ends of a day's hours: 23 or 25 where the clock changes.
    [[nodiscard]] QList<Span> hours(const Span &day) const;
    /// The hours of a month, or of some of its days.
    [[nodiscard]] QList<WeekHourSpan> weekHours(const Span &days) const;

private:
    [[nodiscard]] QDateTime startOfYear(int year) const;

    QTimeZone m_reporting;
    QTimeZone m_source;
};

} // namespace ShelfHelp::Sql
