// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cardbodytest.h"

#include <ui/charts/availabilitychart.h>
#include <ui/charts/card.h>
#include <ui/charts/cataloguetexts.h>
#include <ui/charts/librarymatrix.h>
#include <ui/charts/parserhealthchart.h>
#include <ui/format/valueticks.h>
#include <ui/models/celltext.h>

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QContextMenuEvent>
#include <QHeaderView>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

#include <algorithm>

using namespace ShelfHelp;
using namespace ShelfHelp::Tests;
using namespace ShelfHelp::Ui;

namespace {

constexpr int firstMissing = 3; ///< days without an owned copy
constexpr int lastMissing = 5;
constexpr int smallDay = 7;

Sql::OutcomeCounts owned(qint64 available, qint64 out)
{
    return {.available = available, .out = out, .notInCatalogue = 7, .unknown = 1};
}

QList<Sql::OutcomeBucket> outcomes(int days = dayCount)
{
    QList<Sql::OutcomeBucket> buckets;
    for (int i = 0; i < days; ++i) {
        const bool isMissing = i >= firstMissing && i <= lastMissing;
        buckets.append({.start = day(i),
                        .libby = isMissing       ? Sql::OutcomeCounts{.notInCatalogue = 3}
                                 : i == smallDay ? owned(3, 1)
                                                 : owned(45, 55),
                        .physical = isMissing ? Sql::OutcomeCounts{} : owned(i, 30)});
    }
    return buckets;
}

AvailabilityChart::Data availability(bool isCompared = false)
{
    AvailabilityChart::Data figures{.now = outcomes()};
    if (isCompared) {
        figures.before.emplace();
        for (int i = 0; i < dayCount; ++i) {
            figures.before->append({.start = day(i - dayCount), .libby = owned(50, 50), .physical = {}});
        }
    }
    return figures;
}

LibraryFigures libraries(int count = 12)
{
    LibraryFigures figures;
    for (int i = 0; i < count; ++i) {
        const QString id = u"library-%1"_qs.arg(i);
        // Every third one has few checks, and every fourth no physical copies.
        const qint64 volume = i % 3 == 2 ? 2 : 100 + 7 * (i * 5 % count);
        Sql::LibraryMedia library{.libraryId = id, .name = u"Springfield Public Library"_qs};
        library.libby = {.outcomes = owned(volume / 2, volume - volume / 2), .suspect = i};
        figures.durations.append({.libraryId = id,
                                  .medium = Sql::Medium::Libby,
                                  .durations = {.n = volume, .p50Ms = 900.0 + i, .p95Ms = 5000.0 - i}});
        figures.course.append({.libraryId = id,
                               .medium = Sql::Medium::Libby,
                               .start = day(0),
                               .outcomes = library.libby.outcomes});
        if (i % 4 != 3) {
            library.physical = {.outcomes = owned(volume / 4, volume), .suspect = 0};
        }
        figures.libraries.append(library);
    }
    return figures;
}

QList<Sql::ParserHealth> health(int days = dayCount)
{
    QList<Sql::ParserHealth> lines{{.libraryId = u"nashville"_qs, .name = u"Nashville Public Library"_qs},
                                   {.libraryId = u"lapl"_qs, .name = u"Los Angeles Public Library"_qs},
                                   {.libraryId = {}, .name = {}}};
    for (int i = 0; i < days; ++i) {
        lines[0].buckets.append({.start = day(i), .checks = 100, .unknown = 20 + i, .suspect = 5});
        const bool isMissing = i >= firstMissing && i <= lastMissing;
        lines[1].buckets.append(
            {.start = day(i), .checks = isMissing ? 0 : 50, .unknown = isMissing ? 0 : 1});
        lines[2].buckets.append({.start = day(i), .checks = 10, .suspect = i == 0 ? 1 : 0});
    }
    return lines;
}

/// Texts that would be markup, formulas, controls or no end.
QStringList hostileTexts()
{
    return {u"<html><b>bold</b><img src='http://example.com/x'></html>"_qs,
            QString(10'000, u'W'),
            u"\u202Eright to left\u202C \u0627\u0644\u0645\u0643\u062A\u0628\u0629"_qs,
            u"line\nbreak\ttab\u0001\u0007 %1 %n &amp; =1+1"_qs,
            QString(),
            QString(2'000, QChar(0x0301)),
            QString(QChar(0xD83D)) + u" half a pair"};
}

QList<Sql::CatalogueText> texts()
{
    QList<Sql::CatalogueText> all;
    for (const QString &text : hostileTexts()) {
        all.append({.libraryId = u"nashville"_qs,
                    .text = text,
                    .outcome = u"unknown"_qs,
                    .isSuspect = false,
                    .n = 100 - all.size(),
                    .lastSeen = day(1)});
    }
    all.append({.libraryId = u"lapl"_qs,
                .text = u"AVAILABLE - Locally: 0 out of 4 copies"_qs,
                .outcome = u"available"_qs,
                .isSuspect = true,
                .n = 3,
                .lastSeen = std::nullopt});
    return all;
}

/// The most columns side by side that have nothing of a colour, between the first and the last that have.
int longestGap(const QImage &image, const QColor &color)
{
    int longest = 0;
    int gap = -1;
    for (int x = 0; x < image.width(); ++x) {
        bool has = false;
        for (int y = 0; y < image.height() && !has; ++y) {
            has = isLike(image.pixelColor(x, y), color);
        }
        if (has) {
            longest = std::max(longest, gap);
            gap = 0;
        } else if (gap >= 0) {
            ++gap;
        }
    }
    return longest;
}

QStringList legendTexts(const CardBody &body)
{
    QStringList found;
    for (const LegendEntry &entry : body.legend()) {
        found.append(entry.text);
    }
    return found;
}

qint64 checksOf(const LibraryMatrixModel::Row &row, int column)
{
    const auto medium = LibraryMatrixModel::mediumOf(column);
    if (!medium) {
        return row.checks();
    }
    const LibraryMatrixModel::Cell &cell = row.of(*medium);
    return LibraryMatrixModel::kindOf(column) == LibraryMatrixModel::Kind::Availability
               ? cell.outcomes.owned()
               : cell.durations.n;
}

void clickOn(const TableBody &body, int row, int column)
{
    const QRect place = body.view()->visualRect(body.view()->model()->index(row, column));
    QTest::mouseClick(body.view()->viewport(), Qt::LeftButton, {}, place.center());
}

} // namespace

class LibraryChartsTest final : public CardBodyTest
{
    Q_OBJECT

private Q_SLOTS:
    void availabilityFigures();
    void availabilityTooltip();
    void availabilityComparison();
    void availabilityGaps();
    void availabilitySmallBuckets();
    void availabilityToggles();
    void availabilityRows();
    void availabilityUnderAFilter();
    void doubleClickOpensTheNearestLine();

    void matrixFigures();
    void matrixOrder_data();
    void matrixOrder();
    void matrixIgnoresTheTrend();
    void matrixTooltip();
    void matrixRows();
    void matrixClicks();
    void matrixKeyboard();
    void matrixMenu();
    void matrixKeepsItsPlace();
    void matrixHostileNames();
    void matrixOfManyLibraries();

    void parserFigures();
    void parserTooltip();
    void parserGaps();
    void parserLinesDiffer();
    void parserRows();
    void parserToggles();
    void parserAxis();
    void goodNews();

    void textsAreShownAsText();
    void textsTooltip();
    void textsRows();
    void textsOrder();
    void visibleTexts();

protected:
    [[nodiscard]] QList<Row> specimens() const override;
};

QList<CardBodyTest::Row> LibraryChartsTest::specimens() const
{
    return {{"availability", specimen<AvailabilityChart>(availability(), {.now = outcomes(1)})},
            {"matrix", specimen<LibraryMatrix>(libraries(), libraries(1))},
            {"parser health", specimen<ParserHealthChart>(health(), health(1))},
            {"texts", specimen<CatalogueTexts>(texts(), texts().mid(0, 1))}};
}

void LibraryChartsTest::availabilityFigures()
{
    const auto chart = filled<AvailabilityChart>(availability());
    const ChartTable table = chart->table();
    QCOMPARE(table.rows.size(), dayCount);
    QCOMPARE(rawAt(table, 2, u"libby_available"_qs).toLongLong(), 45);
    QCOMPARE(rawAt(table, 2, u"libby_owned"_qs).toLongLong(), 100);
    QCOMPARE(rawAt(table, 2, u"libby_availability"_qs).toDouble(), 0.45);
    QCOMPARE(rawAt(table, 2, u"physical_availability"_qs).toDouble(), 2.0 / 32);
    QCOMPARE(rawAt(table, 2, u"both_availability"_qs).toDouble(), 47.0 / 132);
    // The interval of docs/figures.md.
    QCOMPARE(qRound(rawAt(table, 2, u"libby_availability_low"_qs).toDouble() * 10'000), 3561);
    QCOMPARE(qRound(rawAt(table, 2, u"libby_availability_high"_qs).toDouble() * 10'000), 5476);
    QVERIFY2(!rawAt(table, firstMissing, u"both_availability"_qs).isValid(), "nothing is not 0");
    QVERIFY(!machineNames(table).contains(u"both_availability_before"_qs));
}

void LibraryChartsTest::availabilityTooltip()
{
    const auto chart = filled<AvailabilityChart>(availability());
    const QString text = plainTooltip(*chart, 2);
    QVERIFY2(text.startsWith(u"Wed 4 Sept 2024\nBoth: 35.6 % (47/132)\n95 % interval: 28.0–44.1 %\n"
                             "Libby: 45.0 % (45/100)\n95 % interval: 35.6–54.8 %\nPhysical: 6.3 % (2/32)"_qs),
             qPrintable(text));
    QVERIFY(text.endsWith(u"Enter: show rows"));
    const QString nothing = plainTooltip(*chart, firstMissing);
    QVERIFY2(nothing.contains(u"Both: –\n95 % interval: –"), qPrintable(nothing));
    QVERIFY(!nothing.contains(u"Enter"));
}

void LibraryChartsTest::availabilityComparison()
{
    const auto chart = filled<AvailabilityChart>(availability(true), daysOf(dayCount, true));
    const QString text = plainTooltip(*chart, 2);
    QVERIFY2(text.contains(u"compared with Sun 25 Aug 2024"), qPrintable(text));
    QVERIFY2(text.contains(u"Libby: 45.0 % (45/100) (50.0 % (50/100), −5.0 pp)"), qPrintable(text));
    QVERIFY2(text.contains(u"(–, "), "physical copies have no rate before");
    QVERIFY(legendTexts(*chart).contains(u"Comparison period"));
    QCOMPARE(rawAt(chart->table(), 2, u"libby_availability_before"_qs).toDouble(), 0.5);
    QVERIFY(pictureOf(*chart) != pictureOf(*filled<AvailabilityChart>(availability())));
}

void LibraryChartsTest::availabilityGaps()
{
    const auto chart = filled<AvailabilityChart>(availability());
    chart->setShown(u"both"_qs, false);
    chart->setShown(u"physical"_qs, false);
    const int slot = 440 / dayCount;
    QVERIFY(longestGap(pictureOf(*chart), Theme::light().libby) > 3 * slot);

    AvailabilityChart::Data whole;
    for (int i = 0; i < dayCount; ++i) {
        whole.now.append({.start = day(i), .libby = owned(45, 55), .physical = {}});
    }
    chart->setData(whole);
    QVERIFY(longestGap(pictureOf(*chart), Theme::light().libby) < slot / 2);
}

/// The same rate of few copies is drawn paler.
void LibraryChartsTest::availabilitySmallBuckets()
{
    const auto figures = [](qint64 factor) {
        AvailabilityChart::Data all;
        for (int i = 0; i < dayCount; ++i) {
            all.now.append({.start = day(i), .libby = owned(2 * factor, 3 * factor), .physical = {}});
        }
        return all;
    };
    const auto chart = filled<AvailabilityChart>(figures(1));
    chart->setShown(u"both"_qs, false);
    chart->setShown(u"physical"_qs, false);
    const int pale = countLike(pictureOf(*chart), Theme::light().libby);
    chart->setData(figures(100));
    QVERIFY(countLike(pictureOf(*chart), Theme::light().libby) > 2 * pale);
}

void LibraryChartsTest::availabilityToggles()
{
    const auto chart = filled<AvailabilityChart>(availability());
    const QColor physical = Theme::light().physical;
    QSignalSpy changed(chart.get(), &CardBody::appearanceChanged);
    QVERIFY(countLike(pictureOf(*chart), physical) > 20);
    QVERIFY(legendTexts(*chart).contains(u"95 % interval"));
    chart->setShown(u"physical"_qs, false);
    QCOMPARE(countLike(pictureOf(*chart), physical), 0);
    QVERIFY2(legendTexts(*chart).contains(u"95 % interval"), "the band of both");
    chart->setShown(u"both"_qs, false);
    QVERIFY2(legendTexts(*chart).contains(u"95 % interval"), "the band of the only one");
    chart->setShown(u"physical"_qs, true);
    QVERIFY2(!legendTexts(*chart).contains(u"95 % interval"), "two bands would hide each other");
    QCOMPARE(changed.size(), 3);
    QVERIFY(chart->legend().at(2).isOff);
    for (const QString &series : {u"libby"_qs, u"physical"_qs}) {
        chart->setShown(series, false);
    }
    QVERIFY(!pictureOf(*chart).isNull());
}

void LibraryChartsTest::availabilityRows()
{
    const auto chart = filled<AvailabilityChart>(availability());
    const QList<RowsBehind> rows = chart->rowsBehind(2);
    QCOMPARE(rows.size(), 3);
    const Sql::Selection ownedOnly{.values = {u"available"_qs, u"out"_qs}};
    for (const RowsBehind &each : rows) {
        QCOMPARE(each.kind, RowKind::LibraryChecks);
        QCOMPARE(each.filter.outcomes, std::optional(ownedOnly));
        QCOMPARE(each.pieces, Sql::wholeRange({day(2), day(3)}));
    }
    QCOMPARE(rows[0].n, 132);
    QVERIFY(!rows[0].filter.medium);
    QCOMPARE(rows[1].n, 100);
    QCOMPARE(rows[1].filter.medium, std::optional(Sql::Medium::Libby));
    QCOMPARE(rows[2].n, 32);
    QCOMPARE(rows[2].filter.medium, std::optional(Sql::Medium::Physical));
    QVERIFY(!chart->filterStep(2, 0));
    QCOMPARE(*chart->filterStep(2, 2), mediumStep(Sql::Medium::Physical));
    QVERIFY(chart->rowsBehind(firstMissing).isEmpty());
}

void LibraryChartsTest::availabilityUnderAFilter()
{
    Question question = daysOf(dayCount);
    question.filter.libraries = Sql::Selection{.values = {u"lapl"_qs}};
    question.filter.outcomes = Sql::Selection{.values = {u"out"_qs}, .isExcluded = true};
    const auto chart = filled<AvailabilityChart>(availability(), question);
    const Sql::Filter filter = chart->rowsBehind(2).first().filter;
    QCOMPARE(filter.libraries, question.filter.libraries);
    QCOMPARE(filter.outcomes, std::optional(Sql::Selection{.values = {u"available"_qs}}));
}

void LibraryChartsTest::doubleClickOpensTheNearestLine()
{
    const auto rowsAtThirdDay = [](Chart &chart) {
        chart.show();
        const QPoint place(155, 100);
        QTest::mouseMove(&chart, place);
        QSignalSpy rows(&chart, &CardBody::rowsRequested);
        QTest::mouseDClick(&chart, Qt::LeftButton, {}, place);
        return chart.currentMark() == 2 && rows.size() == 1 ? rows.first().first().value<RowsBehind>()
                                                            : RowsBehind();
    };
    const auto lines = filled<AvailabilityChart>(availability());
    lines->setShown(u"both"_qs, false);
    lines->setShown(u"libby"_qs, false);
    QCOMPARE(rowsAtThirdDay(*lines), lines->rowsBehind(2).last());
    const auto scrapers = filled<ParserHealthChart>(health());
    scrapers->setShown(u"library:nashville"_qs, false);
    scrapers->setShown(u"library:"_qs, false);
    QCOMPARE(rowsAtThirdDay(*scrapers), scrapers->rowsBehind(2).last());
}

void LibraryChartsTest::matrixFigures()
{
    const auto body = filled<LibraryMatrix>(libraries());
    const QAbstractItemModelTester tester(body->view()->model(),
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(body->model().rowCount(), 12);
    const LibraryMatrixModel::Row &row = body->model().rowAt(4);
    const Sql::LibraryMedia expected = libraries().libraries[4];
    QCOMPARE(row.libraryId, expected.libraryId);
    QCOMPARE(row.of(Sql::Medium::Libby).outcomes, expected.libby.outcomes);
    QCOMPARE(row.of(Sql::Medium::Libby).durations, libraries().durations[4].durations);
    QCOMPARE(row.of(Sql::Medium::Libby).course.first(), expected.libby.outcomes);
    QCOMPARE(row.of(Sql::Medium::Physical).outcomes, expected.physical.outcomes);
    const ChartTable table = body->table();
    QCOMPARE(table.rows.size(), 12);
    QCOMPARE(rawAt(table, 4, u"library_id"_qs).toString(), expected.libraryId);
    QCOMPARE(rawAt(table, 4, u"libby_checks"_qs).toLongLong(), expected.libby.outcomes.total());
    QCOMPARE(rawAt(table, 4, u"libby_suspect"_qs).toLongLong(), 4);
    QCOMPARE(rawAt(table, 4, u"libby_p95_ms"_qs).toDouble(), 4996.0);
    QVERIFY(!rawAt(table, 3, u"physical_availability"_qs).isValid());
    const QString name = body->model().index(4, 0).data().toString();
    QVERIFY2(name.contains(u"Springfield") && name.contains(u"library-4"), qPrintable(name));
}

void LibraryChartsTest::matrixOrder_data()
{
    QTest::addColumn<int>("column");
    for (const auto column :
         {LibraryMatrixModel::Library, LibraryMatrixModel::LibbyAvailability, LibraryMatrixModel::LibbyMedian,
          LibraryMatrixModel::LibbyHigh, LibraryMatrixModel::PhysicalAvailability}) {
        QTest::addRow("column %d", int(column)) << int(column);
    }
}

void LibraryChartsTest::matrixOrder()
{
    QFETCH(int, column);
    const auto body = filled<LibraryMatrix>(libraries());
    const QAbstractItemModelTester tester(body->view()->model(),
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    QAbstractItemModel *model = body->view()->model();
    for (const Qt::SortOrder order : {Qt::AscendingOrder, Qt::DescendingOrder}) {
        model->sort(column, order);
        bool wasSmall = false;
        for (int row = 0; row < model->rowCount(); ++row) {
            const qint64 n = checksOf(body->model().rowAt(row), column);
            QVERIFY2(n < 20 || !wasSmall, "few checks come last in either order");
            wasSmall = n < 20;
        }
        const LibraryMatrixModel::Row &first = body->model().rowAt(0);
        const LibraryMatrixModel::Row &second = body->model().rowAt(1);
        if (column == LibraryMatrixModel::LibbyMedian) {
            const auto median = [](const LibraryMatrixModel::Row &row) {
                return *row.media[0].durations.p50Ms;
            };
            QCOMPARE(median(first) < median(second), order == Qt::AscendingOrder);
        }
        QCOMPARE(model->rowCount(), 12);
    }
}

void LibraryChartsTest::matrixIgnoresTheTrend()
{
    const auto body = filled<LibraryMatrix>(libraries());
    QHeaderView *header = body->view()->horizontalHeader();
    header->setSortIndicator(LibraryMatrixModel::LibbyChecks, Qt::DescendingOrder);
    const QString first = body->model().rowAt(0).libraryId;
    header->setSortIndicator(LibraryMatrixModel::LibbyCourse, Qt::AscendingOrder);
    QCOMPARE(header->sortIndicatorSection(), int(LibraryMatrixModel::LibbyChecks));
    QCOMPARE(body->model().rowAt(0).libraryId, first);
    header->setSortIndicator(LibraryMatrixModel::LibbyChecks, Qt::AscendingOrder);
    QCOMPARE(body->model().rowAt(0).of(Sql::Medium::Libby).outcomes.total(), 10);
}

void LibraryChartsTest::matrixTooltip()
{
    const auto body = filled<LibraryMatrix>(libraries());
    const QString text = plainTooltip(*body, 0, LibraryMatrixModel::LibbyAvailability);
    QVERIFY2(text.startsWith(
                 u"Springfield Public Library (library-0)\nLibby\nAvailable of owned: 50.0 % (50/100)\n"
                 "95 % interval: 40.4–59.6 %\nCatalogue coverage: 93.5 %\nUnknown: 0.9 % (1)\n"
                 "Suspect: 0\nAll checks: 108"_qs),
             qPrintable(text));
    QVERIFY(text.endsWith(u"Enter: show rows"));
    const QString none = plainTooltip(*body, 3, LibraryMatrixModel::PhysicalChecks);
    QVERIFY2(none.contains(u"Available of owned: – (0/0)"), qPrintable(none));
    QVERIFY(!none.contains(u"Enter"));
    QVERIFY(body->dismissTooltip());
    QVERIFY(!body->dismissTooltip());
}

void LibraryChartsTest::matrixRows()
{
    Question question = daysOf(dayCount);
    question.filter.bookId = 7;
    const auto body = filled<LibraryMatrix>(libraries(), question);
    const auto rowsOf = [&](int row, int column) {
        return body->rowsBehind(body->model().index(row, column));
    };
    const QList<RowsBehind> cell = rowsOf(0, LibraryMatrixModel::PhysicalHigh);
    QCOMPARE(cell.size(), 1);
    QCOMPARE(cell[0].n, libraries().libraries[0].physical.outcomes.total());
    QCOMPARE(cell[0].filter.medium, std::optional(Sql::Medium::Physical));
    QCOMPARE(cell[0].filter.libraries, std::optional(Sql::Selection{.values = {u"library-0"_qs}}));
    QCOMPARE(cell[0].filter.bookId, question.filter.bookId);
    QCOMPARE(cell[0].pieces, Sql::wholeRange(question.time.range));
    const QList<RowsBehind> whole = rowsOf(0, LibraryMatrixModel::Library);
    QCOMPARE(whole.size(), 3);
    QCOMPARE(whole[0].n, whole[1].n + whole[2].n);
    QVERIFY(rowsOf(3, LibraryMatrixModel::PhysicalChecks).isEmpty());
}

void LibraryChartsTest::matrixClicks()
{
    const auto body = filled<LibraryMatrix>(libraries());
    body->show();
    QSignalSpy filters(body.get(), &CardBody::filterRequested);
    QSignalSpy rows(body.get(), &CardBody::rowsRequested);
    clickOn(*body, 1, LibraryMatrixModel::Library);
    QVERIFY2(filters.isEmpty(), "it may become a double click");
    QVERIFY(filters.wait());
    QCOMPARE(filters.first().first().value<FilterStep>(),
             libraryStep(u"library-1"_qs, u"Springfield Public Library"_qs));
    filters.clear();
    clickOn(*body, 2, LibraryMatrixModel::LibbyChecks);
    QVERIFY2(!filters.wait(QApplication::doubleClickInterval() + 200), "figures lead to rows alone");

    clickOn(*body, 1, LibraryMatrixModel::Library);
    const QRect place = body->view()->visualRect(body->model().index(1, LibraryMatrixModel::Library));
    QTest::mouseDClick(body->view()->viewport(), Qt::LeftButton, {}, place.center());
    QCOMPARE(rows.size(), 1);
    QCOMPARE(rows.first().first().value<RowsBehind>().n, body->model().rowAt(1).checks());
    QVERIFY2(!filters.wait(QApplication::doubleClickInterval() + 200), "a double click is no click");
}

void LibraryChartsTest::matrixKeyboard()
{
    QWidget window;
    auto *body = new LibraryMatrix(&window);
    auto *next = new QWidget(&window);
    next->setFocusPolicy(Qt::StrongFocus);
    body->setQuestion(daysOf(dayCount));
    body->setData(libraries());
    body->resize(700, 300);
    window.resize(800, 400);
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    body->setFocus(Qt::TabFocusReason);
    QCOMPARE(QApplication::focusWidget(), body->view());
    QTest::keyClick(body->view(), Qt::Key_Down);
    QTest::keyClick(body->view(), Qt::Key_Right);
    const QModelIndex current = body->view()->currentIndex();
    QCOMPARE(current.column(), 1);
    QVERIFY(body->tooltipPlainText().contains(u"95 % interval"));
    QSignalSpy rows(body, &CardBody::rowsRequested);
    QTest::keyClick(body->view(), Qt::Key_Return);
    QCOMPARE(rows.size(), 1);
    QCOMPARE(rows.first().first().value<RowsBehind>(), body->rowsBehind(current).first());
    QTest::keyClick(body->view(), Qt::Key_Escape);
    QVERIFY(body->tooltipPlainText().isEmpty());
    QTest::keyClick(body->view(), Qt::Key_Space);
    QCOMPARE(body->view()->horizontalHeader()->sortIndicatorSection(), 1);
    QTest::keyClick(body->view(), Qt::Key_Tab);
    QCOMPARE(QApplication::focusWidget(), next);
}

void LibraryChartsTest::matrixMenu()
{
    const auto body = filled<LibraryMatrix>(libraries());
    body->show();
    QList<RowsBehind> rows;
    std::optional<FilterStep> step;
    QString name;
    connect(body.get(), &CardBody::menuRequested, this, [&](const MarkMenu &menu) {
        name = menu.name;
        rows = menu.rows;
        step = menu.step;
    });
    const QRect place = body->view()->visualRect(body->model().index(1, LibraryMatrixModel::Library));
    QContextMenuEvent byMouse(QContextMenuEvent::Mouse, place.center(), QPoint());
    QApplication::sendEvent(body->view()->viewport(), &byMouse);
    QCOMPARE(name, u"Springfield Public Library (library-1)"_qs);
    QCOMPARE(rows.size(), 3);
    QCOMPARE(step->field, FilterField::Library);
    body->view()->setCurrentIndex(body->model().index(0, LibraryMatrixModel::LibbyMedian));
    QContextMenuEvent byKey(QContextMenuEvent::Keyboard, QPoint(), QPoint());
    QApplication::sendEvent(body->view(), &byKey);
    QCOMPARE(rows, body->rowsBehind(body->view()->currentIndex()));
}

/// A refresh while somebody reads in the middle of the table.
void LibraryChartsTest::matrixKeepsItsPlace()
{
    const auto body = filled<LibraryMatrix>(libraries(200));
    body->show();
    body->view()->setCurrentIndex(body->model().index(120, LibraryMatrixModel::LibbyHigh));
    const QString library = body->model().rowAt(120).libraryId;
    const int scrolled = body->view()->verticalScrollBar()->value();
    QVERIFY(scrolled > 0);
    LibraryFigures next = libraries(200);
    std::reverse(next.libraries.begin(), next.libraries.end());
    body->setData(next);
    const QModelIndex current = body->view()->currentIndex();
    QCOMPARE(body->model().rowAt(current.row()).libraryId, library);
    QCOMPARE(current.column(), int(LibraryMatrixModel::LibbyHigh));
    QCOMPARE(body->view()->verticalScrollBar()->value(), scrolled);
}

void LibraryChartsTest::matrixHostileNames()
{
    LibraryFigures figures = libraries(int(hostileTexts().size()));
    for (qsizetype i = 0; i < figures.libraries.size(); ++i) {
        figures.libraries[i].name = hostileTexts()[i];
    }
    const auto body = filled<LibraryMatrix>(figures);
    body->show();
    QVERIFY(!pictureOf(*body).isNull());
    for (int row = 0; row < body->model().rowCount(); ++row) {
        const QString text = plainTooltip(*body, row, 0);
        QVERIFY(text.section(u'\n', 0, 0).size() < 120);
        QVERIFY(!text.contains(QChar(0x202E)));
        QCOMPARE(body->filterStep(body->model().index(row, 0))->label, figures.libraries[row].name);
    }
    QVERIFY(plainTooltip(*body, 0, 0).startsWith(u"<html>"));
}

void LibraryChartsTest::matrixOfManyLibraries()
{
    constexpr int many = 1300;
    const auto body = filled<LibraryMatrix>(libraries(many));
    body->show();
    QCOMPARE(body->model().rowCount(), many);
    QTableView *view = body->view();
    QCOMPARE(view->verticalHeader()->sectionResizeMode(0), QHeaderView::Fixed);
    for (int row = 0; row < many; row += 50) {
        view->scrollTo(body->model().index(row, 0));
        QVERIFY(!view->grab().isNull());
    }
    for (int column = 0; column < LibraryMatrixModel::ColumnCount; ++column) {
        view->horizontalHeader()->setSortIndicator(column, Qt::AscendingOrder);
    }
    QVERIFY2(body->legend().isEmpty(), "no library has a legend entry of its own");
    QCOMPARE(body->table().rows.size(), many);
}

void LibraryChartsTest::parserFigures()
{
    const auto chart = filled<ParserHealthChart>(health());
    const ChartTable table = chart->table();
    QCOMPARE(table.rows.size(), 3 * dayCount);
    QCOMPARE(rawAt(table, 3, u"library_id"_qs).toString(), u"nashville"_qs);
    QCOMPARE(rawAt(table, 3, u"unknown"_qs).toLongLong(), 21);
    QCOMPARE(rawAt(table, 3, u"suspect"_qs).toLongLong(), 5);
    QCOMPARE(rawAt(table, 3, u"checks"_qs).toLongLong(), 100);
    QCOMPARE(rawAt(table, 3, u"unknown_or_suspect_share"_qs).toDouble(), 0.26);
    QVERIFY(!rawAt(table, 3 * firstMissing + 1, u"unknown_or_suspect_share"_qs).isValid());
    QCOMPARE(table.rows[2][1].text, u"all others"_qs);
    QVERIFY2(chart->summary().contains(u"Nashville Public Library (nashville)"),
             qPrintable(chart->summary()));
}

void LibraryChartsTest::parserTooltip()
{
    const auto chart = filled<ParserHealthChart>(health());
    const QString text = plainTooltip(*chart, 0);
    QVERIFY2(text.startsWith(u"Mon 2 Sept 2024\n"
                             "Nashville Public Library (nashville): 25.0 % (20 unknown, 5 suspect, of 100)\n"
                             "Los Angeles Public Library (lapl): 2.0 % (1 unknown, 0 suspect, of 50)\n"
                             "all others: 10.0 % (0 unknown, 1 suspect, of 10)"_qs),
             qPrintable(text));
    QVERIFY2(!plainTooltip(*chart, firstMissing).contains(u"lapl"), "not checked, not 0 %");
}

void LibraryChartsTest::parserGaps()
{
    const auto chart = filled<ParserHealthChart>(health());
    chart->setShown(u"library:nashville"_qs, false);
    chart->setShown(u"library:"_qs, false);
    QVERIFY(longestGap(pictureOf(*chart), Theme::light().libby) > 3 * 440 / dayCount);
}

void LibraryChartsTest::parserLinesDiffer()
{
    QList<Sql::ParserHealth> nine;
    for (int i = 0; i <= Sql::parserHealthLines; ++i) {
        Sql::ParserHealth line = health().first();
        line.libraryId = i < Sql::parserHealthLines ? u"library-%1"_qs.arg(i) : QString();
        nine.append(line);
    }
    const auto chart = filled<ParserHealthChart>(nine);
    const QList<LegendEntry> entries = chart->legend();
    QCOMPARE(entries.size(), nine.size());
    for (qsizetype i = 0; i < entries.size(); ++i) {
        QVERIFY(!entries[i].series.isEmpty());
        for (qsizetype k = 0; k < i; ++k) {
            QVERIFY(entries[i].color != entries[k].color);
            QVERIFY(entries[i].marker != entries[k].marker || entries[i].swatch != entries[k].swatch);
        }
    }
    QVERIFY(entries.first().text.contains(u"library-0"));
    chart->resize(320, 200);
    chart->show();
    QCOMPARE(chart->legend().first().text, u"library-0"_qs);
}

void LibraryChartsTest::parserRows()
{
    const auto chart = filled<ParserHealthChart>(health());
    const QList<RowsBehind> rows = chart->rowsBehind(0);
    QList<qint64> counts;
    for (const RowsBehind &each : rows) {
        counts.append(each.n);
        QCOMPARE(each.pieces, Sql::wholeRange({day(0), day(1)}));
        QVERIFY(each.filter.isSuspect.value_or(false) !=
                (each.filter.outcomes == Sql::Selection{.values = {u"unknown"_qs}}));
    }
    // All, then library by library; nobody's suspect answers of Los Angeles.
    QCOMPARE(counts, QList<qint64>({21, 6, 20, 5, 1, 1}));
    QCOMPARE(rows[2].filter.libraries, std::optional(Sql::Selection{.values = {u"nashville"_qs}}));
    QCOMPARE(rows[5].filter.libraries,
             std::optional(Sql::Selection{.values = {u"nashville"_qs, u"lapl"_qs}, .isExcluded = true}));
    QVERIFY(!chart->filterStep(0, 0));
    QCOMPARE(chart->filterStep(0, 3)->filter.libraries, rows[3].filter.libraries);
    QVERIFY2(!chart->filterStep(0, 5), "others are no library");
}

void LibraryChartsTest::parserToggles()
{
    const auto chart = filled<ParserHealthChart>(health());
    QVERIFY(countLike(pictureOf(*chart), Theme::light().out) > 20);
    chart->setShown(u"library:nashville"_qs, false);
    QCOMPARE(countLike(pictureOf(*chart), Theme::light().out), 0);
    QVERIFY(!plainTooltip(*chart, 0).contains(u"nashville"));
    QCOMPARE(chart->rowsBehind(0).first().n, 21);
    QCOMPARE(chart->rowsBehind(0).size(), 4);
}

void LibraryChartsTest::parserAxis()
{
    const QLocale locale;
    const Ticks small = shareTicksTo(0.031, 4, locale);
    QVERIFY(small.maximum < 0.04);
    QCOMPARE(small.ticks.last().label, u"3 %"_qs.replace(u' ', QChar::Nbsp));
    QCOMPARE(shareTicksTo(0, 4, locale).ticks.first().value, 0.0);
    const Ticks whole = shareTicksTo(1, 5, locale);
    QCOMPARE(whole.maximum, 1.0);
    QCOMPARE(whole.ticks.last().value, 1.0);
}

void LibraryChartsTest::goodNews()
{
    QVERIFY(filled<ParserHealthChart>(QList<Sql::ParserHealth>())->emptyText().contains(u"understood"));
    QVERIFY(filled<CatalogueTexts>(QList<Sql::CatalogueText>())->emptyText().contains(u"understood"));
}

void LibraryChartsTest::textsAreShownAsText()
{
    const auto body = filled<CatalogueTexts>(texts());
    const QAbstractItemModelTester tester(body->view()->model(),
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    body->show();
    QVERIFY(!pictureOf(*body, {800, 300}).isNull());
    const auto shown = [&](int row) {
        return body->model().index(row, CatalogueTextsModel::Text).data().toString();
    };
    QCOMPARE(shown(0), hostileTexts()[0]);
    QVERIFY(shown(1).size() < 1000);
    QVERIFY(!shown(2).contains(QChar(0x202E)));
    QVERIFY(!shown(3).contains(u'\n') && !shown(3).contains(QChar(1)));
    QCOMPARE(shown(4), u"(no text)"_qs);
    const ChartTable table = body->table();
    QCOMPARE(rawAt(table, 3, u"text"_qs).toString(), hostileTexts()[3]);
    QCOMPARE(rawAt(table, 7, u"is_suspect"_qs), QVariant(true));
    QCOMPARE(rawAt(table, 0, u"last_seen"_qs).toDateTime(), day(1));
    QVERIFY(!tabSeparated(table).contains(u"\tline\n"));
}

void LibraryChartsTest::textsTooltip()
{
    const auto body = filled<CatalogueTexts>(texts());
    body->show();
    const QString markup = plainTooltip(*body, 0, CatalogueTextsModel::Text);
    QVERIFY2(markup.startsWith(u"nashville: 100 checks\nUnknown\n<html><b>bold"), qPrintable(markup));
    const QString endless = plainTooltip(*body, 1, CatalogueTextsModel::Text);
    QVERIFY2(endless.contains(u"… 10,000 characters in all"), qPrintable(endless));
    QVERIFY(endless.count(u'\n') < 20);
    QVERIFY(plainTooltip(*body, 4, CatalogueTextsModel::Text).contains(u"no text"));
    QVERIFY(plainTooltip(*body, 7, CatalogueTextsModel::Text).contains(u"suspect"));
    for (int row = 0; row < body->model().rowCount(); ++row) {
        (void)plainTooltip(*body, row, CatalogueTextsModel::Text);
        const auto *box = body->window()->findChild<QWidget *>(u"chartTooltip"_qs);
        QVERIFY(box->width() <= std::max(body->window()->width(), 600));
    }
}

void LibraryChartsTest::textsRows()
{
    const auto body = filled<CatalogueTexts>(texts());
    const QList<RowsBehind> rows = body->rowsBehind(body->model().index(7, CatalogueTextsModel::Text));
    QCOMPARE(rows.size(), 1);
    QCOMPARE(rows[0].n, 3);
    QCOMPARE(rows[0].filter.message, std::optional(texts()[7].text));
    QCOMPARE(rows[0].filter.libraries, std::optional(Sql::Selection{.values = {u"lapl"_qs}}));
    QCOMPARE(rows[0].filter.isSuspect, std::optional(true));
    QVERIFY(rows[0].name.size() < 200);
    const RowsBehind empty = body->rowsBehind(body->model().index(4, CatalogueTextsModel::Text)).first();
    QVERIFY2(empty.filter.message && !empty.filter.message->isNull(), "no text is a text of no characters");
    const auto fieldAt = [&](int column) { return body->filterStep(body->model().index(7, column))->field; };
    QCOMPARE(fieldAt(CatalogueTextsModel::Library), FilterField::Library);
    QCOMPARE(fieldAt(CatalogueTextsModel::Outcome), FilterField::Outcome);
    QCOMPARE(fieldAt(CatalogueTextsModel::Text), FilterField::Message);
    QSignalSpy opened(body.get(), &CardBody::rowsRequested);
    body->view()->setCurrentIndex(body->model().index(7, CatalogueTextsModel::Count));
    QTest::keyClick(body->view(), Qt::Key_Enter);
    QCOMPARE(opened.size(), 1);
}

void LibraryChartsTest::textsOrder()
{
    const auto body = filled<CatalogueTexts>(texts());
    QHeaderView *header = body->view()->horizontalHeader();
    header->setSortIndicator(CatalogueTextsModel::Count, Qt::AscendingOrder);
    QCOMPARE(body->model().textAt(0).n, 3);
    header->setSortIndicator(CatalogueTextsModel::Suspect, Qt::DescendingOrder);
    QVERIFY(body->model().textAt(0).isSuspect);
    header->setSortIndicator(CatalogueTextsModel::Library, Qt::AscendingOrder);
    QCOMPARE(body->model().textAt(0).libraryId, u"lapl"_qs);
}

void LibraryChartsTest::visibleTexts()
{
    QCOMPARE(visibleText(u"  a\n b\u0007 "_qs), u"a b\uFFFD"_qs);
    QCOMPARE(visibleText(u"\u2066x\u2069"_qs), u"\uFFFDx\uFFFD"_qs);
    QCOMPARE(visibleText(QString()), QString());
    QCOMPARE(shortenedInside(u"abcdefghij"_qs, 10), u"abcdefghij"_qs);
    QCOMPARE(shortenedInside(u"abcdefghijk"_qs, 7), u"abc…ijk"_qs);
    QCOMPARE(shortenedInside(u"ab\U0001F600cdefghijk"_qs, 7), u"ab…ijk"_qs);
}

QTEST_MAIN(LibraryChartsTest)

#include "librarychartstest.moc"
