// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <ui/charts/card.h>
#include <ui/charts/weekhourchart.h>

#include <QApplication>
#include <QContextMenuEvent>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>

#include <memory>

using namespace ShelfHelp;
using namespace ShelfHelp::Ui;
using Metric = WeekHourChart::Metric;

namespace {

using Grid = WeekHourGrid;

constexpr int allHours = Grid::columns - 1;

/// Two weeks of which the second lacks its Sunday: Mondays to Saturdays are twice in it.
Question question(const QByteArray &zone = "UTC")
{
    Question about;
    about.time.reportingZone = QTimeZone(zone);
    about.time.range.from = QDate(2024, 9, 2).startOfDay(about.time.reportingZone);
    about.time.range.to = QDate(2024, 9, 15).startOfDay(about.time.reportingZone);
    about.time.now = about.time.range.to;
    return about;
}

/// In each hour of the week as many searches as it has a number, from Monday's midnight on, and half of them
/// cold; one check of each outcome in odd hours.
WeekHourFigures figures(const Question &about = question())
{
    WeekHourFigures made;
    made.pieces.resize(Sql::hoursPerWeek);
    made.coldMargins.weekdays.resize(7);
    made.coldMargins.hours.resize(24);
    for (const Sql::Piece &piece : Sql::weekHourPieces(about.time.range, about.time.reportingZone).pieces) {
        made.pieces[piece.group].append({piece.range, 0});
    }
    for (int hour = 0; hour < Sql::hoursPerWeek; ++hour) {
        const qint64 odd = hour % 2;
        made.hours.append(
            {.weekday = hour / 24 + 1,
             .hour = hour % 24,
             .occurrences = int(made.pieces[hour].pieces.size()),
             .shelfSearches = hour,
             .libraryChecks = 4 * odd,
             .outcomes = {.available = odd, .out = odd, .notInCatalogue = odd, .unknown = odd}});
        made.cold.append({.n = hour / 2, .p50Ms = 1000, .p95Ms = 1000.0 + 10 * hour, .slowestMs = 9000});
    }
    made.coldMargins.weekdays[6] = {.n = 70, .p50Ms = 900, .p95Ms = 2400, .slowestMs = 9000};
    made.coldMargins.hours[5] = {.n = 19, .p50Ms = 900, .p95Ms = 2600, .slowestMs = 9000};
    made.coldMargins.all = {.n = 1000, .p50Ms = 950, .p95Ms = 2500, .slowestMs = 9000};
    return made;
}

int cellOf(int weekday, int hour)
{
    return Grid::cellAt(weekday, hour); // weeks begin on Monday in the tests' locale
}

std::unique_ptr<WeekHourChart> chartOf(const WeekHourFigures &data = figures(),
                                       Metric metric = Metric::Searches)
{
    auto chart = std::make_unique<WeekHourChart>();
    chart->setQuestion(question());
    chart->setData({.now = data});
    chart->setVariant(int(metric));
    chart->resize(1000, 560);
    return chart;
}

QString tooltipOf(WeekHourChart &chart, int mark)
{
    chart.showMark(mark);
    return chart.tooltipPlainText().replace(QChar::Nbsp, u' ');
}

int countPixels(const QImage &image, const QColor &color)
{
    int count = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            count += image.pixelColor(x, y) == color ? 1 : 0;
        }
    }
    return count;
}

qint64 seconds(const Sql::Pieces &pieces)
{
    qint64 sum = 0;
    for (const Sql::Piece &piece : pieces.pieces) {
        sum += piece.range.from.secsTo(piece.range.to);
    }
    return sum;
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

/// The heat map of the hours of the week.
class WeekHourChartTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void initTestCase();
    void countsAreDividedByHowOftenTheHourComes();
    void totalsAreThoseOfTheRange();
    void percentilesOfMarginsAreTheirOwn();
    void ratesStandWithTheirInterval();
    void everyCellLeadsToItsTimeAndRows_data();
    void everyCellLeadsToItsTimeAndRows();
    void theWeekBeginsWhereTheLocaleSays();
    void arrowsGoInTwoDimensions();
    void comparesWithAnotherPeriod();
    void onlyAllOfItIsBrokenOut();
    void thePointerFindsCellsAndBars();
    void muchIsLargerAndOfAnotherColour();
    void tooFewAreAnOutline();
    void hoursThatNeverComeSayNothing();
    void tableHasARowForEachCell();
    void theSwitchOfCountsIsThereForCountsOnly();
    void fitsSmallAndLarge_data();
    void fitsSmallAndLarge();
};

void WeekHourChartTest::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    QApplication::setPalette(applicationPalette(ColorScheme::Light, {}));
}

/// The second Sunday is missing, and so a Sunday counts as much as two Mondays.
void WeekHourChartTest::countsAreDividedByHowOftenTheHourComes()
{
    const auto chart = chartOf();
    QCOMPARE(
        tooltipOf(*chart, cellOf(1, 9)),
        u"Monday, 09:00–10:00\nPer such hour: 4.50\nShelf searches: 9\nSuch hours in the range: 2\nEnter: show rows"_qs);
    QVERIFY(tooltipOf(*chart, cellOf(7, 9))
                .contains(u"Per such hour: 153.00\nShelf searches: 153\nSuch hours in the range: 1"_qs));
    // 13 days of 24 hours; 0 + 1 + … + 167 searches.
    QVERIFY(
        tooltipOf(*chart, Grid::cellAt(0, allHours))
            .contains(
                u"All weekdays, all hours\nPer such hour: 44.96\nShelf searches: 14,028\nSuch hours in the range: 312"_qs));
    QVERIFY(tooltipOf(*chart, Grid::cellAt(0, 3)).startsWith(u"All weekdays, 03:00–04:00"_qs));
    QVERIFY(tooltipOf(*chart, cellOf(2, allHours)).startsWith(u"Tuesday, all hours"_qs));
    QCOMPARE(chart->subtitle(), u"shelf searches per such hour of the range · UTC"_qs);
    QVERIFY2(chart->summary().contains(
                 u"most (167.00) on Sunday, 23:00–00:00, least (0) on Monday, 00:00–01:00"_qs),
             qPrintable(chart->summary()));
}

void WeekHourChartTest::totalsAreThoseOfTheRange()
{
    const auto chart = chartOf();
    Card card(u"card"_qs, chartOf().release());
    card.showData();
    card.resize(1000, 600);
    card.show();
    auto *shown = static_cast<WeekHourChart *>(card.body());
    QVERIFY(!shown->showsTotals());
    QTest::mouseClick(card.findChild<QPushButton *>(u"measure1"_qs), Qt::LeftButton);
    QVERIFY(shown->showsTotals());
    QCOMPARE(shown->subtitle(), u"shelf searches in the range · UTC"_qs);
    QVERIFY(shown->summary().contains(u"14,028 over all"_qs));
    QTest::mouseClick(card.findChild<QPushButton *>(u"measure0"_qs), Qt::LeftButton);
    QCOMPARE(shown->summary(), chart->summary());
}

/// They are no sums of the cells'.
void WeekHourChartTest::percentilesOfMarginsAreTheirOwn()
{
    const auto chart = chartOf(figures(), Metric::ColdP95);
    QVERIFY(tooltipOf(*chart, cellOf(7, allHours)).contains(u"p95: 2.40 s"_qs));
    QVERIFY(tooltipOf(*chart, Grid::cellAt(0, 5)).contains(u"p95: 2.60 s"_qs));
    QVERIFY(tooltipOf(*chart, Grid::cellAt(0, 5)).contains(u"n too small"_qs));
    QVERIFY(tooltipOf(*chart, Grid::cellAt(0, allHours))
                .contains(u"p95: 2.50 s\np50: 950 ms\nSlowest: 9.00 s\nCold searches: 1,000"_qs));
    const RowsBehind rows = chart->rowsBehind(cellOf(7, 9)).first();
    QCOMPARE(rows.filter.temperature, std::optional(Sql::Temperature::Cold));
    QCOMPARE(rows.order, Sql::RowOrder::SlowestFirst);
    QCOMPARE(rows.n, 76);
}

void WeekHourChartTest::ratesStandWithTheirInterval()
{
    const auto chart = chartOf(figures(), Metric::Availability);
    QCOMPARE(
        tooltipOf(*chart, cellOf(1, 9)),
        u"Monday, 09:00–10:00\nAvailable of owned: 50.0 %\nCopies: 1 of 2\n95 % interval: 9.5–90.5 %\nSuch hours in the range: 2\nn too small\nEnter: show rows"_qs);
    const RowsBehind rows = chart->rowsBehind(Grid::cellAt(0, allHours)).first();
    QCOMPARE(rows.kind, RowKind::LibraryChecks);
    QCOMPARE(rows.n, 168);
    QCOMPARE(rows.filter.outcomes->values, (QStringList{u"available"_qs, u"out"_qs}));
}

void WeekHourChartTest::everyCellLeadsToItsTimeAndRows_data()
{
    QTest::addColumn<QByteArray>("zone");
    for (const QByteArray &zone :
         {QByteArray("UTC"), QByteArray("Asia/Kolkata"), QByteArray("America/Chicago")}) {
        QTest::newRow(zone.constData()) << zone;
    }
}

/// Whichever way it is cut, it is the whole range, once.
void WeekHourChartTest::everyCellLeadsToItsTimeAndRows()
{
    QFETCH(QByteArray, zone);
    const Question about = question(zone);
    WeekHourChart chart;
    chart.setQuestion(about);
    WeekHourFigures all = figures(about);
    all.hours[0].shelfSearches = 5; // so that each cell has some
    chart.setData({.now = all});
    const qint64 range = about.time.range.from.secsTo(about.time.range.to);
    std::array<qint64, 4> sums{};
    std::array<qint64, 4> counted{};
    for (int mark = 0; mark < Grid::cellCount; ++mark) {
        const RowsBehind rows = chart.rowsBehind(mark).first();
        const auto kind = std::size_t((Grid::isAllHours(mark) ? 1 : 0) + (Grid::isAllWeekdays(mark) ? 2 : 0));
        sums[kind] += seconds(rows.pieces);
        counted[kind] += rows.n;
        for (const Sql::Piece &piece : rows.pieces.pieces) {
            const QDateTime start = piece.range.from.toTimeZone(about.time.reportingZone);
            QVERIFY(Grid::isAllHours(mark) || start.time().hour() == Grid::columnOf(mark));
            QVERIFY(Grid::isAllWeekdays(mark) || start.date().dayOfWeek() == Grid::rowOf(mark));
        }
    }
    for (std::size_t kind = 0; kind < sums.size(); ++kind) {
        QCOMPARE(sums[kind], range);
        QCOMPARE(counted[kind], 14'033);
    }
}

void WeekHourChartTest::theWeekBeginsWhereTheLocaleSays()
{
    WeekHourChart chart;
    chart.setLocale(QLocale(QLocale::English, QLocale::UnitedStates));
    chart.setQuestion(question());
    chart.setData({.now = figures()});
    QVERIFY(tooltipOf(chart, Grid::cellAt(1, 9)).startsWith(u"Sunday, 9:00 AM"_qs));
    QVERIFY(tooltipOf(chart, Grid::cellAt(1, 9)).contains(u"Shelf searches: 153"_qs));
    QVERIFY(tooltipOf(chart, Grid::cellAt(2, 9)).startsWith(u"Monday"_qs));
    QVERIFY(tooltipOf(chart, Grid::cellAt(7, 9)).startsWith(u"Saturday"_qs));
}

void WeekHourChartTest::arrowsGoInTwoDimensions()
{
    const auto chart = chartOf();
    chart->show();
    const auto press = [&](Qt::Key key) {
        QTest::keyClick(chart.get(), key);
        return std::pair(Grid::rowOf(chart->currentMark()), Grid::columnOf(chart->currentMark()));
    };
    QCOMPARE(press(Qt::Key_Down), std::pair(0, 0));
    QCOMPARE(press(Qt::Key_Down), std::pair(1, 0));
    QCOMPARE(press(Qt::Key_Right), std::pair(1, 1));
    QCOMPARE(press(Qt::Key_End), std::pair(1, allHours));
    QCOMPARE(press(Qt::Key_Right), std::pair(1, allHours));
    QCOMPARE(press(Qt::Key_PageDown), std::pair(7, allHours));
    QCOMPARE(press(Qt::Key_Down), std::pair(7, allHours));
    QCOMPARE(press(Qt::Key_Left), std::pair(7, allHours - 1));
    QCOMPARE(press(Qt::Key_Home), std::pair(7, 0));
    QCOMPARE(press(Qt::Key_Up), std::pair(6, 0));
    QCOMPARE(press(Qt::Key_PageUp), std::pair(0, 0));
    QCOMPARE(press(Qt::Key_Left), std::pair(0, 0));
    QSignalSpy rows(chart.get(), &CardBody::rowsRequested);
    QTest::keyClick(chart.get(), Qt::Key_Right);
    QTest::keyClick(chart.get(), Qt::Key_Return);
    QCOMPARE(rows.size(), 1);
    QCOMPARE(rows.first().first().value<RowsBehind>(), chart->rowsBehind(1).first());
    QTest::keyClick(chart.get(), Qt::Key_Escape);
    QCOMPARE(chart->currentMark(), -1);
}

void WeekHourChartTest::comparesWithAnotherPeriod()
{
    Question about = question();
    about.time.comparison =
        Sql::TimeRange{about.time.range.from.addDays(-14), about.time.range.to.addDays(-14)};
    WeekHourFigures before = figures();
    before.hours[9].shelfSearches = 6;
    before.cold[150] = {.n = 40, .p50Ms = 1000, .p95Ms = 2600};
    before.hours[167] = {.weekday = 7, .hour = 23}; // the period before has no such hour
    WeekHourChart chart;
    chart.setQuestion(about);
    chart.setData({.now = figures(), .before = before});
    chart.resize(1000, 560);
    QCOMPARE(chart.legend().size(), 1);
    const QString text = tooltipOf(chart, cellOf(1, 9));
    QVERIFY2(text.contains(u"compared with 19 Aug – 31 Aug 2024"_qs), qPrintable(text));
    QVERIFY2(text.contains(u"Per such hour: 4.50 (3.00"_qs), qPrintable(text));
    QVERIFY2(text.contains(u"Shelf searches: 9 (6, +3, +50 %)"_qs), qPrintable(text));
    QVERIFY(tooltipOf(chart, cellOf(7, 23)).contains(u"Per such hour: 167.00 (–"_qs));
    QCOMPARE(chart.table().columns.last().machineName, u"shelf_searches_per_hour_before"_qs);
    QCOMPARE(chart.table().rows[cellOf(1, 9)].last().raw.toDouble(), 3.0);
    QVERIFY(!chart.table().rows[cellOf(7, 23)].last().raw.isValid());
    chart.setVariant(int(Metric::ColdP95));
    QVERIFY2(tooltipOf(chart, cellOf(7, 6)).contains(u"p95: 2.50 s (2.60 s, −100 ms, −3.8 %)"_qs),
             qPrintable(tooltipOf(chart, cellOf(7, 6))));
    // Lines across the bars, which are not there without a comparison.
    const QImage with = chart.grab().toImage();
    chart.setData({.now = figures()});
    const QImage without = chart.grab().toImage();
    const QRect bars = chart.markArea(Grid::cellAt(0, 5)).toRect();
    QVERIFY(with.copy(bars) != without.copy(bars));
    QVERIFY(chart.legend().isEmpty());
}

/// Time and filter, which another page would have, tell nothing of hours of the week.
void WeekHourChartTest::onlyAllOfItIsBrokenOut()
{
    Card card(u"card"_qs, chartOf().release());
    card.showData();
    card.resize(1000, 600);
    card.show();
    auto *chart = static_cast<Chart *>(card.body());
    QVERIFY(canBreakOut(*chart, Grid::cellAt(0, allHours)));
    QVERIFY(!canBreakOut(*chart, cellOf(1, 9)));
    QVERIFY(!canBreakOut(*chart, cellOf(1, allHours)));
}

void WeekHourChartTest::thePointerFindsCellsAndBars()
{
    const auto chart = chartOf();
    chart->show();
    for (const int mark : {cellOf(1, 0), cellOf(7, 23), cellOf(4, 12), Grid::cellAt(0, 3),
                           cellOf(5, allHours), Grid::cellAt(0, allHours)}) {
        QTest::mouseMove(chart.get(), chart->markArea(mark).center().toPoint());
        QCOMPARE(chart->currentMark(), mark);
    }
    QTest::mouseMove(chart.get(), QPoint(2, 2));
    QCOMPARE(chart->currentMark(), -1);
}

/// The second channel beside the colour: of two cells the one with more has the larger mark.
void WeekHourChartTest::muchIsLargerAndOfAnotherColour()
{
    const auto chart = chartOf();
    const QImage image = chart->grab().toImage();
    const QColor paper = image.pixelColor(1, image.height() / 2);
    const auto inked = [&](int mark) {
        // Without the number below the mark.
        const QRect area = chart->markArea(mark).toRect().adjusted(2, 2, -2, -20);
        const QImage cell = image.copy(area);
        return area.width() * area.height() - countPixels(cell, paper);
    };
    const auto colour = [&](int mark) {
        const QRectF area = chart->markArea(mark).adjusted(2, 2, -2, -16);
        return image.pixelColor(area.center().toPoint());
    };
    QVERIFY(inked(cellOf(1, 1)) < inked(cellOf(4, 12)));
    QVERIFY(inked(cellOf(4, 12)) < inked(cellOf(7, 23)));
    QVERIFY(inked(cellOf(1, 1)) > 0);
    QVERIFY(colour(cellOf(4, 12)) != colour(cellOf(7, 23)));
    QVERIFY(colour(cellOf(7, 23)).lightness() < colour(cellOf(1, 4)).lightness());
}

void WeekHourChartTest::tooFewAreAnOutline()
{
    WeekHourFigures few = figures();
    for (Sql::DurationSummary &cold : few.cold) {
        cold.n = 25;
    }
    const auto sure = chartOf(few, Metric::ColdP95);
    few.cold[9].n = 19;
    const auto unsure = chartOf(few, Metric::ColdP95);
    const QPoint middle = sure->markArea(cellOf(1, 9)).adjusted(0, 0, 0, -14).center().toPoint();
    const QColor paper = sure->grab().toImage().pixelColor(1, 200);
    QVERIFY(sure->grab().toImage().pixelColor(middle) != paper);
    QCOMPARE(unsure->grab().toImage().pixelColor(middle), paper);
}

void WeekHourChartTest::hoursThatNeverComeSayNothing()
{
    WeekHourFigures short_ = figures();
    short_.hours[30] = {.weekday = 2, .hour = 6};
    const auto chart = chartOf(short_);
    const QString text = tooltipOf(*chart, cellOf(2, 6));
    QVERIFY2(text.contains(u"Per such hour: –"_qs) && text.contains(u"The range has no such hour"_qs),
             qPrintable(text));
    QVERIFY(chart->rowsBehind(cellOf(2, 6)).isEmpty());
    QCOMPARE(chart->table().rows[cellOf(2, 6)][2].text, u"–"_qs);
}

void WeekHourChartTest::tableHasARowForEachCell()
{
    for (const Metric metric : {Metric::Searches, Metric::Checks, Metric::ColdP95, Metric::Availability}) {
        const auto chart = chartOf(figures(), metric);
        const ChartTable table = chart->table();
        QCOMPARE(table.rows.size(), Grid::cellCount);
        for (const QStringList &row : table.texts()) {
            QCOMPARE(row.size(), 5);
            QVERIFY(!row.contains(QString()));
        }
        QVERIFY(!table.rows[Grid::cellAt(0, 0)][0].raw.isValid());
        QCOMPARE(table.rows[cellOf(3, 7)][0].raw.toInt(), 3);
        QCOMPARE(table.rows[cellOf(3, 7)][1].raw.toInt(), 7);
        QCOMPARE(chart->accessibleDescription(), chart->summary());
    }
}

void WeekHourChartTest::theSwitchOfCountsIsThereForCountsOnly()
{
    Card card(u"card"_qs, chartOf().release());
    card.showData();
    const auto *perHour = card.findChild<QWidget *>(u"measures"_qs);
    QVERIFY(perHour->isVisibleTo(&card));
    card.body()->setVariant(int(Metric::ColdP95));
    QVERIFY(!perHour->isVisibleTo(&card));
    card.body()->setVariant(int(Metric::Checks));
    QVERIFY(perHour->isVisibleTo(&card));
}

void WeekHourChartTest::fitsSmallAndLarge_data()
{
    QTest::addColumn<QSize>("size");
    QTest::newRow("small") << QSize(260, 140);
    QTest::newRow("window of 1024×640") << QSize(780, 380);
    QTest::newRow("large") << QSize(1900, 1000);
}

/// No two parts overlap, and all are within the chart.
void WeekHourChartTest::fitsSmallAndLarge()
{
    QFETCH(QSize, size);
    const auto chart = chartOf();
    chart->resize(size);
    QVERIFY(!chart->grab().isNull());
    for (int mark = 0; mark < Grid::cellCount; ++mark) {
        const QRectF area = chart->markArea(mark);
        QVERIFY(QRectF(chart->rect()).contains(area));
        QVERIFY(area.width() > 2 && area.height() > 2);
        if (!Grid::isAllHours(mark)) {
            QVERIFY(area.right() <= chart->markArea(mark + 1).left() + 0.01);
        }
        if (Grid::rowOf(mark) + 1 < Grid::rows) {
            QVERIFY(area.bottom() <= chart->markArea(mark + Grid::columns).top() + 0.01);
        }
    }
}

QTEST_MAIN(WeekHourChartTest)
#include "weekhourcharttest.moc"
