// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <ui/charts/activitychart.h>
#include <ui/charts/card.h>
#include <ui/charts/durationchart.h>
#include <ui/charts/mediumchart.h>
#include <ui/charts/outcomechart.h>
#include <ui/charts/shelfchart.h>
#include <ui/charts/sizechart.h>

#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
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

QList<Sql::ActivityBucket> activity()
{
    QList<Sql::ActivityBucket> buckets;
    for (int i = 0; i < dayCount; ++i) {
        buckets.append({.start = day(i),
                        .shelfSearches = 1000 + i,
                        .libraryChecks = 2000,
                        .newShelves = i,
                        .cumulativeShelves = 50 + i});
    }
    return buckets;
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

template <typename Kind, typename Fill>
Specimen specimen(Fill fill)
{
    return {[] { return new Kind; }, [fill](Chart *chart) { fill(static_cast<Kind *>(chart)); }};
}

void addSpecimens()
{
    QTest::addColumn<Specimen>("specimen");
    QTest::addColumn<int>("marks");
    QTest::addColumn<QColor>("color");
    const BucketGrid grid(tenDays());
    const Theme &theme = Theme::light();
    QTest::newRow("durations") << specimen<DurationChart>([=](auto *chart) {
        chart->setData(grid, durations());
    }) << dayCount << theme.text;
    QTest::newRow("shelves") << specimen<ShelfChart>([=](auto *chart) { chart->setData(grid, activity()); })
                             << dayCount << theme.skyBlue;
    QTest::newRow("activity") << specimen<ActivityChart>([=](auto *chart) {
        chart->setData(grid, activity());
    }) << dayCount << theme.accent;
    QTest::newRow("outcomes") << specimen<OutcomeChart>([=](auto *chart) {
        chart->setData(grid, outcomes());
    }) << dayCount << theme.available;
    QTest::newRow("media") << specimen<MediumChart>([](auto *chart) {
        chart->setData(someOutcomes, someOutcomes);
    }) << 2 << theme.out;
    QTest::newRow("sizes") << specimen<SizeChart>([](auto *chart) {
        chart->setData({{100, 4}, {600, 9}}, 8);
    }) << 32 << theme.accent;
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

    specimen.fill(card.chart());
    card.showData();
    QCOMPARE(card.state(), Card::State::Data);
    QVERIFY(card.chart()->isVisibleTo(&card));
    QVERIFY(!isShown(card, "message"));
    QVERIFY(!isShown(card, "progressLine"));

    card.showLoading();
    QVERIFY2(card.chart()->isVisibleTo(&card), "old marks stay while new ones are read");
    QVERIFY(card.chart()->isDimmed());

    card.showEmpty(u"Nothing here."_qs);
    QCOMPARE(card.findChild<QLabel *>(u"message"_qs)->text(), u"Nothing here."_qs);
    QVERIFY(!isShown(card, "actionButton"));

    QSignalSpy retry(&card, &Card::retryRequested);
    card.showError({.kind = ErrorKind::Transient, .message = u"It failed"_qs});
    QVERIFY(!card.chart()->isVisibleTo(&card));
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
    const QList<QStringList> rows = chart->tableText();
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
    DurationChart chart;
    chart.setData(BucketGrid(tenDays()), durations());
    chart.resize(400, 220);
    QVERIFY(countPixels(chart.grab().toImage(), Theme::light().text) > 40);
    chart.setPalette(applicationPalette(ColorScheme::Dark, {}));
    const QImage dark = chart.grab().toImage();
    QVERIFY(countPixels(dark, Theme::darkTheme().text) > 40);
    QCOMPARE(countPixels(dark, Theme::light().text), 0);
}

void ChartsTest::emptyChartHasNoTooltip()
{
    SizeChart chart;
    chart.setData({}, 0);
    chart.resize(400, 220);
    chart.show();
    QTest::mouseMove(&chart, QPoint(200, 100));
    QTest::keyClick(&chart, Qt::Key_Right);
    QCOMPARE(chart.currentMark(), -1);
}

void ChartsTest::durationTooltip()
{
    DurationChart chart;
    chart.setData(BucketGrid(tenDays()), durations());
    chart.showMark(0);
    const QString text = chart.tooltipPlainText().replace(QChar::Nbsp, u' ');
    QVERIFY2(text.startsWith(u"Mon 2 Sept 2024\nCold p50: 3.68 s\nCold p95: 20.0 s\nCold n: 5"_qs),
             qPrintable(text));
    QVERIFY(text.contains(u"n too small"));
    chart.showMark(3);
    QVERIFY2(chart.tooltipPlainText().contains(u"Cold p50: –"), "a missing duration is a dash, not 0");
    chart.showMark(9);
    QVERIFY(chart.tooltipPlainText().startsWith(u"Wed 11 Sept 2024 (incomplete)"));
}

void ChartsTest::capTooltip()
{
    SizeChart chart;
    chart.setData({{100, 4}, {600, 9}}, 8);
    chart.showMark(24);
    const QString text = chart.tooltipPlainText();
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
    card.setSubtitle(markup);
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
