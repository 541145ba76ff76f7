// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <ui/charts/activitychart.h>
#include <ui/charts/card.h>
#include <ui/charts/durationchart.h>
#include <ui/charts/funnelchart.h>
#include <ui/charts/mediumchart.h>
#include <ui/charts/outcomechart.h>
#include <ui/charts/shelfchart.h>
#include <ui/charts/sizechart.h>
#include <ui/charts/typechart.h>

#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableWidget>
#include <QTest>

#include <algorithm>
#include <functional>
#include <memory>

using namespace ShelfHelp;
using namespace ShelfHelp::Ui;

namespace {

constexpr int dayCount = 10;

/// Ten days, the last of which is not over.
Sql::TimeContext tenDays()
{
    Sql::TimeContext context;
    context.range.from = QDateTime(QDate(2024, 9, 2), QTime(0, 0), QTimeZone::utc());
    context.range.to = context.range.from.addDays(dayCount);
    context.now = context.range.to.addSecs(-3600);
    return context;
}

QDateTime day(int index)
{
    return tenDays().range.from.addDays(index);
}

/// The question of the ten days.
Question question()
{
    return {.time = tenDays(), .filter = {}};
}

QList<Sql::UsageBucket> activity()
{
    QList<Sql::UsageBucket> buckets;
    for (int i = 0; i < dayCount; ++i) {
        buckets.append({.start = day(i), .shelfSearches = 1000 + i, .libraryChecks = 2000});
    }
    return buckets;
}

Sql::ShelfGrowth growth()
{
    Sql::ShelfGrowth growth{.before = {.urls = 50, .shelves = 45, .readers = 30}, .buckets = {}};
    for (int i = 0; i < dayCount; ++i) {
        growth.buckets.append({.start = day(i), .fresh = {.urls = i, .shelves = i / 2, .readers = 1}});
    }
    return growth;
}

QList<Sql::TypeBucket> types()
{
    QList<Sql::TypeBucket> buckets;
    for (int i = 0; i < dayCount; ++i) {
        buckets.append({.start = day(i), .types = {{u"Search"_qs, 2}, {u"Shuffle"_qs, 6}}});
    }
    return buckets;
}

ShelfSizes sizes()
{
    Sql::Distribution sizes;
    sizes.add(101, 4);
    sizes.add(600, 8);
    sizes.add(610, 1);
    return {.shelves = sizes, .searches = sizes};
}

QList<Sql::DurationBucket> durations()
{
    QList<Sql::DurationBucket> buckets;
    for (const int i : {0, 1, 2, 6, 7, 9}) {
        buckets.append({.start = day(i),
                        .cold = {.n = 5, .p50Ms = 3677.954, .p95Ms = 20'000.0},
                        .warm = {.n = 30, .p50Ms = 4.0, .p95Ms = 9.0}});
    }
    return buckets;
}

Sql::Funnel journeys()
{
    return {.searches = {1096, 887, 842, 511, 0},
            .books = {6000, 1400, 1200, 600, 0},
            .checks = 2000,
            .unattributed = 30};
}

const Sql::OutcomeCounts someOutcomes{.available = 45, .out = 55, .notInCatalogue = 90, .unknown = 10};

QList<Sql::OutcomeBucket> outcomes()
{
    QList<Sql::OutcomeBucket> buckets;
    for (int i = 0; i < dayCount; ++i) {
        buckets.append({.start = day(i), .libby = someOutcomes, .physical = {}});
    }
    return buckets;
}

/// Makes one kind of chart and fills it when told.
struct Specimen
{
    std::function<Chart *()> make;
    std::function<void(Chart *)> fill;
};

template <typename Kind>
Specimen specimen(const typename Kind::Data &data)
{
    return {[] { return new Kind; },
            [data](Chart *chart) {
                chart->setQuestion(question());
                static_cast<Kind *>(chart)->setData(data);
            }};
}

/// A chart that is already filled.
template <typename Kind>
std::unique_ptr<Kind> filled(const typename Kind::Data &data, const Question &about = question())
{
    auto chart = std::make_unique<Kind>();
    chart->setQuestion(about);
    chart->setData(data);
    return chart;
}

void addSpecimens()
{
    QTest::addColumn<Specimen>("specimen");
    QTest::addColumn<int>("marks");
    QTest::addColumn<QColor>("color");
    const Theme &theme = Theme::light();
    QTest::newRow("durations") << specimen<DurationChart>({.now = durations()}) << dayCount << theme.text;
    QTest::newRow("shelves") << specimen<ShelfChart>({.now = growth()}) << dayCount << theme.skyBlue;
    QTest::newRow("activity") << specimen<ActivityChart>({.now = activity()}) << dayCount << theme.accent;
    QTest::newRow("outcomes") << specimen<OutcomeChart>(outcomes()) << dayCount << theme.available;
    QTest::newRow("types") << specimen<TypeChart>(types()) << dayCount << theme.skyBlue;
    QTest::newRow("media") << specimen<MediumChart>({day(0), someOutcomes, someOutcomes}) << 2 << theme.out;
    QTest::newRow("funnel") << specimen<FunnelChart>({.now = journeys()}) << Sql::funnelSteps << theme.accent;
    QTest::newRow("sizes") << specimen<SizeChart>(sizes()) << 32 << theme.accent;
}

/// The chart on a card.
Chart *chartOf(const Card &card)
{
    return static_cast<Chart *>(card.body());
}

/// How many pixels have exactly this colour: smoothed edges are not counted.
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

bool isShown(const Card &card, const char *objectName)
{
    const auto *child = card.findChild<QWidget *>(QString::fromLatin1(objectName));
    return child != nullptr && child->isVisibleTo(&card);
}

} // namespace

Q_DECLARE_METATYPE(Specimen)

class ChartsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();

    void fourStates_data() { addSpecimens(); }

    void fourStates();

    void marksArePainted_data() { addSpecimens(); }

    void marksArePainted();

    void keyboardMovesTheCrosshair_data() { addSpecimens(); }

    void keyboardMovesTheCrosshair();

    void pointerFindsTheNearestMark_data() { addSpecimens(); }

    void pointerFindsTheNearestMark();

    void tableAndSummary_data() { addSpecimens(); }

    void tableAndSummary();
    void themeFollowsThePalette();
    void emptyChartHasNoTooltip();
    void durationTooltip();
    void warmSearchesMakeTheAxisLogarithmic();
    void comparisonIsNamedAndDrawn();
    void seriesCanBeTakenAway();
    void legendTogglesSeries();
    void variantsShowOtherFigures();
    void marksLeadToTheirRows();
    void aDragZoomsAndAClickFilters();
    void aDoubleClickOpensAndDoesNotFilter();
    void aMediumIsAFilterAndSoAreItsOutcomes();
    void figuresCanBeSeenAsATable();
    void theTableAndTheChartAreAtTheSameMark();
    void copiesPictureAndFigures();
    void capTooltip();
    void missingDurationsAreGaps();
    void sparseFiguresKeepTheirBuckets();
    void partialBuckets();
    void nothingAfterNow();
    void markupIsShownAsText();
    void errorDetailsCanBeCopied();
    void emptyButton();
};

void ChartsTest::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    QApplication::setPalette(applicationPalette(ColorScheme::Light, {}));
}

void ChartsTest::fourStates()
{
    QFETCH(Specimen, specimen);
    Card card(u"card"_qs, specimen.make());
    card.showLoading();
    QCOMPARE(card.state(), Card::State::Loading);
    QVERIFY(isShown(card, "progressLine"));
    QVERIFY(isShown(card, "message"));

    specimen.fill(chartOf(card));
    card.showData();
    QCOMPARE(card.state(), Card::State::Data);
    QVERIFY(chartOf(card)->isVisibleTo(&card));
    QVERIFY(!isShown(card, "message"));
    QVERIFY(!isShown(card, "progressLine"));

    card.showLoading();
    QVERIFY2(chartOf(card)->isVisibleTo(&card), "old marks stay while new ones are read");
    QVERIFY(chartOf(card)->isDimmed());

    card.showEmpty(u"Nothing here."_qs);
    QCOMPARE(card.findChild<QLabel *>(u"message"_qs)->text(), u"Nothing here."_qs);
    QVERIFY(!isShown(card, "actionButton"));

    QSignalSpy retry(&card, &Card::retryRequested);
    card.showError({.kind = ErrorKind::Transient, .message = u"It failed"_qs});
    QVERIFY(!chartOf(card)->isVisibleTo(&card));
    card.findChild<QPushButton *>(u"retryButton"_qs)->click();
    QCOMPARE(retry.size(), 1);
}

void ChartsTest::marksArePainted()
{
    QFETCH(Specimen, specimen);
    QFETCH(QColor, color);
    const std::unique_ptr<Chart> chart(specimen.make());
    chart->resize(400, 220);
    const int before = countPixels(chart->grab().toImage(), color);
    specimen.fill(chart.get());
    const int painted = countPixels(chart->grab().toImage(), color);
    QVERIFY2(painted > before + 40, qPrintable(QString::number(painted)));
}

void ChartsTest::keyboardMovesTheCrosshair()
{
    QFETCH(Specimen, specimen);
    QFETCH(int, marks);
    const std::unique_ptr<Chart> chart(specimen.make());
    specimen.fill(chart.get());
    chart->resize(400, 220);
    chart->show();
    QCOMPARE(chart->focusPolicy(), Qt::StrongFocus);
    QSignalSpy moved(chart.get(), &Chart::currentMarkChanged);
    QTest::keyClick(chart.get(), Qt::Key_Right);
    QCOMPARE(chart->currentMark(), 0);
    QTest::keyClick(chart.get(), Qt::Key_Right);
    QCOMPARE(chart->currentMark(), 1);
    QTest::keyClick(chart.get(), Qt::Key_End);
    QTest::keyClick(chart.get(), Qt::Key_Right);
    QCOMPARE(chart->currentMark(), marks - 1);
    QTest::keyClick(chart.get(), Qt::Key_PageUp);
    QCOMPARE(chart->currentMark(), std::max(0, marks - 8));
    QTest::keyClick(chart.get(), Qt::Key_Home);
    QTest::keyClick(chart.get(), Qt::Key_Left);
    QCOMPARE(chart->currentMark(), 0);
    QVERIFY(!chart->tooltipPlainText().isEmpty());
    QTest::keyClick(chart.get(), Qt::Key_Escape);
    QCOMPARE(chart->currentMark(), -1);
    QVERIFY(chart->tooltipPlainText().isEmpty());
    QCOMPARE(moved.last().first().toInt(), -1);
}

void ChartsTest::pointerFindsTheNearestMark()
{
    QFETCH(Specimen, specimen);
    QFETCH(int, marks);
    const std::unique_ptr<Chart> chart(specimen.make());
    specimen.fill(chart.get());
    chart->resize(400, 220);
    chart->show();
    QTest::mouseMove(chart.get(), QPoint(1, 1));
    QCOMPARE(chart->currentMark(), 0);
    QTest::mouseMove(chart.get(), QPoint(398, 218));
    QCOMPARE(chart->currentMark(), marks - 1);
    QVERIFY(!chart->tooltipPlainText().isEmpty());
}

void ChartsTest::tableAndSummary()
{
    QFETCH(Specimen, specimen);
    QFETCH(int, marks);
    const std::unique_ptr<Chart> chart(specimen.make());
    specimen.fill(chart.get());
    const QList<QStringList> rows = chart->table().texts();
    QCOMPARE(rows.size(), marks + 1);
    for (const QStringList &row : rows) {
        QCOMPARE(row.size(), rows.first().size());
        QVERIFY(!row.contains(QString()));
    }
    QVERIFY(!chart->accessibleName().isEmpty());
    QCOMPARE(chart->accessibleDescription(), chart->summary());
}

void ChartsTest::themeFollowsThePalette()
{
    const auto chart = filled<DurationChart>({.now = durations()});
    chart->resize(400, 220);
    QVERIFY(countPixels(chart->grab().toImage(), Theme::light().text) > 40);
    chart->setPalette(applicationPalette(ColorScheme::Dark, {}));
    const QImage dark = chart->grab().toImage();
    QVERIFY(countPixels(dark, Theme::darkTheme().text) > 40);
    QCOMPARE(countPixels(dark, Theme::light().text), 0);
}

void ChartsTest::emptyChartHasNoTooltip()
{
    SizeChart chart;
    chart.setData({});
    chart.resize(400, 220);
    chart.show();
    QTest::mouseMove(&chart, QPoint(200, 100));
    QTest::keyClick(&chart, Qt::Key_Right);
    QCOMPARE(chart.currentMark(), -1);
}

void ChartsTest::durationTooltip()
{
    const auto chart = filled<DurationChart>({.now = durations()});
    chart->showMark(0);
    const QString text = chart->tooltipPlainText().replace(QChar::Nbsp, u' ');
    QVERIFY2(text.startsWith(
                 u"Mon 2 Sept 2024\nCold p50: 3.68 s\nCold p95: 20.0 s\nCold slowest: –\nCold n: 5"_qs),
             qPrintable(text));
    QVERIFY(text.contains(u"n too small"));
    chart->showMark(3);
    QVERIFY2(chart->tooltipPlainText().contains(u"Cold p50: –"), "a missing duration is a dash, not 0");
    chart->showMark(9);
    QVERIFY(chart->tooltipPlainText().startsWith(u"Wed 11 Sept 2024 (incomplete)"));
}

void ChartsTest::warmSearchesMakeTheAxisLogarithmic()
{
    const auto chart = filled<DurationChart>({.now = durations()});
    chart->showMark(0);
    QVERIFY(!chart->tooltipPlainText().contains(u"Warm"));
    chart->setShown(u"warm"_qs, true);
    chart->showMark(-1);
    chart->showMark(0);
    QVERIFY(chart->tooltipPlainText().contains(u"Warm p50"));
    QVERIFY(chart->subtitle().contains(u"log scale"));
}

void ChartsTest::comparisonIsNamedAndDrawn()
{
    Question about = question();
    about.time.comparison = Sql::TimeRange{day(-14), day(-4)};
    QList<Sql::UsageBucket> before;
    for (int i = -14; i < -4; ++i) {
        before.append({.start = day(i), .shelfSearches = 900, .libraryChecks = 2000});
    }
    const auto chart = filled<ActivityChart>({.now = activity(), .before = before}, about);
    chart->showMark(0);
    const QString text = chart->tooltipPlainText().replace(QChar::Nbsp, u' ');
    QVERIFY2(text.contains(u"compared with Mon 19 Aug 2024"), qPrintable(text));
    QVERIFY2(text.contains(u"Shelf searches: 1,000 (900, +100, +11 %)"), qPrintable(text));
    QVERIFY2(text.contains(u"Library checks: 2,000 (2,000, unchanged)"), qPrintable(text));
    QCOMPARE(chart->table().columns.size(), 5);
    const auto alone = filled<ActivityChart>({.now = activity()});
    chart->resize(400, 220);
    alone->resize(400, 220);
    chart->showMark(-1);
    QVERIFY(chart->grab().toImage() != alone->grab().toImage());
}

void ChartsTest::seriesCanBeTakenAway()
{
    const auto chart = filled<ActivityChart>({.now = activity()});
    chart->resize(400, 220);
    QVERIFY(countPixels(chart->grab().toImage(), Theme::light().accent) > 40);
    chart->setShown(u"searches"_qs, false);
    QCOMPARE(countPixels(chart->grab().toImage(), Theme::light().accent), 0);
    QVERIFY(chart->legend().first().isOff);
    chart->setShown(u"searches"_qs, true);
    QVERIFY(countPixels(chart->grab().toImage(), Theme::light().accent) > 40);
}

void ChartsTest::legendTogglesSeries()
{
    Card card(u"card"_qs, filled<ActivityChart>({.now = activity()}).release());
    card.showData();
    card.resize(420, 300);
    card.show();
    QVERIFY(QTest::qWaitForWindowActive(&card));
    auto *legend = card.findChild<Legend *>();
    QVERIFY(legend->isVisible());
    QTest::mouseClick(legend, Qt::LeftButton, {}, QPoint(8, 8));
    QVERIFY(!card.body()->isShown(u"searches"_qs));
    legend->setFocus();
    QTest::keyClick(legend, Qt::Key_Right);
    QTest::keyClick(legend, Qt::Key_Space);
    QVERIFY(!card.body()->isShown(u"checks"_qs));
}

void ChartsTest::variantsShowOtherFigures()
{
    const auto chart = filled<ShelfChart>({.now = growth()});
    QCOMPARE(chart->variants().size(), 3);
    QCOMPARE(chart->table().rows.last().last().raw.toLongLong(), qint64(50 + 45));
    chart->setVariant(2);
    QCOMPARE(chart->table().rows.last().last().raw.toLongLong(), qint64(30 + dayCount));
    const auto stack = filled<OutcomeChart>(outcomes());
    stack->resize(400, 220);
    const QImage shares = stack->grab().toImage();
    stack->setVariant(1);
    QVERIFY(stack->grab().toImage() != shares);
}

void ChartsTest::marksLeadToTheirRows()
{
    const auto chart = filled<ActivityChart>({.now = activity()});
    chart->resize(400, 220);
    chart->show();
    QSignalSpy opened(chart.get(), &CardBody::rowsRequested);
    QTest::keyClick(chart.get(), Qt::Key_Right);
    QVERIFY(chart->tooltipPlainText().endsWith(u"Enter: show rows"));
    QTest::keyClick(chart.get(), Qt::Key_Return);
    QCOMPARE(opened.size(), 1);
    const auto rows = opened.first().first().value<RowsBehind>();
    QCOMPARE(rows.n, qint64(1000));
    QCOMPARE(rows.pieces, Sql::wholeRange({day(0), day(1)}));
    QCOMPARE(rows.kind, RowKind::ShelfSearches);
    QCOMPARE(chart->rowsBehind(0).last().n, qint64(2000));
}

void ChartsTest::aDragZoomsAndAClickFilters()
{
    const auto chart = filled<OutcomeChart>(outcomes());
    chart->resize(400, 220);
    chart->show();
    QSignalSpy zoomed(chart.get(), &CardBody::rangeRequested);
    QSignalSpy filtered(chart.get(), &CardBody::filterRequested);
    QTest::mousePress(chart.get(), Qt::LeftButton, {}, QPoint(120, 100));
    QTest::mouseMove(chart.get(), QPoint(240, 100));
    QTest::mouseRelease(chart.get(), Qt::LeftButton, {}, QPoint(240, 100));
    QCOMPARE(zoomed.size(), 1);
    const auto range = zoomed.first().first().value<Sql::TimeRange>();
    QVERIFY(range.from >= day(0) && range.to <= day(dayCount));
    QVERIFY(range.from.daysTo(range.to) >= 2);
    QVERIFY2(filtered.isEmpty(), "a drag is no click");

    QTest::mouseClick(chart.get(), Qt::LeftButton, {}, QPoint(120, 170));
    QTRY_COMPARE(filtered.size(), 1);
    QCOMPARE(filtered.first().first().value<FilterStep>().field, FilterField::Outcome);
}

void ChartsTest::aDoubleClickOpensAndDoesNotFilter()
{
    const auto chart = filled<OutcomeChart>(outcomes());
    chart->resize(400, 220);
    chart->show();
    QSignalSpy opened(chart.get(), &CardBody::rowsRequested);
    QSignalSpy filtered(chart.get(), &CardBody::filterRequested);
    QTest::mouseDClick(chart.get(), Qt::LeftButton, {}, QPoint(120, 170));
    QCOMPARE(opened.size(), 1);
    QCOMPARE(opened.first().first().value<RowsBehind>().filter.outcomes->values,
             QStringList{u"available"_qs});
    QTest::qWait(QApplication::doubleClickInterval() + 50);
    QVERIFY(filtered.isEmpty());
}

void ChartsTest::aMediumIsAFilterAndSoAreItsOutcomes()
{
    const auto chart = filled<MediumChart>({day(0), someOutcomes, someOutcomes});
    const QList<RowsBehind> rows = chart->rowsBehind(1);
    QCOMPARE(rows.size(), 5);
    QCOMPARE(rows.first().n, qint64(200));
    QCOMPARE(rows.first().filter.medium, std::optional(Sql::Medium::Physical));
    QCOMPARE(rows[1].filter.outcomes->values, QStringList{u"available"_qs});
    QCOMPARE(rows[1].n, qint64(45));
    QCOMPARE(chart->filterStep(1, 0)->field, FilterField::Medium);
    QCOMPARE(chart->filterStep(1, 2)->filter.outcomes->values, QStringList{u"out"_qs});
}

void ChartsTest::figuresCanBeSeenAsATable()
{
    Card card(u"card"_qs, filled<ShelfChart>({.now = growth()}).release());
    card.showData();
    card.setShowsTable(true);
    const auto *table = card.findChild<QTableWidget *>(u"cardTable"_qs);
    QVERIFY(table->isVisibleTo(&card));
    QCOMPARE(table->rowCount(), dayCount);
    QCOMPARE(table->item(3, 1)->text(), u"3"_qs);
    card.setShowsTable(false);
    QVERIFY(!table->isVisibleTo(&card));
}

/// Whoever changes from one to the other goes on where he was; Enter shows the same rows in both.
void ChartsTest::theTableAndTheChartAreAtTheSameMark()
{
    Card card(u"card"_qs, filled<ActivityChart>({.now = activity()}).release());
    card.showData();
    card.resize(500, 320);
    card.show();
    QVERIFY(QTest::qWaitForWindowActive(&card));
    auto *chart = chartOf(card);
    auto *table = card.findChild<QTableWidget *>(u"cardTable"_qs);
    chart->setFocus();
    QTest::keyClick(chart, Qt::Key_Right);
    QTest::keyClick(chart, Qt::Key_Right);
    QTest::keyClick(chart, Qt::Key_Right);
    QCOMPARE(chart->currentMark(), 2);
    card.setShowsTable(true);
    QCOMPARE(table->currentRow(), 2);
    QVERIFY(table->hasFocus());
    QTest::keyClick(table, Qt::Key_Down);
    QSignalSpy rows(chart, &CardBody::rowsRequested);
    QTest::keyClick(table, Qt::Key_Return);
    QCOMPARE(rows.size(), 1);
    QCOMPARE(rows.first().first().value<RowsBehind>(), chart->rowsBehind(3).first());
    static_cast<ActivityChart *>(chart)->setData({.now = activity()});
    card.showData();
    QCOMPARE(table->currentRow(), 3);
    card.setShowsTable(false);
    QVERIFY(chart->hasFocus());
    QCOMPARE(chart->currentMark(), 3);
}

void ChartsTest::copiesPictureAndFigures()
{
    Card card(u"card"_qs, filled<ActivityChart>({.now = activity()}).release());
    card.resize(420, 300);
    card.showData();
    card.copy();
    QVERIFY(QApplication::clipboard()->text().startsWith(u"start\tshelf_searches\tlibrary_checks\n"
                                                         "2024-09-02T00:00:00.000Z\t1000\t2000\n"));
    QVERIFY(!QApplication::clipboard()->image().isNull());
}

void ChartsTest::capTooltip()
{
    const auto chart = filled<SizeChart>(sizes());
    chart->showMark(24);
    const QString text = chart->tooltipPlainText();
    QVERIFY2(text.startsWith(u"600–624 books\nShelves: 9"_qs), qPrintable(text));
    QVERIFY(text.contains(u"Exactly 600: 8"));
    QVERIFY(text.contains(u"800 and more are recorded as 600"));
}

void ChartsTest::missingDurationsAreGaps()
{
    const BucketValues values{1.0, 2.0, std::nullopt, 4.0, std::nullopt, std::nullopt, 7.0, 8.0};
    const auto runs = runsOf(values);
    QCOMPARE(runs.size(), 3);
    QCOMPARE(runs[0], (QList<QPointF>{{0, 1}, {1, 2}}));
    QCOMPARE(runs[2], (QList<QPointF>{{6, 7}, {7, 8}}));
    QCOMPARE(loneBuckets(values), QList<int>{3});
}

void ChartsTest::sparseFiguresKeepTheirBuckets()
{
    const BucketGrid grid(tenDays());
    const auto all = grid.aligned(durations());
    QCOMPARE(all.size(), dayCount);
    QCOMPARE(all[6].cold.n, qint64(5));
    QCOMPARE(all[5].cold.n, qint64(0));
}

void ChartsTest::partialBuckets()
{
    Sql::TimeContext context = tenDays();
    QVERIFY(BucketGrid(context).isPartial(dayCount - 1));
    QVERIFY(!BucketGrid(context).isPartial(0));
    context.now = context.range.to.addDays(3);
    QVERIFY(!BucketGrid(context).hasPartial());
    context.range.from = context.range.from.addSecs(3600);
    QVERIFY2(!BucketGrid(context).isPartial(0), "nothing lies before a range that holds everything");
    context.comparison = Sql::TimeRange{context.range.from.addDays(-10), context.range.from};
    QVERIFY(BucketGrid(context).isPartial(0));
}

void ChartsTest::nothingAfterNow()
{
    Sql::TimeContext context = tenDays();
    context.now = day(3).addSecs(60);
    QCOMPARE(BucketGrid(context).count(), 4);
}

void ChartsTest::markupIsShownAsText()
{
    const QString markup = u"<b>bold</b> & <img src='x'>"_qs;
    Card card(u"card"_qs, new SizeChart);
    card.showError({.kind = ErrorKind::Permanent, .message = markup});
    for (const QLabel *label : card.findChildren<QLabel *>()) {
        QCOMPARE(label->textFormat(), Qt::PlainText);
    }
    QVERIFY(card.findChild<QLabel *>(u"message"_qs)->text().contains(markup));
}

void ChartsTest::errorDetailsCanBeCopied()
{
    Card card(u"card"_qs, new SizeChart);
    const Error error{
        .kind = ErrorKind::Transient, .message = u"Gone"_qs, .remedy = u"Wait."_qs, .sqlState = u"57P01"_qs};
    card.showError(error);
    card.findChild<QPushButton *>(u"copyButton"_qs)->click();
    QCOMPARE(QApplication::clipboard()->text(), error.toText());
}

void ChartsTest::emptyButton()
{
    Card card(u"card"_qs, new SizeChart);
    QSignalSpy action(&card, &Card::emptyActionRequested);
    card.showEmpty(u"No events yet."_qs, u"Load sample notification…"_qs);
    card.findChild<QPushButton *>(u"actionButton"_qs)->click();
    QCOMPARE(action.size(), 1);
}

QTEST_MAIN(ChartsTest)

#include "chartstest.moc"
