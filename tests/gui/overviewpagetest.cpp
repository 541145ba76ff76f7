// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <ui/charts/card.h>
#include <ui/charts/chart.h>
#include <ui/charts/responsivegrid.h>
#include <ui/charts/tile.h>
#include <ui/charts/typography.h>
#include <ui/pages/overviewpage.h>

#include <QApplication>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace ShelfHelp;
using namespace ShelfHelp::Ui;

namespace {

Sql::TimeContext fourWeeks()
{
    Sql::TimeContext context;
    context.range.from = QDateTime(QDate(2024, 8, 5), QTime(0, 0), QTimeZone::utc());
    context.range.to = context.range.from.addDays(28);
    context.comparison = Sql::TimeRange{context.range.from.addDays(-28), context.range.from};
    context.now = context.range.to.addSecs(9 * 3600);
    return context;
}

Sql::Totals someTotals()
{
    return {.known = {.urls = 1240, .shelves = 1190, .readers = 1002},
            .fresh = {.urls = 130, .shelves = 124, .readers = 108},
            .shelfSearches = 2401,
            .libraryChecks = 5187,
            .outcomes = {.available = 1825, .out = 1242, .notInCatalogue = 2000, .unknown = 120},
            .cold = {.n = 1680, .p50Ms = 3680.0, .p95Ms = 24'100.0},
            .warm = {.n = 721, .p50Ms = 5.0, .p95Ms = 16.0},
            .medianShelfSize = 148.0,
            .sizedShelves = 900,
            .shelvesAtCap = 23};
}

Sql::OverviewFigures noFigures()
{
    return {.totals = Sql::Totals{},
            .comparison = std::optional<Sql::Totals>(),
            .activity = QList<Sql::ActivityBucket>{},
            .durations = QList<Sql::DurationBucket>{},
            .outcomes = QList<Sql::OutcomeBucket>{},
            .sizes = QList<Sql::SizeBin>{},
            .openRejections = qint64(0),
            .asOf = fourWeeks().now};
}

Sql::OverviewFigures someFigures()
{
    Sql::OverviewFigures figures = noFigures();
    const Sql::Totals totals = someTotals();
    Sql::Totals before = totals;
    before.shelfSearches = 2208;
    before.cold.p50Ms = 3390;
    QList<Sql::ActivityBucket> activity;
    QList<Sql::DurationBucket> durations;
    QList<Sql::OutcomeBucket> outcomes;
    for (int i = 0; i < 28; ++i) {
        const QDateTime start = fourWeeks().range.from.addDays(i);
        activity.append({.start = start,
                         .shelfSearches = 80 + i,
                         .libraryChecks = 190,
                         .newShelves = 5,
                         .cumulativeShelves = 1110 + 5 * i});
        durations.append({.start = start, .cold = totals.cold, .warm = totals.warm});
        outcomes.append({.start = start, .libby = totals.outcomes, .physical = totals.outcomes});
    }
    figures.totals = totals;
    figures.comparison = std::optional(before);
    figures.activity = activity;
    figures.durations = durations;
    figures.outcomes = outcomes;
    figures.sizes = QList<Sql::SizeBin>{{100, 500}, {600, 40}};
    return figures;
}

const QStringList &cardNames()
{
    static const QStringList names{u"durationsCard"_qs, u"shelvesCard"_qs, u"activityCard"_qs,
                                   u"outcomesCard"_qs,  u"mediumCard"_qs,  u"sizesCard"_qs};
    return names;
}

Card *cardOf(const OverviewPage &page, const QString &name)
{
    return page.findChild<Card *>(name);
}

QString labelOf(const OverviewPage &page, const QString &tile, const QString &label)
{
    QString text = page.findChild<Tile *>(tile)->findChild<QLabel *>(label)->text();
    return text.replace(QChar::Nbsp, u' ');
}

bool isClipped(const QLabel *label)
{
    if (label->wordWrap()) {
        return label->heightForWidth(label->width()) > label->height();
    }
    const QFontMetrics metrics(label->font());
    return metrics.horizontalAdvance(label->text()) > label->width() ||
           metrics.height() > label->height() + 1;
}

} // namespace

class OverviewPageTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void showsAllFigures();
    void tilesCompare();
    void tilesWithoutComparison();
    void loadingKeepsWhatIsShown();
    void aFailedFigureLeavesTheOthers_data();
    void aFailedFigureLeavesTheOthers();
    void failedTotalsAreSaidOnce();
    void emptyDatabaseOffersTheSample();
    void emptyRangeIsNotAnEmptyDatabase();
    void rejectionsAreMentioned();
    void crosshairIsShared();
    void textFits_data();
    void textFits();
};

void OverviewPageTest::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    QApplication::setFont(applicationFont(QFont(QApplication::font().family(), 10)));
    QApplication::setPalette(applicationPalette(ColorScheme::Light, {}));
}

void OverviewPageTest::showsAllFigures()
{
    OverviewPage page;
    page.setFigures(someFigures(), fourWeeks());
    for (const QString &name : cardNames()) {
        QCOMPARE(cardOf(page, name)->state(), Card::State::Data);
        QCOMPARE(cardOf(page, name)->findChild<QLabel *>(u"asOf"_qs)->text(), u"as of 09:00"_qs);
    }
    QCOMPARE(labelOf(page, u"shelvesTile"_qs, u"value"_qs), u"1,240"_qs);
    QCOMPARE(labelOf(page, u"availabilityTile"_qs, u"value"_qs), u"59.5 %"_qs);
    QCOMPARE(labelOf(page, u"coldDurationTile"_qs, u"value"_qs), u"3.68 s"_qs);
    QCOMPARE(labelOf(page, u"coldDurationTile"_qs, u"secondary"_qs), u"p95 24.1 s"_qs);
    QCOMPARE(labelOf(page, u"shelfSizeTile"_qs, u"value"_qs), u"148"_qs);
    QVERIFY(cardOf(page, u"sizesCard"_qs)
                ->findChild<QLabel *>(u"subtitle"_qs)
                ->text()
                .contains(u"shelves of 800 and more are recorded as 600"));
}

void OverviewPageTest::tilesCompare()
{
    OverviewPage page;
    page.setFigures(someFigures(), fourWeeks());
    QCOMPARE(labelOf(page, u"shelfSearchesTile"_qs, u"delta"_qs), u"▲ +193, +8.7 %"_qs);
    QCOMPARE(labelOf(page, u"shelfSearchesTile"_qs, u"comparison"_qs), u"before: 2,208"_qs);
    QCOMPARE(labelOf(page, u"libraryChecksTile"_qs, u"delta"_qs), u"unchanged"_qs);
    const auto color = [&page](const QString &tile) {
        return page.findChild<Tile *>(tile)
            ->findChild<QLabel *>(u"delta"_qs)
            ->palette()
            .color(QPalette::WindowText);
    };
    QCOMPARE(color(u"shelfSearchesTile"_qs), Theme::light().good);
    QCOMPARE(color(u"coldDurationTile"_qs), Theme::light().bad);
    QCOMPARE(color(u"libraryChecksTile"_qs), Theme::light().muted);
}

void OverviewPageTest::tilesWithoutComparison()
{
    OverviewPage page;
    Sql::OverviewFigures figures = someFigures();
    figures.comparison = std::optional<Sql::Totals>();
    page.setFigures(figures, fourWeeks());
    QCOMPARE(labelOf(page, u"shelfSearchesTile"_qs, u"delta"_qs), QString());
}

void OverviewPageTest::loadingKeepsWhatIsShown()
{
    OverviewPage page;
    QCOMPARE(cardOf(page, u"activityCard"_qs)->state(), Card::State::Loading);
    page.setFigures(someFigures(), fourWeeks());
    page.setLoading();
    for (const QString &name : cardNames()) {
        QCOMPARE(cardOf(page, name)->state(), Card::State::Loading);
        QVERIFY(cardOf(page, name)->chart()->isVisibleTo(&page));
    }
    QCOMPARE(labelOf(page, u"shelvesTile"_qs, u"value"_qs), u"1,240"_qs);
}

void OverviewPageTest::aFailedFigureLeavesTheOthers_data()
{
    QTest::addColumn<int>("figure");
    QTest::addColumn<QStringList>("failed");
    QTest::newRow("activity") << 0 << QStringList{u"shelvesCard"_qs, u"activityCard"_qs};
    QTest::newRow("durations") << 1 << QStringList{u"durationsCard"_qs};
    QTest::newRow("outcomes") << 2 << QStringList{u"outcomesCard"_qs, u"mediumCard"_qs};
    QTest::newRow("sizes") << 3 << QStringList{u"sizesCard"_qs};
}

void OverviewPageTest::aFailedFigureLeavesTheOthers()
{
    QFETCH(int, figure);
    QFETCH(QStringList, failed);
    const Error error{.kind = ErrorKind::Transient, .message = u"Cancelled"_qs, .sqlState = u"57014"_qs};
    Sql::OverviewFigures figures = someFigures();
    switch (figure) {
    case 0:
        figures.activity = error;
        break;
    case 1:
        figures.durations = error;
        break;
    case 2:
        figures.outcomes = error;
        break;
    default:
        figures.sizes = error;
        break;
    }
    OverviewPage page;
    QSignalSpy retry(&page, &OverviewPage::retryRequested);
    page.setFigures(figures, fourWeeks());
    for (const QString &name : cardNames()) {
        const auto expected = failed.contains(name) ? Card::State::Error : Card::State::Data;
        QVERIFY2(cardOf(page, name)->state() == expected, qPrintable(name));
    }
    Card *card = cardOf(page, failed.first());
    QVERIFY(card->findChild<QLabel *>(u"message"_qs)->text().contains(u"57014"));
    card->findChild<QPushButton *>(u"retryButton"_qs)->click();
    QCOMPARE(retry.size(), 1);
}

void OverviewPageTest::failedTotalsAreSaidOnce()
{
    Sql::OverviewFigures figures = someFigures();
    figures.totals = Error{.kind = ErrorKind::Transient, .message = u"Cancelled"_qs};
    OverviewPage page;
    page.setFigures(figures, fourWeeks());
    QVERIFY(page.findChild<QWidget *>(u"totalsError"_qs)->isVisibleTo(&page));
    QVERIFY(!page.findChild<Tile *>(u"shelvesTile"_qs)->isVisibleTo(&page));
    QCOMPARE(cardOf(page, u"activityCard"_qs)->state(), Card::State::Data);
}

void OverviewPageTest::emptyDatabaseOffersTheSample()
{
    OverviewPage page;
    QSignalSpy load(&page, &OverviewPage::loadSampleRequested);
    page.setFigures(noFigures(), fourWeeks());
    auto *panel = page.findChild<QWidget *>(u"emptyPanel"_qs);
    QVERIFY(panel->isVisibleTo(&page));
    auto *button = panel->findChild<QPushButton *>(u"actionButton"_qs);
    QCOMPARE(button->text(), u"Load sample notification…"_qs);
    button->click();
    QCOMPARE(load.size(), 1);
    page.setFigures(someFigures(), fourWeeks());
    QVERIFY(!panel->isVisibleTo(&page));
}

void OverviewPageTest::emptyRangeIsNotAnEmptyDatabase()
{
    Sql::OverviewFigures figures = noFigures();
    figures.totals = Sql::Totals{.known = {.urls = 7, .shelves = 7, .readers = 6}};
    OverviewPage page;
    page.setFigures(figures, fourWeeks());
    QVERIFY(!page.findChild<QWidget *>(u"emptyPanel"_qs)->isVisibleTo(&page));
    for (const QString &name : cardNames()) {
        QCOMPARE(cardOf(page, name)->state(), Card::State::Empty);
    }
    QCOMPARE(labelOf(page, u"shelfSearchesTile"_qs, u"value"_qs), u"0"_qs);
    QCOMPARE(labelOf(page, u"availabilityTile"_qs, u"value"_qs), u"–"_qs);
}

void OverviewPageTest::rejectionsAreMentioned()
{
    OverviewPage page;
    Sql::OverviewFigures figures = someFigures();
    page.setFigures(figures, fourWeeks());
    const auto *label = page.findChild<QLabel *>(u"rejectionsLabel"_qs);
    QVERIFY(!label->isVisibleTo(&page));
    figures.openRejections = qint64(3);
    page.setFigures(figures, fourWeeks());
    QVERIFY(label->isVisibleTo(&page));
    QVERIFY(label->text().endsWith(u": 3"));
}

void OverviewPageTest::crosshairIsShared()
{
    OverviewPage page;
    page.setFigures(someFigures(), fourWeeks());
    Chart *source = cardOf(page, u"activityCard"_qs)->chart();
    const Chart *follower = cardOf(page, u"outcomesCard"_qs)->chart();
    source->showMark(12);
    QCOMPARE(follower->currentMark(), 12);
    QVERIFY2(follower->tooltipPlainText().isEmpty(), "one tooltip at a time");
    source->showMark(-1);
    QCOMPARE(follower->currentMark(), -1);
}

void OverviewPageTest::textFits_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<int>("columns");
    QTest::addColumn<bool>("scrolls");
    QTest::newRow("1024 x 640") << QSize(1024, 640) << 2 << true;
    QTest::newRow("1280 x 800") << QSize(1280, 800) << 3 << false;
    QTest::newRow("1920 x 1080") << QSize(1920, 1080) << 3 << false;
    QTest::newRow("beside a navigation") << QSize(1080, 720) << 3 << true;
}

void OverviewPageTest::textFits()
{
    QFETCH(QSize, size);
    QFETCH(int, columns);
    QFETCH(bool, scrolls);
    OverviewPage page;
    page.resize(size);
    page.show();
    page.setFigures(someFigures(), fourWeeks());
    QCoreApplication::processEvents();
    for (const QLabel *label : page.findChildren<QLabel *>()) {
        QVERIFY2(!label->isVisible() || !isClipped(label),
                 qPrintable(label->objectName() + u": " + label->text()));
    }
    const auto *scroll = page.findChild<QScrollArea *>(u"overviewScroll"_qs);
    QCOMPARE(scroll->verticalScrollBar()->maximum() > 0, scrolls);
    QVERIFY(scroll->widget()->width() <= scroll->viewport()->width());
    const auto grids = page.findChildren<ResponsiveGrid *>();
    QCOMPARE(grids.last()->columns(), columns);
    for (const QString &name : cardNames()) {
        QVERIFY(cardOf(page, name)->chart()->height() >= 110);
    }
}

QTEST_MAIN(OverviewPageTest)

#include "overviewpagetest.moc"
