// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <ingest/decode/timestamp.h>

#include <QTest>

using namespace ShelfHelp::Ingest;

namespace {

constexpr qint64 second = 1'000'000;
constexpr qint64 hour = 3600 * second;
/// 2024-09-02T09:46:54
constexpr qint64 seedTime = 1'725'270'414 * second;

} // namespace

/// Times are read in one form only, to the microsecond, and no time zone has a say.
class TimestampTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsTimes_data();
    void readsTimes();
    void refuses_data();
    void refuses();
    void knowsPlausibleYears();
};

void TimestampTest::readsTimes_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<qint64>("microseconds");
    QTest::addColumn<bool>("truncated");

    const auto row = [](const char *text, qint64 microseconds, bool truncated = false) {
        QTest::newRow(text) << QByteArray(text) << microseconds << truncated;
    };
    row("1970-01-01T00:00:00", 0);
    row("1969-12-31T23:59:59.999999", -1);
    row("2024-09-02T09:46:54", seedTime);
    row("2024-09-02 09:46:54", seedTime);
    row("2024-09-02T09:46:54.835456", seedTime + 835'456);
    row("2024-09-02T09:46:54.8", seedTime + 800'000);
    row("2024-09-02T09:46:54.835", seedTime + 835'000);
    row("2024-09-02T09:46:54.8354569", seedTime + 835'456, true);
    row("2024-09-02T09:46:54.999999999", seedTime + 999'999, true);
    row("2024-09-02T09:46:54.0000000", seedTime, true);
    row("2024-09-02T09:46:54Z", seedTime);
    row("2024-09-02T09:46:54.5Z", seedTime + 500'000);
    row("2024-09-02T09:46:54+05:00", seedTime - 5 * hour);
    row("2024-09-02T09:46:54-0500", seedTime + 5 * hour);
    row("2024-09-02T09:46:54.000001-05:30", seedTime + 5 * hour + 1800 * second + 1);
    row("2024-09-02T09:46:54+15:59", seedTime - 15 * hour - 3540 * second);
    row("2024-09-02T09:46:54-00:00", seedTime);
    row("2024-02-29T00:00:00", 1'709'164'800 * second);
    row("2000-02-29T23:59:59", 951'868'799 * second);
    row("2024-03-31T02:30:00", 1'711'852'200 * second); // in the gap of Europe's summer time
    row("0001-01-01T00:00:00", -62'135'596'800 * second);
    row("9999-12-31T23:59:59.999999", 253'402'300'800 * second - 1);
}

void TimestampTest::readsTimes()
{
    QFETCH(QByteArray, text);
    QFETCH(qint64, microseconds);
    QFETCH(bool, truncated);

    const auto parsed = parseTimestamp(text.toStdString());
    QVERIFY(std::holds_alternative<Timestamp>(parsed));
    QCOMPARE(qint64(std::get<Timestamp>(parsed).microseconds), microseconds);
    QCOMPARE(std::get<Timestamp>(parsed).truncated, truncated);
}

void TimestampTest::refuses_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("outOfRange");

    for (const char *text : {"",
                             "now",
                             "today",
                             "infinity",
                             "epoch",
                             "allballs",
                             "J2451187",
                             "9/2/2024 9:46",
                             "1725270414",
                             "2024-09-02",
                             "2024-09-02T09:46",
                             "2024-09-02t09:46:54",
                             "2024-09-02T09:46:54z",
                             "2024-09-02T09:46:54,5",
                             "2024-09-02T09:46:54.",
                             "2024-09-02T09:46:5",
                             "2024-09-02T09:46:5x",
                             "2024-0x-02T09:46:54",
                             "2024-09-02T09:46:54.1234567890",
                             "2024-W36-1",
                             "2024-W36-1T09:46:54",
                             "20240902T094654",
                             "2024-9-2T09:46:54",
                             "2024-09-02  09:46:54",
                             " 2024-09-02T09:46:54",
                             "2024-09-02T09:46:54 ",
                             "2024-09-02T09:46:54x",
                             "2024-09-02T09:46:54 Z",
                             "2024-09-02T09:46:54+5",
                             "2024-09-02T09:46:54+05",
                             "2024-09-02T09:46:54+05:",
                             "2024-09-02T09:46:54+5:00",
                             "2024-09-02T09:46:54+16:00",
                             "2024-09-02T09:46:54+25:00",
                             "2024-09-02T09:46:54+05:60",
                             "2024-09-02T09:46:54+050000",
                             "2024-09-02T09:46:54ZZ",
                             "2024-09-02T09:46:54 Europe/Berlin",
                             "10000-01-01T00:00:00",
                             "-0001-01-01T00:00:00",
                             "+2024-09-02T09:46:54",
                             "Mon, 02 Sep 2024 09:46:54 GMT",
                             "٢٠٢٤-٠٩-٠٢T٠٩:٤٦:٥٤",
                             "2024-09-02T09:46:54'; DROP TABLE books;--"}) {
        QTest::newRow(text) << QByteArray(text) << false;
    }
    for (const char *text :
         {"2024-02-30T00:00:00", "2023-02-29T00:00:00", "1900-02-29T00:00:00", "2024-13-01T00:00:00",
          "2024-00-01T00:00:00", "2024-01-00T00:00:00", "2024-04-31T00:00:00", "2024-09-02T24:00:00",
          "2024-09-02T09:60:00", "2024-09-02T09:46:60", "0000-01-01T00:00:00", "0000-12-31T23:00:00-05:00",
          "0001-01-01T00:00:00+00:01", "9999-12-31T23:59:59-00:01", "2024-99-99T99:99:99"}) {
        QTest::newRow(text) << QByteArray(text) << true;
    }
}

void TimestampTest::refuses()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, outOfRange);

    const auto parsed = parseTimestamp(text.toStdString());
    QVERIFY(std::holds_alternative<TimestampFault>(parsed));
    QCOMPARE(std::get<TimestampFault>(parsed) == TimestampFault::Range, outOfRange);
}

void TimestampTest::knowsPlausibleYears()
{
    constexpr qint64 start2000 = 946'684'800 * second;
    constexpr qint64 start2100 = 4'102'444'800 * second;
    QVERIFY(!isPlausibleTime(start2000 - 1));
    QVERIFY(isPlausibleTime(start2000));
    QVERIFY(isPlausibleTime(start2100 - 1));
    QVERIFY(!isPlausibleTime(start2100));
}

QTEST_GUILESS_MAIN(TimestampTest)
#include "timestamptest.moc"
