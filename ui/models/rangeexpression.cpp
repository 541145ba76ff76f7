// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "rangeexpression.h"

#include <QRegularExpression>

namespace ShelfHelp::Ui {

namespace {

/// A step of `count` units in the clock of the zone.
QDateTime stepped(const QDateTime &local, qint64 count, QChar unit)
{
    switch (unit.unicode()) {
    case u'm':
        return local.addSecs(60 * count);
    case u'h':
        return local.addSecs(3600 * count);
    case u'd':
        return local.addDays(count);
    case u'w':
        return local.addDays(7 * count);
    case u'M':
        return local.addMonths(int(count));
    default:
        return local.addYears(int(count));
    }
}

/// The start of the unit that `local` lies in.
QDateTime floored(const QDateTime &local, QChar unit, const QTimeZone &zone)
{
    const QDate day = local.date();
    switch (unit.unicode()) {
    case u'm':
        return local.addMSecs(-(local.time().msecsSinceStartOfDay() % 60'000));
    case u'h':
        return local.addMSecs(-(local.time().msecsSinceStartOfDay() % 3'600'000));
    case u'd':
        return day.startOfDay(zone);
    case u'w':
        return day.addDays(1 - day.dayOfWeek()).startOfDay(zone);
    case u'M':
        return QDate(day.year(), day.month(), 1).startOfDay(zone);
    default:
        return QDate(day.year(), 1, 1).startOfDay(zone);
    }
}

std::optional<QDateTime> relative(const QRegularExpressionMatch &match, RangeEnd end, const QDateTime &now,
                                  const QTimeZone &zone)
{
    QDateTime local = now.toTimeZone(zone);
    if (match.hasCaptured(u"count")) {
        const qint64 count = match.captured(u"count").toLongLong();
        const bool isBefore = match.captured(u"sign") == u"-";
        local = stepped(local, isBefore ? -count : count, match.captured(u"unit").front());
    }
    if (match.hasCaptured(u"round")) {
        const QChar unit = match.captured(u"round").front();
        local = floored(local, unit, zone);
        local = end == RangeEnd::To ? stepped(local, 1, unit) : local;
    }
    return local.isValid() ? std::optional(local.toUTC()) : std::nullopt;
}

std::optional<QDateTime> absolute(QString text, RangeEnd end, const QTimeZone &zone)
{
    const QDate day = QDate::fromString(text, Qt::ISODate);
    if (day.isValid() && text.size() == QLatin1StringView("2024-09-02").size()) {
        return (end == RangeEnd::To ? day.addDays(1) : day).startOfDay(zone).toUTC();
    }
    const QDateTime time = QDateTime::fromString(text.replace(u' ', u'T'), Qt::ISODate);
    if (!time.isValid()) {
        return std::nullopt;
    }
    return time.timeSpec() == Qt::LocalTime ? QDateTime(time.date(), time.time(), zone).toUTC()
                                            : time.toUTC();
}

} // namespace

std::optional<QDateTime> instantFrom(const QString &expression, RangeEnd end, const QDateTime &now,
                                     const QTimeZone &zone)
{
    // At most five digits: no step leads out of what a QDateTime can hold.
    static const QRegularExpression relativeForm(
        u"^now(?:\\s*(?<sign>[+-])\\s*(?<count>\\d{1,5})\\s*(?<unit>[mhdwMy]))?(?:\\s*/\\s*(?<round>[mhdwMy]))?$"_qs);
    const QString text = expression.trimmed();
    const QRegularExpressionMatch match = relativeForm.match(text);
    return match.hasMatch() ? relative(match, end, now, zone) : absolute(text, end, zone);
}

} // namespace ShelfHelp::Ui
