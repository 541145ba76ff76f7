// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <ui/models/view.h>
#include <ui/models/viewhistory.h>

#include <QTest>

using namespace ShelfHelp;
using namespace ShelfHelp::Ui;
using Sql::Bucket;
using Sql::RangePreset;

namespace {

/// Wed 13 Mar 2024, 10:40 UTC.
Clock clockIn(const QByteArray &zone = QByteArrayLiteral("UTC"))
{
    return {.reportingZone = QTimeZone(zone), .now = QDateTime({2024, 3, 13}, {10, 40}, Qt::UTC)};
}

View viewOf(RangePreset preset, ComparisonMode mode = ComparisonMode::PreviousPeriod,
            bool matchesWeekday = true)
{
    View view;
    view.range = RangeSelection(preset);
    view.comparison = {.mode = mode, .matchesWeekday = matchesWeekday};
    return view;
}

QString isoText(const std::optional<Sql::TimeRange> &range)
{
    return range ? QString(range->from.toUTC().toString(Qt::ISODate) + u'/' +
                           range->to.toUTC().toString(Qt::ISODate))
                 : QString();
}

} // namespace

class ViewTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void comparesWith_data();
    void comparesWith();
    void comparesWithAPeriodOfOnesOwn();
    void comparesTheElapsedPartOnly();
    void theZoomIsTheRange();
    void offersBucketsThatFit_data();
    void offersBucketsThatFit();
    void remembersTheBucketByLength();
    void historyGoesBackAndForward();
    void aStepForgetsWhatWasAhead();
};

void ViewTest::comparesWith_data()
{
    QTest::addColumn<View>("view");
    QTest::addColumn<QString>("expected");
    using enum ComparisonMode;
    QTest::newRow("28 days: the four weeks before")
        << viewOf(RangePreset::Last28Days) << u"2024-01-17T00:00:00Z/2024-02-14T00:00:00Z"_qs;
    QTest::newRow("30 days, by weekday: five weeks before")
        << viewOf(RangePreset::Last30Days) << u"2024-01-08T00:00:00Z/2024-02-07T00:00:00Z"_qs;
    QTest::newRow("30 days, by date: the 30 days before")
        << viewOf(RangePreset::Last30Days, PreviousPeriod, false)
        << u"2024-01-13T00:00:00Z/2024-02-12T00:00:00Z"_qs;
    QTest::newRow("today until 10:40, with yesterday until 10:40")
        << viewOf(RangePreset::Today) << u"2024-03-12T00:00:00Z/2024-03-12T10:40:00Z"_qs;
    QTest::newRow("a year before, by weekday: 52 weeks")
        << viewOf(RangePreset::Last28Days, YearBefore) << u"2023-02-15T00:00:00Z/2023-03-15T00:00:00Z"_qs;
    QTest::newRow("a year before, by date") << viewOf(RangePreset::Last28Days, YearBefore, false)
                                            << u"2023-02-14T00:00:00Z/2023-03-13T00:00:00Z"_qs;
    QTest::newRow("nothing") << viewOf(RangePreset::Last28Days, None) << QString();
    QTest::newRow("all time") << viewOf(RangePreset::All) << QString();
}

void ViewTest::comparesWith()
{
    QFETCH(View, view);
    QFETCH(QString, expected);
    QCOMPARE(isoText(comparisonRangeOf(view, clockIn())), expected);
}

void ViewTest::comparesWithAPeriodOfOnesOwn()
{
    View view = viewOf(RangePreset::Last7Days, ComparisonMode::Custom);
    view.comparison.custom = {QDateTime({2023, 12, 1}, {0, 0}, Qt::UTC),
                              QDateTime({2023, 12, 8}, {0, 0}, Qt::UTC)};
    QCOMPARE(comparisonRangeOf(view, clockIn()), std::optional(view.comparison.custom));
}

void ViewTest::comparesTheElapsedPartOnly()
{
    View view;
    view.range = RangeSelection(
        Sql::TimeRange{QDateTime({2024, 3, 11}, {0, 0}, Qt::UTC), QDateTime({2024, 3, 18}, {0, 0}, Qt::UTC)});
    QCOMPARE(isoText(comparisonRangeOf(view, clockIn())), u"2024-03-04T00:00:00Z/2024-03-06T10:40:00Z"_qs);
}

void ViewTest::theZoomIsTheRange()
{
    View view = viewOf(RangePreset::All);
    view.zoom =
        Sql::TimeRange{QDateTime({2024, 3, 4}, {0, 0}, Qt::UTC), QDateTime({2024, 3, 11}, {0, 0}, Qt::UTC)};
    QCOMPARE(rangeOf(view, clockIn()), *view.zoom);
    QCOMPARE(isoText(comparisonRangeOf(view, clockIn())), u"2024-02-26T00:00:00Z/2024-03-04T00:00:00Z"_qs);
}

void ViewTest::offersBucketsThatFit_data()
{
    QTest::addColumn<int>("days");
    QTest::addColumn<QList<Bucket>>("buckets");
    QTest::newRow("a day") << 1 << QList<Bucket>{Bucket::Hour};
    QTest::newRow("two days") << 2 << QList<Bucket>{Bucket::Hour};
    QTest::newRow("three days") << 3 << QList<Bucket>{Bucket::Day, Bucket::Week};
    QTest::newRow("92 days") << 92 << QList<Bucket>{Bucket::Day, Bucket::Week};
    QTest::newRow("93 days") << 93 << QList<Bucket>{Bucket::Week, Bucket::Month};
}

void ViewTest::offersBucketsThatFit()
{
    QFETCH(int, days);
    QFETCH(QList<Bucket>, buckets);
    const QDateTime from({2024, 1, 1}, {0, 0}, Qt::UTC);
    const Sql::TimeRange range{from, from.addDays(days)};
    QCOMPARE(bucketsFor(range), buckets);
    QVERIFY2(buckets.contains(Sql::defaultBucket(range)), "the usual one is among them");
}

void ViewTest::remembersTheBucketByLength()
{
    View view = viewOf(RangePreset::Last28Days);
    view.buckets[static_cast<std::size_t>(RangeLength::Middle)] = Bucket::Week;
    QCOMPARE(questionOf(view, clockIn()).time.bucket, Bucket::Week);
    view.range = RangeSelection(RangePreset::Today);
    QCOMPARE(questionOf(view, clockIn()).time.bucket, Bucket::Hour);
}

void ViewTest::historyGoesBackAndForward()
{
    ViewHistory history(viewOf(RangePreset::Last28Days));
    QVERIFY(!history.canGoBack());
    history.go(viewOf(RangePreset::Last7Days));
    history.go(viewOf(RangePreset::Last7Days)); // the same is no step
    history.go(viewOf(RangePreset::Today));
    history.goBack();
    QCOMPARE(history.current(), viewOf(RangePreset::Last7Days));
    history.goBack();
    QVERIFY(!history.canGoBack());
    history.goBack();
    QCOMPARE(history.current(), viewOf(RangePreset::Last28Days));
    history.goForward();
    history.goForward();
    QCOMPARE(history.current(), viewOf(RangePreset::Today));
    QVERIFY(!history.canGoForward());
}

void ViewTest::aStepForgetsWhatWasAhead()
{
    ViewHistory history(viewOf(RangePreset::Last28Days));
    history.go(viewOf(RangePreset::Last7Days));
    history.goBack();
    history.go(viewOf(RangePreset::All));
    QVERIFY(!history.canGoForward());
    for (int i = 0; i < 500; ++i) {
        history.go(viewOf(i % 2 == 0 ? RangePreset::Today : RangePreset::Yesterday));
    }
    int steps = 0;
    for (; history.canGoBack(); ++steps) {
        history.goBack();
    }
    QCOMPARE(steps, 99); // what is remembered is bounded
}

QTEST_GUILESS_MAIN(ViewTest)
#include "viewtest.moc"
