// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <ui/models/rangeselection.h>

#include <QTest>

using namespace ShelfHelp;
using Sql::RangePreset;
using Ui::RangeSelection;

namespace {

QDateTime chicago(const QString &local)
{
    QDateTime instant = QDateTime::fromString(local, Qt::ISODate);
    instant.setTimeZone(QTimeZone("America/Chicago"));
    return instant.toUTC();
}

} // namespace

class RangeSelectionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void stepsBack_data();
    void stepsBack();
    void comesBackToThePreset();
    void doesNotStepFromAllTime();
};

void RangeSelectionTest::stepsBack_data()
{
    QTest::addColumn<RangePreset>("preset");
    QTest::addColumn<int>("steps");
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    // Now is Wed 13 Mar 2024, 10:40 in Chicago; clocks went forward on Sun 10 Mar.
    QTest::newRow("the preset itself")
        << RangePreset::Today << 0 << u"2024-03-13T00:00:00"_qs << u"2024-03-13T10:40:00"_qs;
    QTest::newRow("today: all of yesterday")
        << RangePreset::Today << 1 << u"2024-03-12T00:00:00"_qs << u"2024-03-13T00:00:00"_qs;
    QTest::newRow("a day of 23 hours")
        << RangePreset::Yesterday << 2 << u"2024-03-10T00:00:00"_qs << u"2024-03-11T00:00:00"_qs;
    QTest::newRow("24 hours") << RangePreset::Last24Hours << 1 << u"2024-03-11T10:40:00"_qs
                              << u"2024-03-12T10:40:00"_qs;
    QTest::newRow("whole days across the clock change")
        << RangePreset::Last7Days << 1 << u"2024-02-28T00:00:00"_qs << u"2024-03-06T00:00:00"_qs;
    QTest::newRow("28 days twice") << RangePreset::Last28Days << 2 << u"2023-12-20T00:00:00"_qs
                                   << u"2024-01-17T00:00:00"_qs;
    QTest::newRow("month to date: the whole month before")
        << RangePreset::MonthToDate << 1 << u"2024-02-01T00:00:00"_qs << u"2024-03-01T00:00:00"_qs;
    QTest::newRow("last month") << RangePreset::LastMonth << 1 << u"2024-01-01T00:00:00"_qs
                                << u"2024-02-01T00:00:00"_qs;
    QTest::newRow("year to date: the whole year before")
        << RangePreset::YearToDate << 1 << u"2023-01-01T00:00:00"_qs << u"2024-01-01T00:00:00"_qs;
    QTest::newRow("12 months") << RangePreset::Last12Months << 1 << u"2022-03-13T00:00:00"_qs
                               << u"2023-03-13T00:00:00"_qs;
}

void RangeSelectionTest::stepsBack()
{
    QFETCH(RangePreset, preset);
    QFETCH(int, steps);
    QFETCH(QString, from);
    QFETCH(QString, to);
    RangeSelection selection(preset);
    for (int step = 0; step < steps; ++step) {
        selection.goBack();
    }
    const Sql::TimeRange range =
        selection.range(QTimeZone("America/Chicago"), chicago(u"2024-03-13T10:40:00"_qs), {});
    QCOMPARE(range.from, chicago(from));
    QCOMPARE(range.to, chicago(to));
}

void RangeSelectionTest::comesBackToThePreset()
{
    RangeSelection selection(RangePreset::Last7Days);
    QVERIFY(!selection.canGoForward());
    selection.goForward();
    QCOMPARE(selection, RangeSelection(RangePreset::Last7Days));
    selection.goBack();
    QVERIFY(selection.isShifted());
    selection.goForward();
    QCOMPARE(selection, RangeSelection(RangePreset::Last7Days));
}

void RangeSelectionTest::doesNotStepFromAllTime()
{
    RangeSelection selection(RangePreset::All);
    QVERIFY(!selection.canGoBack());
    selection.goBack();
    QVERIFY(!selection.isShifted());
}

QTEST_GUILESS_MAIN(RangeSelectionTest)
#include "rangeselectiontest.moc"
