// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dates.h"

#include "numbers.h"

#include <QCoreApplication>

namespace ShelfHelp::Ui {

namespace {

struct Dates
{
    Q_DECLARE_TR_FUNCTIONS(ShelfHelp::Ui::Dates)
};

constexpr qint64 hourSeconds = 3600;
constexpr qint64 twoDaysSeconds = 48 * hourSeconds;

bool monthComesFirst(const QLocale &locale)
{
    const QString format = locale.dateFormat(QLocale::ShortFormat);
    return format.indexOf(u'M') < format.indexOf(u'd');
}

QString dateFormat(DateStyle style, bool monthFirst)
{
    switch (style) {
    case DateStyle::DayMonth:
        return monthFirst ? u"MMM d"_qs : u"d MMM"_qs;
    case DateStyle::DayMonthYear:
        return monthFirst ? u"MMM d, yyyy"_qs : u"d MMM yyyy"_qs;
    case DateStyle::WeekdayDayMonthYear:
        break;
    }
    return monthFirst ? u"ddd, MMM d, yyyy"_qs : u"ddd d MMM yyyy"_qs;
}

/// A range as its wall-clock ends in the reporting zone; the last instant belongs to it.
struct LocalRange
{
    QDateTime first;
    QDateTime last;

    LocalRange(const Sql::TimeRange &range, const QTimeZone &zone)
        : first(range.from.toTimeZone(zone))
        , last(range.to.addMSecs(-1).toTimeZone(zone))
    {
    }

    [[nodiscard]] bool wholeDays() const
    {
        const QTime midnight(0, 0);
        return first.time() == midnight && last.addMSecs(1).time() == midnight;
    }
};

bool showsClock(const Sql::TimeRange &range, const LocalRange &local)
{
    return !local.wholeDays() && range.from.secsTo(range.to) <= twoDaysSeconds;
}

QString clockPeriodText(const LocalRange &local, const QLocale &locale)
{
    const QDateTime end = local.last.addMSecs(1);
    const QString from = dateText(local.first.date(), DateStyle::DayMonthYear, locale) + u", " +
                         clockText(local.first.time(), locale);
    const QString day = end.date() == local.first.date()
                            ? QString()
                            : QString(dateText(end.date(), DateStyle::DayMonthYear, locale) + u", ");
    return from + u" – " + day + clockText(end.time(), locale);
}

QString dayPeriodText(const LocalRange &local, const QLocale &locale)
{
    const QDate first = local.first.date();
    const QDate last = local.last.date();
    const QString end = dateText(last, DateStyle::DayMonthYear, locale);
    if (first == last) {
        return end;
    }
    const auto style = first.year() == last.year() ? DateStyle::DayMonth : DateStyle::DayMonthYear;
    return dateText(first, style, locale) + u" – " + end;
}

QString lengthText(const Sql::TimeRange &range, const LocalRange &local)
{
    if (showsClock(range, local)) {
        const qint64 hours = (range.from.secsTo(range.to) + hourSeconds - 1) / hourSeconds;
        return pluralText(Dates::tr("%n hour(s)", nullptr, static_cast<int>(hours)), hours);
    }
    const qint64 days = local.first.date().daysTo(local.last.date()) + 1;
    return pluralText(Dates::tr("%n day(s)", nullptr, static_cast<int>(days)), days);
}

} // namespace

QString dateText(QDate date, DateStyle style, const QLocale &locale)
{
    return locale.toString(date, dateFormat(style, monthComesFirst(locale)));
}

QString periodText(const Sql::TimeRange &range, const QTimeZone &zone, const QLocale &locale)
{
    const LocalRange local(range, zone);
    return showsClock(range, local) ? clockPeriodText(local, locale) : dayPeriodText(local, locale);
}

QString clockText(QTime time, const QLocale &locale)
{
    return locale.toString(time, locale.timeFormat(QLocale::ShortFormat).remove(u":ss"_qs));
}

QTimeZone plainZone(const QTimeZone &zone)
{
    static const QByteArrayList spellings{"Etc/UTC", "Etc/UCT",       "UCT",      "Etc/Zulu",
                                          "Zulu",    "Etc/Universal", "Universal"};
    return !zone.isValid() || spellings.contains(zone.id()) ? QTimeZone::utc() : zone;
}

QString zoneText(const QTimeZone &zone)
{
    return QString::fromUtf8(plainZone(zone).id());
}

QString rangeText(const Sql::TimeRange &range, const QTimeZone &zone, const QLocale &locale)
{
    const QString length = lengthText(range, LocalRange(range, zone));
    return periodText(range, zone, locale) + u" · " + length + u" · " + zoneText(zone);
}

QString bucketText(const QDateTime &start, Sql::Bucket bucket, const QTimeZone &zone, const QLocale &locale)
{
    const QDateTime local = start.toTimeZone(zone);
    const QString day = dateText(local.date(), DateStyle::WeekdayDayMonthYear, locale);
    switch (bucket) {
    case Sql::Bucket::Hour:
        return day + u", " + clockText(local.time(), locale) + u'–' +
               clockText(bucketEnd(start, bucket, zone).toTimeZone(zone).time(), locale);
    case Sql::Bucket::Day:
        return day;
    case Sql::Bucket::Week:
        return Dates::tr("Week of %1").arg(day);
    case Sql::Bucket::Month:
        break;
    }
    return locale.toString(local.date(), u"MMMM yyyy"_qs);
}

QDateTime bucketEnd(const QDateTime &start, Sql::Bucket bucket, const QTimeZone &zone)
{
    const QDateTime local = start.toTimeZone(zone);
    switch (bucket) {
    case Sql::Bucket::Hour:
        return local.addSecs(hourSeconds);
    case Sql::Bucket::Day:
        return local.date().addDays(1).startOfDay(zone);
    case Sql::Bucket::Week:
        return local.date().addDays(7).startOfDay(zone);
    case Sql::Bucket::Month:
        break;
    }
    return local.date().addMonths(1).startOfDay(zone);
}

QString perBucketText(Sql::Bucket bucket)
{
    switch (bucket) {
    case Sql::Bucket::Hour:
        return Dates::tr("per hour");
    case Sql::Bucket::Day:
        return Dates::tr("per day");
    case Sql::Bucket::Week:
        return Dates::tr("per week");
    case Sql::Bucket::Month:
        break;
    }
    return Dates::tr("per month");
}

} // namespace ShelfHelp::Ui
