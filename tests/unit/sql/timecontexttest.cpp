// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <sql/timecontext.h>

#include <QTest>

using namespace ShelfHelp;
using Sql::Bucket;
using Sql::RangePreset;
using Sql::TimeRange;

namespace {

QDateTime utc(const QString &text)
{
    return QDateTime::fromString(text + u'Z', Qt::ISODate);
}

const QDateTime now = utc(u"2024-09-04T14:40:00"_qs); // a Wednesday

} // namespace

/// Ranges, comparison and buckets, with the clock changes of four zones.
class TimeContextTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void presets_data();
    void presets();
    void presetsHaveNamesBothWays();
    void allTimeIsWholeDaysOfData();
    void startsWithARangeThatShowsSomething_data();
    void startsWithARangeThatShowsSomething();
    void comparesLikeWithLike_data();
    void comparesLikeWithLike();
    void comparisonKeepsTheClockTime();
    void bucketsCoverTheRange_data();
    void bucketsCoverTheRange();
    void daysOfAClockChangeAreLongerOrShorter_data();
    void daysOfAClockChangeAreLongerOrShorter();
    void choosesABucketThatFits_data();
    void choosesABucketThatFits();
    void anEmptyRangeHasNoBuckets();
};

void TimeContextTest::presets_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("zone");
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    const auto row = [](const char *name, const char *zone, const char *from, const char *to) {
        QTest::addRow("%s in %s", name, zone) << QString::fromUtf8(name) << QByteArray(zone)
                                              << QString::fromUtf8(from) << QString::fromUtf8(to);
    };
    row("today", "UTC", "2024-09-04T00:00:00", "2024-09-04T14:40:00");
    row("today", "America/Chicago", "2024-09-04T05:00:00", "2024-09-04T14:40:00");
    row("today", "Asia/Kolkata", "2024-09-03T18:30:00", "2024-09-04T14:40:00");
    row("today", "Australia/Lord_Howe", "2024-09-04T13:30:00",
        "2024-09-04T14:40:00"); // already tomorrow there
    row("yesterday", "UTC", "2024-09-03T00:00:00", "2024-09-04T00:00:00");
    row("24h", "UTC", "2024-09-03T14:40:00", "2024-09-04T14:40:00");
    row("7d", "UTC", "2024-08-28T00:00:00", "2024-09-04T00:00:00");
    row("28d", "UTC", "2024-08-07T00:00:00", "2024-09-04T00:00:00");
    row("30d", "UTC", "2024-08-05T00:00:00", "2024-09-04T00:00:00");
    row("91d", "America/Chicago", "2024-06-05T05:00:00", "2024-09-04T05:00:00");
    row("mtd", "UTC", "2024-09-01T00:00:00", "2024-09-04T14:40:00");
    row("last-month", "UTC", "2024-08-01T00:00:00", "2024-09-01T00:00:00");
    row("ytd", "UTC", "2024-01-01T00:00:00", "2024-09-04T14:40:00");
    row("12m", "UTC", "2023-09-04T00:00:00", "2024-09-04T00:00:00");
}

void TimeContextTest::presets()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, zone);
    QFETCH(QString, from);
    QFETCH(QString, to);
    const auto preset = Sql::presetFromName(name);
    QVERIFY(preset.has_value());
    QCOMPARE(Sql::presetRange(*preset, QTimeZone(zone), now, {}), (TimeRange{utc(from), utc(to)}));
}

void TimeContextTest::presetsHaveNamesBothWays()
{
    for (int i = int(RangePreset::Today); i <= int(RangePreset::All); ++i) {
        QCOMPARE(Sql::presetFromName(Sql::presetName(RangePreset(i))), std::optional(RangePreset(i)));
    }
    for (const Bucket bucket : {Bucket::Hour, Bucket::Day, Bucket::Week, Bucket::Month}) {
        QCOMPARE(Sql::bucketFromName(Sql::bucketName(bucket)), std::optional(bucket));
    }
    QCOMPARE(Sql::presetFromName(u"fortnight"_qs), std::nullopt);
}

void TimeContextTest::allTimeIsWholeDaysOfData()
{
    const Sql::DataSpan span{utc(u"2024-09-02T09:46:54"_qs), utc(u"2024-09-02T09:47:02"_qs)};
    QCOMPARE(Sql::presetRange(RangePreset::All, QTimeZone::utc(), now, span),
             (TimeRange{utc(u"2024-09-02T00:00:00"_qs), utc(u"2024-09-03T00:00:00"_qs)}));
    QVERIFY(!Sql::presetRange(RangePreset::All, QTimeZone::utc(), now, {}).isEmpty());
}

void TimeContextTest::startsWithARangeThatShowsSomething_data()
{
    QTest::addColumn<Sql::DataSpan>("span");
    QTest::addColumn<RangePreset>("preset");
    QTest::newRow("no data") << Sql::DataSpan{} << RangePreset::Last28Days;
    QTest::newRow("since today") << Sql::DataSpan{now.addSecs(-3600), now} << RangePreset::Today;
    QTest::newRow("since yesterday") << Sql::DataSpan{now.addDays(-1), now} << RangePreset::Today;
    QTest::newRow("since the day before") << Sql::DataSpan{now.addDays(-2), now} << RangePreset::Last28Days;
    QTest::newRow("old and new") << Sql::DataSpan{now.addYears(-1), now.addDays(-28)}
                                 << RangePreset::Last28Days;
    QTest::newRow("old only") << Sql::DataSpan{now.addYears(-1), now.addDays(-29)} << RangePreset::All;
}

void TimeContextTest::startsWithARangeThatShowsSomething()
{
    QFETCH(Sql::DataSpan, span);
    QTEST(Sql::defaultPreset(span, QTimeZone::utc(), now), "preset");
}

void TimeContextTest::comparesLikeWithLike_data()
{
    QTest::addColumn<RangePreset>("preset");
    QTest::addColumn<qint64>("daysBack");
    QTest::newRow("today until now with yesterday until then") << RangePreset::Today << qint64(1);
    QTest::newRow("a day") << RangePreset::Yesterday << qint64(1);
    QTest::newRow("whole weeks") << RangePreset::Last28Days << qint64(28);
    QTest::newRow("same weekdays") << RangePreset::Last30Days << qint64(35);
}

void TimeContextTest::comparesLikeWithLike()
{
    QFETCH(RangePreset, preset);
    QFETCH(qint64, daysBack);
    const TimeRange range = Sql::presetRange(preset, QTimeZone::utc(), now, {});
    const auto previous = Sql::previousPeriod(range, preset, QTimeZone::utc());
    QVERIFY(previous.has_value());
    QCOMPARE(*previous, (TimeRange{range.from.addDays(-daysBack), range.to.addDays(-daysBack)}));
    QCOMPARE(Sql::previousPeriod(range, RangePreset::All, QTimeZone::utc()), std::nullopt);
}

/// Seven days over Chicago's change in November 2024: both sides begin and end at midnight there.
void TimeContextTest::comparisonKeepsTheClockTime()
{
    const QTimeZone chicago("America/Chicago");
    const TimeRange week{QDate(2024, 11, 1).startOfDay(chicago).toUTC(),
                         QDate(2024, 11, 8).startOfDay(chicago).toUTC()};
    QCOMPARE(Sql::previousPeriod(week, RangePreset::Last7Days, chicago),
             std::optional(TimeRange{QDate(2024, 10, 25).startOfDay(chicago).toUTC(), week.from}));
    const TimeRange longDay{QDate(2024, 11, 3).startOfDay(chicago).toUTC(),
                            QDate(2024, 11, 4).startOfDay(chicago).toUTC()};
    QCOMPARE(Sql::previousPeriod(longDay, RangePreset::Yesterday, chicago)->to, longDay.from);
}

void TimeContextTest::bucketsCoverTheRange_data()
{
    QTest::addColumn<QByteArray>("zone");
    QTest::addColumn<Bucket>("bucket");
    for (const char *zone : {"UTC", "America/Chicago", "Asia/Kolkata", "Australia/Lord_Howe"}) {
        for (const Bucket bucket : {Bucket::Hour, Bucket::Day, Bucket::Week, Bucket::Month}) {
            QTest::addRow("%s by %s", zone, qPrintable(Sql::bucketName(bucket)))
                << QByteArray(zone) << bucket;
        }
    }
}

/// Without gap or overlap, over a year with both clock changes.
void TimeContextTest::bucketsCoverTheRange()
{
    QFETCH(QByteArray, zone);
    QFETCH(Bucket, bucket);
    const TimeRange year{utc(u"2024-01-15T12:34:56"_qs), utc(u"2025-01-15T01:02:03"_qs)};
    const QList<QDateTime> starts = Sql::bucketStarts(year, bucket, QTimeZone(zone));
    QVERIFY(starts.first() <= year.from);
    QVERIFY(starts[1] > year.from);
    QVERIFY(starts.last() < year.to);
    for (qsizetype i = 1; i < starts.size(); ++i) {
        QVERIFY(starts[i - 1] < starts[i]);
        const QDateTime local = starts[i].toTimeZone(QTimeZone(zone));
        QCOMPARE(local.time().second(), 0);
        if (bucket == Bucket::Week) {
            QCOMPARE(local.date().dayOfWeek(), 1);
        } else if (bucket == Bucket::Month) {
            QCOMPARE(local.date().day(), 1);
        }
    }
}

void TimeContextTest::daysOfAClockChangeAreLongerOrShorter_data()
{
    QTest::addColumn<QByteArray>("zone");
    QTest::addColumn<QDate>("day");
    QTest::addColumn<int>("minutes");
    QTest::newRow("Chicago in spring") << QByteArray("America/Chicago") << QDate(2024, 3, 10) << 23 * 60;
    QTest::newRow("Chicago in autumn") << QByteArray("America/Chicago") << QDate(2024, 11, 3) << 25 * 60;
    QTest::newRow("Lord Howe in autumn")
        << QByteArray("Australia/Lord_Howe") << QDate(2024, 4, 7) << 24 * 60 + 30;
    QTest::newRow("Lord Howe in spring")
        << QByteArray("Australia/Lord_Howe") << QDate(2024, 10, 6) << 23 * 60 + 30;
    QTest::newRow("Kolkata never") << QByteArray("Asia/Kolkata") << QDate(2024, 3, 10) << 24 * 60;
}

void TimeContextTest::daysOfAClockChangeAreLongerOrShorter()
{
    QFETCH(QByteArray, zone);
    QFETCH(QDate, day);
    const QTimeZone there(zone);
    const TimeRange two{day.startOfDay(there).toUTC(), day.addDays(2).startOfDay(there).toUTC()};
    const QList<QDateTime> starts = Sql::bucketStarts(two, Bucket::Day, there);
    QCOMPARE(starts.size(), 2);
    QTEST(int(starts[0].secsTo(starts[1]) / 60), "minutes");
}

void TimeContextTest::choosesABucketThatFits_data()
{
    QTest::addColumn<int>("days");
    QTest::addColumn<Bucket>("bucket");
    QTest::newRow("a day") << 1 << Bucket::Hour;
    QTest::newRow("two days") << 2 << Bucket::Hour;
    QTest::newRow("a week") << 7 << Bucket::Day;
    QTest::newRow("91 days") << 91 << Bucket::Day;
    QTest::newRow("a year") << 366 << Bucket::Week;
    QTest::newRow("two years") << 731 << Bucket::Month;
    QTest::newRow("a century") << 36525 << Bucket::Month;
}

void TimeContextTest::choosesABucketThatFits()
{
    QFETCH(int, days);
    QTEST(Sql::defaultBucket({now, now.addDays(days)}), "bucket");
}

void TimeContextTest::anEmptyRangeHasNoBuckets()
{
    QVERIFY(Sql::bucketStarts({now, now}, Bucket::Hour, QTimeZone::utc()).isEmpty());
    QVERIFY(Sql::bucketStarts({now, now.addDays(-3)}, Bucket::Day, QTimeZone::utc()).isEmpty());
}

QTEST_GUILESS_MAIN(TimeContextTest)

#include "timecontexttest.moc"
