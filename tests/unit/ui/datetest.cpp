// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <ui/format/dates.h>

#include <QTest>

using namespace ShelfHelp;
using namespace ShelfHelp::Ui;

namespace {

const QLocale english(QLocale::English, QLocale::UnitedKingdom);
const QLocale american(QLocale::English, QLocale::UnitedStates);

QDateTime utc(const QString &text)
{
    QDateTime instant = QDateTime::fromString(text, Qt::ISODate);
    instant.setTimeZone(QTimeZone::utc());
    return instant;
}

} // namespace

class DateTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ranges_data();
    void ranges();
    void rangeIsReadInTheReportingZone();
    void localeOrdersDayAndMonth();
    void buckets_data();
    void buckets();
    void daysOfAClockChange_data();
    void daysOfAClockChange();
};

void DateTest::ranges_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    QTest::addColumn<QString>("text");
    QTest::newRow("28 days") << u"2024-08-05T00:00:00"_qs << u"2024-09-02T00:00:00"_qs
                             << u"5 Aug – 1 Sept 2024 · 28 days · UTC"_qs;
    QTest::newRow("one day") << u"2024-08-05T00:00:00"_qs << u"2024-08-06T00:00:00"_qs
                             << u"5 Aug 2024 · 1 day · UTC"_qs;
    QTest::newRow("two years") << u"2023-12-31T00:00:00"_qs << u"2024-01-02T00:00:00"_qs
                               << u"31 Dec 2023 – 1 Jan 2024 · 2 days · UTC"_qs;
    QTest::newRow("part of a day") << u"2024-08-05T00:00:00"_qs << u"2024-08-05T10:40:00"_qs
                                   << u"5 Aug 2024, 00:00 – 10:40 · 11 hours · UTC"_qs;
    QTest::newRow("24 hours") << u"2024-08-05T10:40:00"_qs << u"2024-08-06T10:40:00"_qs
                              << u"5 Aug 2024, 10:40 – 6 Aug 2024, 10:40 · 24 hours · UTC"_qs;
    QTest::newRow("long and uneven") << u"2024-09-02T09:46:58"_qs << u"2024-09-12T10:00:00"_qs
                                     << u"2 Sept – 12 Sept 2024 · 11 days · UTC"_qs;
}

void DateTest::ranges()
{
    QFETCH(QString, from);
    QFETCH(QString, to);
    QTEST(rangeText({utc(from), utc(to)}, QTimeZone::utc(), english), "text");
}

void DateTest::rangeIsReadInTheReportingZone()
{
    const QTimeZone chicago("America/Chicago");
    const Sql::TimeRange range{QDate(2024, 8, 5).startOfDay(chicago), QDate(2024, 8, 12).startOfDay(chicago)};
    QCOMPARE(rangeText(range, chicago, english), u"5 Aug – 11 Aug 2024 · 7 days · America/Chicago"_qs);
}

void DateTest::localeOrdersDayAndMonth()
{
    QCOMPARE(dateText(QDate(2024, 8, 5), DateStyle::WeekdayDayMonthYear, english), u"Mon 5 Aug 2024"_qs);
    QCOMPARE(dateText(QDate(2024, 8, 5), DateStyle::WeekdayDayMonthYear, american), u"Mon, Aug 5, 2024"_qs);
    QCOMPARE(dateText(QDate(2024, 8, 5), DateStyle::DayMonth, american), u"Aug 5"_qs);
}

void DateTest::buckets_data()
{
    QTest::addColumn<Sql::Bucket>("bucket");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("end");
    QTest::newRow("hour") << Sql::Bucket::Hour << u"Mon 1 Jul 2024, 00:00–01:00"_qs
                          << u"2024-07-01T01:00:00"_qs;
    QTest::newRow("day") << Sql::Bucket::Day << u"Mon 1 Jul 2024"_qs << u"2024-07-02T00:00:00"_qs;
    QTest::newRow("week") << Sql::Bucket::Week << u"Week of Mon 1 Jul 2024"_qs << u"2024-07-08T00:00:00"_qs;
    QTest::newRow("month") << Sql::Bucket::Month << u"July 2024"_qs << u"2024-08-01T00:00:00"_qs;
}

void DateTest::buckets()
{
    QFETCH(Sql::Bucket, bucket);
    QFETCH(QString, end);
    const QDateTime start = utc(u"2024-07-01T00:00:00"_qs);
    QTEST(bucketText(start, bucket, QTimeZone::utc(), english), "text");
    QCOMPARE(bucketEnd(start, bucket, QTimeZone::utc()), utc(end));
}

void DateTest::daysOfAClockChange_data()
{
    QTest::addColumn<QByteArray>("zone");
    QTest::addColumn<QDate>("day");
    QTest::addColumn<int>("minutes");
    QTest::newRow("Chicago, spring") << QByteArray("America/Chicago") << QDate(2024, 3, 10) << 23 * 60;
    QTest::newRow("Chicago, autumn") << QByteArray("America/Chicago") << QDate(2024, 11, 3) << 25 * 60;
    QTest::newRow("Lord Howe, half an hour")
        << QByteArray("Australia/Lord_Howe") << QDate(2024, 4, 7) << 24 * 60 + 30;
    QTest::newRow("Kolkata has none") << QByteArray("Asia/Kolkata") << QDate(2024, 3, 10) << 24 * 60;
}

void DateTest::daysOfAClockChange()
{
    QFETCH(QByteArray, zone);
    QFETCH(QDate, day);
    QFETCH(int, minutes);
    const QTimeZone timeZone(zone);
    const QDateTime start = day.startOfDay(timeZone);
    QCOMPARE(start.secsTo(bucketEnd(start, Sql::Bucket::Day, timeZone)), qint64(minutes) * 60);
}

QTEST_GUILESS_MAIN(DateTest)

#include "datetest.moc"
