// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <ui/format/durationticks.h>
#include <ui/format/timeticks.h>
#include <ui/format/valueticks.h>

#include <QSet>
#include <QTest>

using namespace ShelfHelp;
using namespace ShelfHelp::Ui;

namespace {

const QLocale english(QLocale::English, QLocale::UnitedKingdom);
constexpr double characterWidth = 7;

double textWidth(const QString &text)
{
    return static_cast<double>(text.size()) * characterWidth;
}

QStringList labelsOf(const Ticks &axis)
{
    QStringList labels;
    for (const Tick &tick : axis.ticks) {
        labels.append(tick.label);
    }
    return labels;
}

bool allDifferent(const QStringList &labels)
{
    return QSet<QString>(labels.cbegin(), labels.cend()).size() == labels.size();
}

/// Each tick with the name of the group it stands in.
QStringList fullLabels(const TimeTicks &axis)
{
    QStringList labels;
    for (const TimeTick &tick : axis.ticks) {
        for (const TimeGroup &group : axis.groups) {
            if (tick.bucket >= group.first && tick.bucket <= group.last) {
                labels.append(QString(tick.label + u' ' + group.label));
            }
        }
    }
    return labels;
}

QList<QDateTime> bucketsFrom(QDate first, int count, Sql::Bucket bucket, const QTimeZone &zone)
{
    QList<QDateTime> starts;
    for (int i = 0; i < count; ++i) {
        switch (bucket) {
        case Sql::Bucket::Hour:
            starts.append(first.startOfDay(zone).addSecs(i * 3600));
            break;
        case Sql::Bucket::Day:
            starts.append(first.addDays(i).startOfDay(zone));
            break;
        case Sql::Bucket::Week:
            starts.append(first.addDays(7 * i).startOfDay(zone));
            break;
        case Sql::Bucket::Month:
            starts.append(first.addMonths(i).startOfDay(zone));
            break;
        }
    }
    return starts;
}

} // namespace

class AxisTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void countAxis_data();
    void countAxis();
    void countAxisWastesNoHeight();
    void secondAxisSharesTheGrid();
    void durationAxis_data();
    void durationAxis();
    void durationAxisKeepsItsData();
    void timeAxis_data();
    void timeAxis();
    void timeAxisExamples();
    void repeatedHourIsLabelledOnce();
    void noBucketsNoTicks();
};

void AxisTest::countAxis_data()
{
    QTest::addColumn<double>("maximum");
    QTest::addColumn<QStringList>("labels");
    QTest::newRow("nothing") << 0.0 << QStringList{u"0"_qs, u"1"_qs};
    QTest::newRow("one") << 1.0 << QStringList{u"0"_qs, u"1"_qs};
    QTest::newRow("whole numbers only") << 3.0 << QStringList{u"0"_qs, u"1"_qs, u"2"_qs, u"3"_qs};
    QTest::newRow("no step of 2.5") << 9.0 << QStringList{u"0"_qs, u"5"_qs};
    QTest::newRow("step of 25") << 90.0 << QStringList{u"0"_qs, u"25"_qs, u"50"_qs, u"75"_qs};
    QTest::newRow("thousands") << 1234.0 << QStringList{u"0"_qs, u"500"_qs, u"1\u00A0K"_qs};
    QTest::newRow("quarter thousands stay apart")
        << 1000.0 << QStringList{u"0"_qs, u"250"_qs, u"500"_qs, u"750"_qs, u"1\u00A0K"_qs};
    QTest::newRow("millions") << 4.1e6 << QStringList{u"0"_qs, u"2\u00A0M"_qs, u"4\u00A0M"_qs};
}

void AxisTest::countAxis()
{
    QFETCH(double, maximum);
    const Ticks axis = countTicks(maximum, 4, english);
    QTEST(labelsOf(axis), "labels");
    QVERIFY(axis.maximum >= maximum);
}

void AxisTest::countAxisWastesNoHeight()
{
    for (double maximum = 1; maximum < 1e9; maximum *= 1.37) {
        const Ticks axis = countTicks(maximum, 4, english);
        QVERIFY(axis.maximum <= maximum * 1.1);
        QVERIFY(axis.ticks.size() >= 2);
        QVERIFY(axis.ticks.size() <= 6);
        QVERIFY2(allDifferent(labelsOf(axis)), qPrintable(labelsOf(axis).join(u'|')));
    }
}

void AxisTest::secondAxisSharesTheGrid()
{
    for (double left = 0; left < 1e5; left = left * 2.3 + 1) {
        for (double right = 0; right < 1e7; right = right * 3.1 + 1) {
            const Ticks first = countTicks(left, 4, english);
            const Ticks second = countTicksLike(first, right, english);
            QCOMPARE(second.ticks.size(), first.ticks.size());
            QVERIFY(second.maximum >= right);
            QVERIFY(allDifferent(labelsOf(second)));
            for (int i = 0; i < first.ticks.size(); ++i) {
                const double height = first.ticks[i].value / first.maximum;
                QVERIFY(qAbs(second.ticks[i].value / second.maximum - height) < 1e-9);
            }
        }
    }
}

void AxisTest::durationAxis_data()
{
    QTest::addColumn<double>("smallest");
    QTest::addColumn<double>("largest");
    QTest::addColumn<QStringList>("labels");
    const auto spaced = [](QStringList labels) {
        return labels.replaceInStrings(u" "_qs, QString(QChar::Nbsp));
    };
    QTest::newRow("cold only") << 3000.0 << 32'000.0 << spaced({u"5 s"_qs, u"10 s"_qs, u"30 s"_qs});
    QTest::newRow("cold and warm") << 2.0 << 32'000.0
                                   << spaced({u"10 ms"_qs, u"100 ms"_qs, u"1 s"_qs, u"10 s"_qs});
    QTest::newRow("one value") << 3677.0 << 3677.0 << spaced({u"2 s"_qs, u"5 s"_qs, u"10 s"_qs});
    QTest::newRow("minutes") << 20'000.0 << 600'000.0
                             << spaced({u"30 s"_qs, u"1 m"_qs, u"2 m"_qs, u"5 m"_qs, u"10 m"_qs});
}

void AxisTest::durationAxis()
{
    QFETCH(double, smallest);
    QFETCH(double, largest);
    QTEST(labelsOf(durationTicks(smallest, largest, 5, english)), "labels");
}

void AxisTest::durationAxisKeepsItsData()
{
    for (double smallest = 0.1; smallest < 1e7; smallest *= 3.3) {
        for (double largest = smallest; largest < 1e7; largest *= 4.7) {
            const Ticks axis = durationTicks(smallest, largest, 5, english);
            QVERIFY(axis.minimum > 0);
            QVERIFY(axis.minimum <= smallest && axis.maximum >= largest);
            QVERIFY(axis.ticks.size() >= 1);
            QVERIFY(axis.ticks.size() <= 5);
            QVERIFY2(allDifferent(labelsOf(axis)), qPrintable(labelsOf(axis).join(u'|')));
        }
    }
}

void AxisTest::timeAxis_data()
{
    QTest::addColumn<Sql::Bucket>("bucket");
    QTest::addColumn<QDate>("first");
    QTest::addColumn<int>("count");
    QTest::newRow("24 hours") << Sql::Bucket::Hour << QDate(2024, 9, 2) << 24;
    QTest::newRow("48 hours over new year") << Sql::Bucket::Hour << QDate(2024, 12, 31) << 48;
    QTest::newRow("7 days") << Sql::Bucket::Day << QDate(2024, 8, 29) << 7;
    QTest::newRow("28 days") << Sql::Bucket::Day << QDate(2024, 8, 5) << 28;
    QTest::newRow("91 days") << Sql::Bucket::Day << QDate(2024, 11, 5) << 91;
    QTest::newRow("53 weeks") << Sql::Bucket::Week << QDate(2023, 9, 4) << 53;
    QTest::newRow("104 weeks") << Sql::Bucket::Week << QDate(2022, 9, 5) << 104;
    QTest::newRow("30 months") << Sql::Bucket::Month << QDate(2022, 5, 1) << 30;
    QTest::newRow("15 years") << Sql::Bucket::Month << QDate(2010, 5, 1) << 180;
    QTest::newRow("one day") << Sql::Bucket::Day << QDate(2024, 8, 7) << 1;
    QTest::newRow("one week") << Sql::Bucket::Week << QDate(2024, 9, 2) << 1;
    QTest::newRow("one month") << Sql::Bucket::Month << QDate(2024, 9, 1) << 1;
}

void AxisTest::timeAxis()
{
    QFETCH(Sql::Bucket, bucket);
    QFETCH(QDate, first);
    QFETCH(int, count);
    const auto starts = bucketsFrom(first, count, bucket, QTimeZone::utc());
    for (double width = 120; width < 1800; width *= 1.3) {
        const TimeTicks axis = timeTicks(starts, bucket, QTimeZone::utc(), width, textWidth, english);
        const QStringList labels = fullLabels(axis);
        QVERIFY(!axis.ticks.isEmpty());
        QCOMPARE(labels.size(), axis.ticks.size());
        QVERIFY2(allDifferent(labels), qPrintable(labels.join(u'|')));
        double edge = -width;
        for (const TimeTick &tick : axis.ticks) {
            const double centre = (tick.bucket + 0.5) * width / count;
            QVERIFY(centre - textWidth(tick.label) / 2 >= edge);
            edge = centre + textWidth(tick.label) / 2;
        }
    }
}

void AxisTest::timeAxisExamples()
{
    const auto days = bucketsFrom(QDate(2024, 8, 5), 28, Sql::Bucket::Day, QTimeZone::utc());
    const TimeTicks axis = timeTicks(days, Sql::Bucket::Day, QTimeZone::utc(), 300, textWidth, english);
    QCOMPARE(fullLabels(axis),
             (QStringList{u"5 Aug 2024"_qs, u"12 Aug 2024"_qs, u"19 Aug 2024"_qs, u"26 Aug 2024"_qs}));

    const auto months = bucketsFrom(QDate(2023, 11, 1), 14, Sql::Bucket::Month, QTimeZone::utc());
    const TimeTicks years = timeTicks(months, Sql::Bucket::Month, QTimeZone::utc(), 300, textWidth, english);
    QCOMPARE(fullLabels(years).first(), u"Nov 2023"_qs);
    QCOMPARE(years.groups.size(), 2);
}

void AxisTest::repeatedHourIsLabelledOnce()
{
    const QTimeZone chicago("America/Chicago");
    const auto hours = bucketsFrom(QDate(2024, 11, 3), 25, Sql::Bucket::Hour, chicago);
    const TimeTicks axis = timeTicks(hours, Sql::Bucket::Hour, chicago, 2000, textWidth, english);
    QCOMPARE(axis.ticks.size(), 24);
    QVERIFY(allDifferent(fullLabels(axis)));
}

void AxisTest::noBucketsNoTicks()
{
    QVERIFY(timeTicks({}, Sql::Bucket::Day, QTimeZone::utc(), 300, textWidth, english).ticks.isEmpty());
}

QTEST_GUILESS_MAIN(AxisTest)

#include "axistest.moc"
