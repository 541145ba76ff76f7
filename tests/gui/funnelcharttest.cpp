// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <ui/charts/card.h>
#include <ui/charts/funnelchart.h>

#include <QAction>
#include <QApplication>
#include <QContextMenuEvent>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>

#include <memory>

using namespace ShelfHelp;
using namespace ShelfHelp::Ui;
using Sql::FunnelStep;
using std::chrono::minutes;

namespace {

Question question(minutes window = minutes(30))
{
    Question about;
    about.time.range.from = QDateTime(QDate(2024, 9, 2), QTime(0, 0), QTimeZone::utc());
    about.time.range.to = about.time.range.from.addDays(28);
    about.funnelWindow = window;
    return about;
}

Sql::Funnel journeys(bool visitsRecorded = true)
{
    return {.searches = {1000, 800, 600, 300, visitsRecorded ? 30 : 0},
            .books = {6000, 1500, 1200, 600, visitsRecorded ? 40 : 0},
            .checks = 2000,
            .unattributed = 250,
            .visitsRecorded = visitsRecorded};
}

std::unique_ptr<FunnelChart> chartOf(const Compared<Sql::Funnel> &data, const Question &about = question())
{
    auto chart = std::make_unique<FunnelChart>();
    chart->setQuestion(about);
    chart->setData(data);
    chart->resize(900, 500);
    return chart;
}

QString tooltipOf(FunnelChart &chart, FunnelStep step)
{
    chart.showMark(int(step));
    return chart.tooltipPlainText().replace(QChar::Nbsp, u' ');
}

/// Whether the menu of a mark offers to take its rows apart on another page.
bool canBreakOut(Chart &chart, int mark)
{
    bool found = false;
    bool wasOpen = false;
    QTimer::singleShot(0, &chart, [&] {
        if (auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget())) {
            wasOpen = true;
            found = menu->findChild<QMenu *>(u"breakoutMenu"_qs) != nullptr;
            menu->close();
        }
    });
    chart.showMark(mark);
    QContextMenuEvent event(QContextMenuEvent::Keyboard, {}, {});
    QApplication::sendEvent(&chart, &event);
    return wasOpen && found;
}

} // namespace

/// The funnel of the Journey page.
class FunnelChartTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void initTestCase();
    void tellsSharesAndWhoStopped();
    void countsBooksAsWell();
    void visitsThatWereNeverRecordedAreNotZero();
    void leadsToThoseThatCameAndThoseThatStopped();
    void theLineBetweenTheBarsIsOfThoseThatStopped();
    void isNotBrokenOut();
    void comparesWithAnotherPeriod();
    void windowAndUnattributedChecksAreTold();
    void theWindowIsChosenFromAMenu();
    void barsDoNotTouch_data();
    void barsDoNotTouch();
};

void FunnelChartTest::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    QApplication::setPalette(applicationPalette(ColorScheme::Light, {}));
}

void FunnelChartTest::tellsSharesAndWhoStopped()
{
    const auto chart = chartOf({.now = journeys()});
    QCOMPARE(tooltipOf(*chart, FunnelStep::Shown),
             u"Shelf search\nSearches: 1,000\nOf the first step: 100.0 %\nEnter: show rows"_qs);
    QCOMPARE(
        tooltipOf(*chart, FunnelStep::InCatalogue),
        u"In catalogue\nSearches: 600\nOf the first step: 60.0 %\nOf the step before: 75.0 %\nStopped before it: 200\nEnter: show rows"_qs);
    QVERIFY(
        tooltipOf(*chart, FunnelStep::Visited)
            .contains(
                u"Searches: 30\nOf the first step: 3.0 %\nOf the step before: 10.0 %\nStopped before it: 270"_qs));
}

void FunnelChartTest::countsBooksAsWell()
{
    const auto chart = chartOf({.now = journeys()});
    chart->setVariant(1);
    QVERIFY(tooltipOf(*chart, FunnelStep::Shown).startsWith(u"Book shown\nBooks shown: 6,000"_qs));
    QVERIFY(
        tooltipOf(*chart, FunnelStep::Checked).contains(u"Books shown: 1,500\nOf the first step: 25.0 %"_qs));
    QCOMPARE(chart->table().columns[1].machineName, u"books"_qs);
    // The rows are searches still, and as many as it is said of them.
    QCOMPARE(chart->rowsBehind(int(FunnelStep::Checked)).first().n, 800);
}

void FunnelChartTest::visitsThatWereNeverRecordedAreNotZero()
{
    const auto chart = chartOf({.now = journeys(false)});
    QCOMPARE(tooltipOf(*chart, FunnelStep::Visited),
             u"Goodreads visit\nNot recorded yet: no visit has ever arrived"_qs);
    QVERIFY(chart->rowsBehind(int(FunnelStep::Visited)).isEmpty());
    QCOMPARE(chart->table().rows.last()[1].text, u"not recorded yet"_qs);
    QVERIFY(!chart->table().rows.last()[1].raw.isValid());
    QVERIFY(chart->summary().contains(u"Goodreads visit not recorded yet"_qs));
    const auto recorded = chartOf({.now = journeys()});
    QVERIFY(recorded->summary().contains(u"Goodreads visit 3.0"_qs));
}

void FunnelChartTest::leadsToThoseThatCameAndThoseThatStopped()
{
    const auto chart = chartOf({.now = journeys()}, question(minutes(60)));
    QCOMPARE(chart->rowsBehind(0).size(), 1);
    const QList<RowsBehind> rows = chart->rowsBehind(int(FunnelStep::Available));
    QCOMPARE(rows.size(), 2);
    QCOMPARE(rows[0].n, 300);
    QCOMPARE(*rows[0].funnel, (Sql::FunnelPart{.step = FunnelStep::Available, .window = minutes(60)}));
    QCOMPARE(rows[1].n, 300);
    QCOMPARE(rows[1].funnel->part, Sql::FunnelRequest::Part::Dropped);
    QCOMPARE(rows[1].name, u"Searches that came to “In catalogue” and no further"_qs);
    QCOMPARE(rows[0].pieces, Sql::wholeRange(question().time.range));
}

void FunnelChartTest::theLineBetweenTheBarsIsOfThoseThatStopped()
{
    const auto chart = chartOf({.now = journeys()});
    chart->show();
    QSignalSpy rows(chart.get(), &CardBody::rowsRequested);
    const QRectF area = chart->markArea(int(FunnelStep::Checked));
    QTest::mouseDClick(chart.get(), Qt::LeftButton, {},
                       QPoint(int(area.center().x()), int(area.bottom()) - 4));
    QTest::mouseDClick(chart.get(), Qt::LeftButton, {},
                       QPoint(int(area.center().x()), int(area.bottom() - area.height() * 0.62)));
    QCOMPARE(rows.size(), 2);
    QCOMPARE(rows[0].first().value<RowsBehind>().n, 800);
    QCOMPARE(rows[1].first().value<RowsBehind>().n, 200);
}

/// Time and filter, which another page would have, tell nothing of steps.
void FunnelChartTest::isNotBrokenOut()
{
    Card card(u"card"_qs, chartOf({.now = journeys()}).release());
    card.showData();
    card.resize(900, 500);
    card.show();
    QVERIFY(!canBreakOut(*static_cast<Chart *>(card.body()), int(FunnelStep::Checked)));
}

void FunnelChartTest::comparesWithAnotherPeriod()
{
    Sql::Funnel before = journeys();
    before.searches = {500, 450, 200, 100, 5};
    const auto chart = chartOf({.now = journeys(), .before = before});
    const QString text = tooltipOf(*chart, FunnelStep::Checked);
    QVERIFY2(text.contains(u"Searches: 800 (450, +350, +78 %)"_qs), qPrintable(text));
    QVERIFY2(text.contains(u"Of the first step: 80.0 % (90.0 %, −10.0 pp)"_qs), qPrintable(text));
    QCOMPARE(chart->table().columns.size(), 6);
    QCOMPARE(chart->legend().size(), 2);
}

void FunnelChartTest::windowAndUnattributedChecksAreTold()
{
    const auto chart = chartOf({.now = journeys()}, question(minutes(120)));
    QVERIFY2(QString(chart->summary())
                 .replace(QChar::Nbsp, u' ')
                 .contains(u"Window 2 h · 250 of 2,000 library checks (12.5 %) belong to no search"_qs),
             qPrintable(chart->summary()));
    Sql::Funnel none;
    none.searches = {3};
    QVERIFY(chartOf({.now = none})->summary().contains(u"no library checks in the range"_qs));
    QVERIFY(!chartOf({.now = {}})->hasData());
}

void FunnelChartTest::theWindowIsChosenFromAMenu()
{
    Card card(u"card"_qs, chartOf({.now = journeys()}, question(minutes(45))).release());
    card.showData();
    auto *chart = static_cast<FunnelChart *>(card.body());
    const auto *button = card.findChild<QPushButton *>(u"funnelWindow"_qs);
    QCOMPARE(button->text(), u"45 min ▾"_qs);
    QCOMPARE(button->accessibleName(), u"Window of the funnel: 45 min"_qs);
    QCOMPARE(card.findChild<QLabel *>(u"funnelWindowLabel"_qs)->buddy(), button);
    QStringList offered;
    for (const QAction *action : button->menu()->actions()) {
        offered.append(action->text());
    }
    QCOMPARE(offered.join(u' '), u"5 min 10 min 15 min 30 min 45 min 1 h 2 h 4 h 24 h"_qs);
    QSignalSpy chosen(chart, &FunnelChart::windowRequested);
    card.findChild<QAction *>(u"funnelWindow-60"_qs)->trigger();
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen.first().first().value<minutes>(), minutes(60));
    chart->setQuestion(question(minutes(60)));
    QCOMPARE(button->text(), u"1 h ▾"_qs);
    QCOMPARE(chosen.size(), 1);
}

void FunnelChartTest::barsDoNotTouch_data()
{
    QTest::addColumn<QSize>("size");
    QTest::newRow("small") << QSize(240, 120);
    QTest::newRow("window of 1024×640") << QSize(780, 360);
    QTest::newRow("large") << QSize(1900, 1000);
}

void FunnelChartTest::barsDoNotTouch()
{
    QFETCH(QSize, size);
    const auto chart = chartOf({.now = journeys()});
    chart->resize(size);
    QVERIFY(!chart->grab().isNull());
    for (int mark = 0; mark < Sql::funnelSteps; ++mark) {
        const QRectF area = chart->markArea(mark);
        QVERIFY(QRectF(chart->rect()).contains(area));
        QVERIFY(mark == 0 || area.top() >= chart->markArea(mark - 1).bottom() - 0.01);
    }
}

QTEST_MAIN(FunnelChartTest)
#include "funnelcharttest.moc"
