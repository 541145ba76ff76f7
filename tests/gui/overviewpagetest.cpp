// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fakeservices.h"

#include <ui/charts/card.h>
#include <ui/charts/chart.h>
#include <ui/charts/responsivegrid.h>
#include <ui/charts/tile.h>
#include <ui/charts/typography.h>
#include <ui/pages/overviewpage.h>
#include <ui/pages/overviewtiles.h>

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

/// 5 Aug to 1 Sep 2024, compared with the four weeks before.
Question fourWeeks()
{
    Question question;
    question.time.range.from = QDateTime(QDate(2024, 8, 5), QTime(0, 0), QTimeZone::utc());
    question.time.range.to = question.time.range.from.addDays(28);
    question.time.comparison =
        Sql::TimeRange{question.time.range.from.addDays(-28), question.time.range.from};
    question.time.now = question.time.range.to.addSecs(9 * 3600);
    return question;
}

TileFigures someTiles()
{
    Sql::Totals totals{.known = {.urls = 1240, .shelves = 1190, .readers = 1002},
                       .fresh = {.urls = 130, .shelves = 124, .readers = 108},
                       .shelfSearches = 2401,
                       .libraryChecks = 5187,
                       .outcomes = {.available = 1825, .out = 1242, .notInCatalogue = 2000, .unknown = 120},
                       .cold = {.n = 1680, .p50Ms = 3680.0, .p95Ms = 24'100.0},
                       .warm = {.n = 721, .p50Ms = 5.0, .p95Ms = 16.0},
                       .medianShelfSize = 148.0,
                       .sizedShelves = 900,
                       .shelvesAtCap = 23};
    Sql::Totals before = totals;
    before.shelfSearches = 2208;
    before.cold.p50Ms = 3390;
    return {.now = totals, .before = before};
}

/// Gives every card figures: those of `special`, or what a small database would give.
void fill(OverviewPage &page, const QMap<QString, Result<Figure>> &special = {},
          const Question &question = fourWeeks())
{
    for (const FigureRequest &request : page.requests()) {
        const auto found = special.find(request.panel);
        const Result<Figure> figure =
            found != special.end() ? *found : Result<Figure>(*Tests::someFigure(request.panel, question));
        page.take({.panel = request.panel, .figure = figure, .asOf = question.time.now}, question);
    }
}

void fillWithTiles(OverviewPage &page, const TileFigures &tiles = someTiles())
{
    fill(page, {{u"tiles"_qs, Figure::of(tiles)}});
}

const QStringList &cardNames()
{
    static const QStringList names{u"activityCard"_qs, u"shelvesCard"_qs, u"durationsCard"_qs,
                                   u"mediumCard"_qs,   u"typesCard"_qs,   u"sizesCard"_qs};
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
    void tilesLeadToTheirRows_data();
    void tilesLeadToTheirRows();
    void loadingKeepsWhatIsShown();
    void aFailedFigureLeavesTheOthers_data();
    void aFailedFigureLeavesTheOthers();
    void failedTotalsAreSaidOnce();
    void anEmptyRangeSaysSo();
    void filtersThatMatchNothingCanBeCleared();
    void deadLettersAreMentioned();
    void staleFiguresAreMarked();
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
    fillWithTiles(page);
    page.setAsOf(u"as of 09:00"_qs, false);
    for (const QString &name : cardNames()) {
        QCOMPARE(cardOf(page, name)->state(), Card::State::Data);
        QCOMPARE(cardOf(page, name)->findChild<QLabel *>(u"asOf"_qs)->text(), u"as of 09:00"_qs);
    }
    QCOMPARE(labelOf(page, u"shelvesTile"_qs, u"value"_qs), u"1,240"_qs);
    QCOMPARE(labelOf(page, u"readersTile"_qs, u"value"_qs), u"1,002"_qs);
    QCOMPARE(labelOf(page, u"availabilityTile"_qs, u"value"_qs), u"59.5 %"_qs);
    QCOMPARE(labelOf(page, u"coverageTile"_qs, u"value"_qs), u"60.5 %"_qs);
    QCOMPARE(labelOf(page, u"coldDurationTile"_qs, u"value"_qs), u"3.68 s"_qs);
    QCOMPARE(labelOf(page, u"coldDurationTile"_qs, u"secondary"_qs), u"p95 24.1 s"_qs);
    QCOMPARE(labelOf(page, u"cacheHitsTile"_qs, u"value"_qs), u"30.0 %"_qs);
    QCOMPARE(labelOf(page, u"shelfSizeTile"_qs, u"value"_qs), u"148"_qs);
    QVERIFY(cardOf(page, u"sizesCard"_qs)
                ->findChild<QLabel *>(u"subtitle"_qs)
                ->text()
                .contains(u"800 and more are recorded as 600"));
}

void OverviewPageTest::tilesCompare()
{
    OverviewPage page;
    fillWithTiles(page);
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
    TileFigures tiles = someTiles();
    tiles.before.reset();
    fillWithTiles(page, tiles);
    QCOMPARE(labelOf(page, u"shelfSearchesTile"_qs, u"delta"_qs), QString());
}

void OverviewPageTest::tilesLeadToTheirRows_data()
{
    QTest::addColumn<QString>("tile");
    QTest::addColumn<RowKind>("kind");
    QTest::addColumn<qint64>("n");
    QTest::newRow("shelf searches") << u"shelfSearchesTile"_qs << RowKind::ShelfSearches << qint64(2401);
    QTest::newRow("library checks") << u"libraryChecksTile"_qs << RowKind::LibraryChecks << qint64(5187);
    QTest::newRow("availability: owned") << u"availabilityTile"_qs << RowKind::LibraryChecks << qint64(3067);
    QTest::newRow("coverage: not in catalogue")
        << u"coverageTile"_qs << RowKind::LibraryChecks << qint64(2000);
    QTest::newRow("cold") << u"coldDurationTile"_qs << RowKind::ShelfSearches << qint64(1680);
    QTest::newRow("warm") << u"cacheHitsTile"_qs << RowKind::ShelfSearches << qint64(721);
}

void OverviewPageTest::tilesLeadToTheirRows()
{
    QFETCH(QString, tile);
    QFETCH(RowKind, kind);
    QFETCH(qint64, n);
    OverviewPage page;
    fillWithTiles(page);
    page.resize(1280, 800);
    page.show();
    Tests::settle();
    QSignalSpy opened(&page, &PanelPage::rowsRequested);
    auto *widget = page.findChild<Tile *>(tile);
    QTest::mouseClick(widget, Qt::LeftButton);
    QTest::keyClick(widget, Qt::Key_Return);
    QCOMPARE(opened.size(), 2);
    const auto rows = opened.last().first().value<RowsBehind>();
    QCOMPARE(rows.kind, kind);
    QCOMPARE(rows.n, n);
    QCOMPARE(rows.pieces, Sql::wholeRange(fourWeeks().time.range));
}

void OverviewPageTest::loadingKeepsWhatIsShown()
{
    OverviewPage page;
    page.showLoading();
    QCOMPARE(cardOf(page, u"activityCard"_qs)->state(), Card::State::Loading);
    fillWithTiles(page);
    page.showLoading();
    for (const QString &name : cardNames()) {
        QCOMPARE(cardOf(page, name)->state(), Card::State::Loading);
        QVERIFY(cardOf(page, name)->body()->isVisibleTo(&page));
    }
    QCOMPARE(labelOf(page, u"shelvesTile"_qs, u"value"_qs), u"1,240"_qs);
}

void OverviewPageTest::aFailedFigureLeavesTheOthers_data()
{
    QTest::addColumn<QString>("failed");
    for (const QString &name : cardNames()) {
        QTest::newRow(qPrintable(name)) << name;
    }
}

void OverviewPageTest::aFailedFigureLeavesTheOthers()
{
    QFETCH(QString, failed);
    const Error error{.kind = ErrorKind::Transient, .message = u"Cancelled"_qs, .sqlState = u"57014"_qs};
    OverviewPage page;
    QSignalSpy retry(&page, &OverviewPage::retryRequested);
    fill(page, {{QString(failed).remove(u"Card"_qs), error}});
    for (const QString &name : cardNames()) {
        const auto expected = name == failed ? Card::State::Error : Card::State::Data;
        QVERIFY2(cardOf(page, name)->state() == expected, qPrintable(name));
    }
    Card *card = cardOf(page, failed);
    QVERIFY(card->findChild<QLabel *>(u"message"_qs)->text().contains(u"57014"));
    card->findChild<QPushButton *>(u"retryButton"_qs)->click();
    QCOMPARE(retry.size(), 1);
}

void OverviewPageTest::failedTotalsAreSaidOnce()
{
    OverviewPage page;
    fill(page, {{u"tiles"_qs, Error{.kind = ErrorKind::Transient, .message = u"Cancelled"_qs}}});
    QVERIFY(page.findChild<QWidget *>(u"tilesError"_qs)->isVisibleTo(&page));
    QVERIFY(!page.findChild<Tile *>(u"shelvesTile"_qs)->isVisibleTo(&page));
    QCOMPARE(cardOf(page, u"activityCard"_qs)->state(), Card::State::Data);
}

void OverviewPageTest::anEmptyRangeSaysSo()
{
    OverviewPage page;
    TileFigures tiles;
    tiles.now.known = {.urls = 7, .shelves = 7, .readers = 6};
    fill(page, {{u"tiles"_qs, Figure::of(tiles)},
                {u"activity"_qs, Figure::of(Compared<QList<Sql::UsageBucket>>{})}});
    const Card *card = cardOf(page, u"activityCard"_qs);
    QCOMPARE(card->state(), Card::State::Empty);
    QCOMPARE(card->findChild<QLabel *>(u"message"_qs)->text(), u"No searches in this range."_qs);
    QVERIFY(!card->findChild<QPushButton *>(u"actionButton"_qs)->isVisibleTo(&page));
    QCOMPARE(labelOf(page, u"shelfSearchesTile"_qs, u"value"_qs), u"0"_qs);
    QCOMPARE(labelOf(page, u"availabilityTile"_qs, u"value"_qs), u"–"_qs);
}

void OverviewPageTest::filtersThatMatchNothingCanBeCleared()
{
    OverviewPage page;
    QSignalSpy cleared(&page, &PanelPage::clearFiltersRequested);
    Question question = fourWeeks();
    question.filter.medium = Sql::Medium::Libby;
    fill(page, {{u"medium"_qs, Figure::of(Sql::OutcomeBucket{})}}, question);
    auto *button = cardOf(page, u"mediumCard"_qs)->findChild<QPushButton *>(u"actionButton"_qs);
    QCOMPARE(button->text(), u"Clear filters"_qs);
    button->click();
    QCOMPARE(cleared.size(), 1);
}

void OverviewPageTest::deadLettersAreMentioned()
{
    OverviewPage page;
    TileFigures tiles = someTiles();
    tiles.openRejections = 3;
    fillWithTiles(page, tiles);
    QCOMPARE(labelOf(page, u"deadLettersTile"_qs, u"value"_qs), u"3"_qs);
    QVERIFY(labelOf(page, u"deadLettersTile"_qs, u"delta"_qs).contains(u"waiting"));
}

void OverviewPageTest::staleFiguresAreMarked()
{
    OverviewPage page;
    fillWithTiles(page);
    const auto *stamp = cardOf(page, u"activityCard"_qs)->findChild<QLabel *>(u"asOf"_qs);
    page.setAsOf(u"as of 09:00"_qs, false);
    QCOMPARE(stamp->palette().color(QPalette::WindowText), Theme::light().muted);
    page.setAsOf(u"as of 09:00 (3 min old)"_qs, true);
    QCOMPARE(stamp->palette().color(QPalette::WindowText), Theme::light().warning);
}

void OverviewPageTest::crosshairIsShared()
{
    OverviewPage page;
    fillWithTiles(page);
    auto *source = static_cast<Chart *>(cardOf(page, u"activityCard"_qs)->body());
    const auto *follower = static_cast<Chart *>(cardOf(page, u"typesCard"_qs)->body());
    source->showMark(12);
    QCOMPARE(follower->currentMark(), 12);
    QVERIFY2(follower->tooltipPlainText().isEmpty(), "one tooltip at a time");
    QVERIFY(page.dismissTooltip());
    QCOMPARE(follower->currentMark(), -1);
    QVERIFY(!page.dismissTooltip());
}

void OverviewPageTest::textFits_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<int>("columns");
    QTest::addColumn<bool>("scrolls");
    QTest::newRow("1024 x 640") << QSize(1024, 640) << 2 << true;
    QTest::newRow("1280 x 800") << QSize(1280, 800) << 3 << true;
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
    fillWithTiles(page);
    Tests::settle();
    for (const QLabel *label : page.findChildren<QLabel *>()) {
        QVERIFY2(!label->isVisible() || !isClipped(label),
                 qPrintable(label->objectName() + u": " + label->text()));
    }
    const auto *scroll = page.findChild<QScrollArea *>(u"pageScroll"_qs);
    QTRY_COMPARE(scroll->verticalScrollBar()->maximum() > 0, scrolls);
    QVERIFY(scroll->widget()->width() <= scroll->viewport()->width());
    const auto *grid = qobject_cast<ResponsiveGrid *>(cardOf(page, u"activityCard"_qs)->parentWidget());
    QCOMPARE(grid->columns(), columns);
    for (const QString &name : cardNames()) {
        QVERIFY(cardOf(page, name)->body()->height() >= 110);
    }
}

QTEST_MAIN(OverviewPageTest)

#include "overviewpagetest.moc"
