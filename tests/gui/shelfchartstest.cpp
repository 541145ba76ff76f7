// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cardbodytest.h"

#include <tests/support/hostiletexts.h>
#include <ui/charts/card.h>
#include <ui/charts/newshelfchart.h>
#include <ui/charts/shelvestable.h>
#include <ui/charts/sizechart.h>
#include <ui/charts/sizecoursechart.h>
#include <ui/charts/sizetypechart.h>
#include <ui/format/privacy.h>

#include <QHeaderView>
#include <QTableView>
#include <QTest>

using namespace ShelfHelp;
using namespace ShelfHelp::Tests;
using namespace ShelfHelp::Ui;

namespace {

constexpr int silentDay = 4; ///< without a search that told a size
const QString list = u"https://www.goodreads.com/review/list/"_qs;

Sql::ShelfRow shelf(int number)
{
    return {.shelfId = number,
            .url = list + u"%1-jane-doe?shelf=to-read"_qs.arg(100 + number),
            .readerId = QString::number(100 + number),
            .shelfName = u"to-read"_qs,
            .firstSeen = day(0),
            .lastSearched = day(number % dayCount),
            .searches = 20 - number,
            .latestSize = 50 * number,
            .coldMedianMs = 1000.0 + number};
}

/// Six new URLs, two new readers a day, one of the URLs no review list.
NewShelfFigures newShelves(int days = dayCount)
{
    NewShelfFigures figures;
    figures.growth.now.before = {.urls = 50, .shelves = 45, .readers = 30};
    for (int i = 0; i < days; ++i) {
        figures.growth.now.buckets.append(
            {.start = day(i), .fresh = {.urls = 7, .shelves = 3, .readers = 2}});
        QList<Sql::ShelfRow> first{{.shelfId = 99, .url = u"https://example.org/jane"_qs}};
        for (int number = 0; number < 4; ++number) {
            first.append(shelf(number));
        }
        figures.first[0].append(first);
        figures.first[1].append(first.mid(1, 3));
        figures.first[2].append(first.mid(1, 2));
    }
    return figures;
}

ShelfSizes sizes()
{
    ShelfSizes sizes;
    sizes.shelves.add(-5, 1);
    sizes.shelves.add(110, 3);
    sizes.shelves.add(600, 4);
    sizes.shelves.add(610, 2);
    sizes.searches.add(110, 30);
    sizes.searches.add(600, 10);
    return sizes;
}

SizeCourseChart::Data course(int days = dayCount, bool isCompared = false)
{
    SizeCourseChart::Data figures;
    for (int i = 0; i < days; ++i) {
        if (i != silentDay) {
            figures.now.append(
                {.start = day(i), .n = 10 * (i + 1), .p50 = 120.0 + i, .p95 = 560.0 + i, .atCap = i % 3});
        }
    }
    if (isCompared) {
        figures.before.emplace();
        for (int i = 0; i < days; ++i) {
            figures.before->append({.start = day(i - days), .n = 50, .p50 = 100.0, .p95 = 500.0, .atCap = 0});
        }
    }
    return figures;
}

SizeTypeChart::Data typeBins(int count = 4)
{
    SizeTypeChart::Data bins;
    for (int i = 0; i < count; ++i) {
        bins.append(
            {.sizeFrom = 100 * i,
             .sizeTo = 100 * (i + 1),
             .types = {{u"Search"_qs, 1 + i}, {u"Shuffle"_qs, 9 - i}, {u"<b>new</b>"_qs, i == 2 ? 5 : 0}}});
    }
    bins.removeIf([](const Sql::SizeTypeBin &bin) { return bin.sizeFrom == 100; }); // a gap
    return bins;
}

ShelvesTable::Data shelves(int count = 8)
{
    ShelvesTable::Data page{.rows = {}, .total = 3 * count};
    for (int i = 0; i < count; ++i) {
        page.rows.append(shelf(i));
    }
    return page;
}

} // namespace

/// The cards of the page of shelves.
class ShelfChartsTest final : public CardBodyTest
{
    Q_OBJECT

private Q_SLOTS:

    void cleanup() { setPrivate(false); }

    void newShelvesAreNamed();
    void newShelvesHideNames();
    void newShelvesLeadToShelves();
    void newShelvesHaveHostileUrls();

    void sizesOfShelvesAndSearches();
    void sizesLeadToTheirRows();
    void sizesBeyondTheAxis();

    void courseFigures();
    void courseTooltip();
    void courseComparison();
    void courseLeadsToSearchesWithASize();

    void typesKeepTheirGaps();
    void typesLeadToTheirRows();
    void typesPoolTheRest();

    void shelvesComeBack();
    void shelvesLeadToTheirSearches();
    void shelvesHideNames();
    void shelvesSort();
    void shelvesHaveHostileTexts();

protected:
    [[nodiscard]] QList<Row> specimens() const override;
};

QList<CardBodyTest::Row> ShelfChartsTest::specimens() const
{
    ShelfSizes one;
    one.shelves.add(33, 1);
    return {{"new shelves", specimen<NewShelfChart>(newShelves(), newShelves(1))},
            {"sizes", specimen<SizeChart>(sizes(), one)},
            {"course of sizes", specimen<SizeCourseChart>(course(), course(1))},
            {"types by size", specimen<SizeTypeChart>(typeBins(), typeBins(1))},
            {"table of shelves", specimen<ShelvesTable>(shelves(), shelves(1))}};
}

void ShelfChartsTest::newShelvesAreNamed()
{
    const auto chart = filled<NewShelfChart>(newShelves());
    const QString urls = plainTooltip(*chart, 2);
    QVERIFY2(urls.startsWith(u"Wed 4 Sept 2024\nNew: 7\nCumulative: 71\nexample.org/jane\n"
                             "100-jane-doe?shelf=to-read\n"_qs),
             qPrintable(urls));
    QVERIFY2(urls.contains(u"and 2 more"), qPrintable(urls));
    chart->setVariant(1);
    QVERIFY(plainTooltip(*chart, 2).contains(u"to-read of reader 101"));
    chart->setVariant(2);
    const QString readers = plainTooltip(*chart, 2);
    QVERIFY2(readers.contains(u"reader 100\nreader 101"), qPrintable(readers));
    QVERIFY(!readers.contains(u"more"));
}

void ShelfChartsTest::newShelvesHideNames()
{
    const auto chart = filled<NewShelfChart>(newShelves());
    setPrivate(true);
    const QString text = plainTooltip(*chart, 2);
    QVERIFY2(!text.contains(u"jane"), qPrintable(text));
    QVERIFY2(text.contains(u"example.org/…\n100-…?shelf=to-read"), qPrintable(text));
}

void ShelfChartsTest::newShelvesLeadToShelves()
{
    const auto chart = filled<NewShelfChart>(newShelves());
    const std::array identities{Sql::Identity::Url, Sql::Identity::Shelf, Sql::Identity::Reader};
    const std::array<qint64, 3> counts{7, 3, 2};
    for (std::size_t variant = 0; variant < identities.size(); ++variant) {
        chart->setVariant(int(variant));
        const QList<RowsBehind> rows = chart->rowsBehind(1);
        QCOMPARE(rows.size(), 1);
        QCOMPARE(rows.first().kind, RowKind::Shelves);
        QCOMPARE(rows.first().n, counts[variant]);
        QCOMPARE(rows.first().shelves.newBy, std::optional(identities[variant]));
        QCOMPARE(rows.first().pieces, Sql::wholeRange({day(1), day(2)}));
    }
}

void ShelfChartsTest::newShelvesHaveHostileUrls()
{
    NewShelfFigures figures = newShelves();
    for (const QString &text : Tests::hostileTexts()) {
        figures.first[0][0] = {{.shelfId = 1, .url = text}};
        figures.first[1][0] = {{.shelfId = 1, .url = {}, .readerId = u"1"_qs, .shelfName = text}};
        const auto chart = filled<NewShelfChart>(figures);
        for (const int variant : {0, 1}) {
            chart->setVariant(variant);
            const QString tooltip = plainTooltip(*chart, 0);
            QVERIFY(!tooltip.contains(QChar(0x202E)));
            QVERIFY(!tooltip.contains(u'\t'));
            for (const QString &line : tooltip.split(u'\n')) {
                QVERIFY(line.size() < 120);
            }
        }
    }
}

void ShelfChartsTest::sizesOfShelvesAndSearches()
{
    const auto chart = filled<SizeChart>(sizes());
    QCOMPARE(rawAt(chart->table(), 24, u"shelves"_qs).toLongLong(), 6);
    QCOMPARE(rawAt(chart->table(), 0, u"shelves"_qs).toLongLong(), 1); // what was less than nothing
    QVERIFY(plainTooltip(*chart, 24).contains(u"Exactly 600: 4"));
    QVERIFY(chart->subtitle().contains(u"40.0"));
    const QImage ofShelves = pictureOf(*chart);
    chart->setVariant(1);
    QCOMPARE(rawAt(chart->table(), 24, u"searches"_qs).toLongLong(), 10);
    QVERIFY(pictureOf(*chart) != ofShelves);
    QVERIFY(plainTooltip(*chart, 4).startsWith(u"100–124 books\nSearches: 30"));
}

void ShelfChartsTest::sizesLeadToTheirRows()
{
    const auto chart = filled<SizeChart>(sizes());
    QVERIFY(chart->rowsBehind(3).isEmpty());
    const RowsBehind ofShelves = chart->rowsBehind(24).first();
    QCOMPARE(ofShelves.kind, RowKind::Shelves);
    QCOMPARE(ofShelves.n, qint64(6));
    QCOMPARE(ofShelves.shelves.latestSize, (Sql::NumberRange{600, 625}));
    chart->setVariant(1);
    const RowsBehind ofSearches = chart->rowsBehind(24).first();
    QCOMPARE(ofSearches.kind, RowKind::ShelfSearches);
    QCOMPARE(ofSearches.n, qint64(10));
    QCOMPARE(ofSearches.filter.shelfSize, (Sql::NumberRange{600, 625}));
}

/// No shelf has as many books as a payload can claim: they share a bin, however many there would be.
void ShelfChartsTest::sizesBeyondTheAxis()
{
    ShelfSizes all = sizes();
    all.shelves.add(800, 2);
    all.shelves.add(2'147'483'647, 3);
    all.shelves.add(-2'147'483'648, 1);
    const auto chart = filled<SizeChart>(all);
    QCOMPARE(chart->table().rows.size(), 33);
    const RowsBehind beyond = chart->rowsBehind(32).first();
    QCOMPARE(beyond.n, qint64(5));
    QCOMPARE(beyond.shelves.latestSize, (Sql::NumberRange{.from = 800, .to = {}}));
    QVERIFY(plainTooltip(*chart, 32).startsWith(u"800 books and more\nShelves: 5"));
    QCOMPARE(rawAt(chart->table(), 0, u"shelves"_qs).toLongLong(), 2);
    QVERIFY(!pictureOf(*chart).isNull());

    SizeTypeChart::Data bins = typeBins();
    for (const int from : {-2'147'483'600, 800, 2'147'483'500}) {
        bins.append({.sizeFrom = from, .sizeTo = from, .types = {{u"Shuffle"_qs, 4}}});
    }
    const auto types = filled<SizeTypeChart>(bins);
    QCOMPARE(types->table().rows.size(), 9);
    QCOMPARE(types->rowsBehind(8).first().n, qint64(8));
    QCOMPARE(types->rowsBehind(8).first().filter.shelfSize, (Sql::NumberRange{.from = 800, .to = {}}));
    QCOMPARE(types->rowsBehind(0).first().n, qint64(13));
    QVERIFY(!pictureOf(*types).isNull());
}

void ShelfChartsTest::courseFigures()
{
    const auto chart = filled<SizeCourseChart>(course());
    const ChartTable table = chart->table();
    QCOMPARE(table.rows.size(), dayCount);
    QCOMPARE(rawAt(table, 2, u"p50"_qs).toDouble(), 122.0);
    QCOMPARE(rawAt(table, 2, u"n"_qs).toLongLong(), 30);
    QVERIFY2(!rawAt(table, silentDay, u"p50"_qs).isValid(), "nothing is not 0");
    QVERIFY(chart->summary().contains(u"medians from 120 to 129 books"));
}

void ShelfChartsTest::courseTooltip()
{
    const auto chart = filled<SizeCourseChart>(course());
    const QString text = plainTooltip(*chart, 2);
    QVERIFY2(text.startsWith(u"Wed 4 Sept 2024\np50: 122\np95: 562\nn: 30\nAt the cap: 2"_qs),
             qPrintable(text));
    QVERIFY(text.contains(u"800 and more are recorded as 600"));
    QVERIFY(plainTooltip(*chart, 0).contains(u"n too small"));
    const QString silent = plainTooltip(*chart, silentDay);
    QVERIFY2(silent.contains(u"p50: –\np95: –\nn: 0"), qPrintable(silent));
}

void ShelfChartsTest::courseComparison()
{
    const auto chart = filled<SizeCourseChart>(course(dayCount, true), daysOf(dayCount, true));
    const QString text = plainTooltip(*chart, 2);
    QVERIFY2(text.contains(u"compared with Sun 25 Aug 2024\np50: 122 (100, +22"_qs), qPrintable(text));
    QCOMPARE(rawAt(chart->table(), 2, u"p50_before"_qs).toDouble(), 100.0);
    QVERIFY(pictureOf(*chart) != pictureOf(*filled<SizeCourseChart>(course())));
}

void ShelfChartsTest::courseLeadsToSearchesWithASize()
{
    const auto chart = filled<SizeCourseChart>(course());
    QVERIFY(chart->rowsBehind(silentDay).isEmpty());
    const RowsBehind rows = chart->rowsBehind(2).first();
    QCOMPARE(rows.kind, RowKind::ShelfSearches);
    QCOMPARE(rows.n, qint64(30));
    QVERIFY2(rows.filter.shelfSize.from.has_value(), "searches without a size are not counted");
    QCOMPARE(rows.pieces, Sql::wholeRange({day(2), day(3)}));
}

void ShelfChartsTest::typesKeepTheirGaps()
{
    const auto chart = filled<SizeTypeChart>(typeBins());
    const ChartTable table = chart->table();
    QCOMPARE(table.rows.size(), 8); // up to 800
    QCOMPARE(rawAt(table, 1, u"n"_qs).toLongLong(), 0);
    QCOMPARE(rawAt(table, 2, u"shuffle"_qs).toLongLong(), 7);
    const QString text = plainTooltip(*chart, 2);
    QVERIFY2(text.startsWith(u"200–299 books\nShuffle: 7 of 15, 46.7 %\nSearch: 3 of 15, 20.0 %"_qs),
             qPrintable(text));
    QVERIFY(text.contains(u"<b>new</b>: 5 of 15"));
    QVERIFY(plainTooltip(*chart, 1).contains(u"0 of 0, –"));
}

void ShelfChartsTest::typesLeadToTheirRows()
{
    const auto chart = filled<SizeTypeChart>(typeBins());
    QVERIFY(chart->rowsBehind(1).isEmpty());
    const QList<RowsBehind> rows = chart->rowsBehind(2);
    QCOMPARE(rows.size(), 3);
    QCOMPARE(rows.first().n, qint64(7));
    QCOMPARE(rows.first().filter.searchTypes->values, QStringList{u"Shuffle"_qs});
    QCOMPARE(rows.first().filter.shelfSize, (Sql::NumberRange{200, 300}));
    QCOMPARE(chart->legend().first().rows->n, qint64(9 + 7 + 6));
    QCOMPARE(chart->legend().first().rows->filter.searchTypes->values, QStringList{u"Shuffle"_qs});
    QCOMPARE(chart->filterStep(2, 1)->filter.searchTypes->values, QStringList{u"Search"_qs});
    QVERIFY(!chart->filterStep(1, 0));
}

/// However many types a payload invents, the legend has room for few.
void ShelfChartsTest::typesPoolTheRest()
{
    SizeTypeChart::Data bins{{.sizeFrom = 0, .sizeTo = 100, .types = {}}};
    for (int i = 0; i < 40; ++i) {
        bins[0].types.append({u"type %1"_qs.arg(i), 1});
    }
    const auto chart = filled<SizeTypeChart>(bins);
    QVERIFY(chart->legend().size() < 10);
    qint64 n = 0;
    for (const RowsBehind &rows : chart->rowsBehind(0)) {
        n += rows.n;
        QCOMPARE(rows.n, qint64(rows.filter.searchTypes->values.size()));
    }
    QCOMPARE(n, qint64(40));
}

void ShelfChartsTest::shelvesComeBack()
{
    const auto table = filled<ShelvesTable>(shelves());
    QVERIFY(table->subtitle().contains(u"the first 8 of 24"));
    QCOMPARE(rawAt(table->table(), 2, u"shelf_url"_qs).toString(), shelf(2).url);
    QCOMPARE(rawAt(table->table(), 2, u"searches"_qs).toLongLong(), 18);
    QVERIFY2(table->summary().startsWith(u"24 shelves"), qPrintable(table->summary()));
    const QString text = plainTooltip(*table, 2);
    QVERIFY2(text.startsWith(shelf(2).url + u"\nReader: 102\nShelf: to-read"_qs), qPrintable(text));
}

void ShelfChartsTest::shelvesLeadToTheirSearches()
{
    Question question = daysOf(dayCount);
    question.filter.searchTypes = Sql::Selection{{u"Shuffle"_qs}};
    const auto table = filled<ShelvesTable>(shelves(), question);
    const QModelIndex cell = table->view()->model()->index(2, 0);
    const RowsBehind rows = table->rowsBehind(cell).first();
    QCOMPARE(rows.kind, RowKind::ShelfSearches);
    QCOMPARE(rows.n, qint64(18));
    QCOMPARE(rows.filter.shelfId, std::optional<qint64>(2));
    QCOMPARE(rows.filter.searchTypes->values, QStringList{u"Shuffle"_qs});
    QCOMPARE(table->filterStep(cell)->filter.shelfId, std::optional<qint64>(2));
    QCOMPARE(table->filterStep(cell.siblingAtColumn(1))->filter.readerId, std::optional(u"102"_qs));
}

void ShelfChartsTest::shelvesHideNames()
{
    setPrivate(true);
    const auto table = filled<ShelvesTable>(shelves());
    for (const QList<ChartCell> &row : table->table().rows) {
        for (const ChartCell &cell : row) {
            QVERIFY(!cell.text.contains(u"jane") && !cell.raw.toString().contains(u"jane"));
        }
    }
    QVERIFY(!plainTooltip(*table, 2).contains(u"jane"));
    QVERIFY(!table->rowsBehind(table->view()->model()->index(2, 0)).first().name.contains(u"jane"));
}

void ShelfChartsTest::shelvesSort()
{
    const auto table = filled<ShelvesTable>(shelves());
    table->view()->model()->sort(5, Qt::AscendingOrder);
    QCOMPARE(rawAt(table->table(), 0, u"searches"_qs).toLongLong(), 13);
    QCOMPARE(table->rowsBehind(table->view()->model()->index(0, 0)).first().filter.shelfId,
             std::optional<qint64>(7));
}

void ShelfChartsTest::shelvesHaveHostileTexts()
{
    ShelvesTable::Data page;
    for (const QString &text : Tests::hostileTexts()) {
        page.rows.append({.shelfId = page.rows.size(), .url = text, .readerId = u"1"_qs, .shelfName = text});
    }
    page.total = page.rows.size();
    const auto table = filled<ShelvesTable>(page);
    QVERIFY(!pictureOf(*table).isNull());
    for (int row = 0; row < page.rows.size(); ++row) {
        const QString tooltip = plainTooltip(*table, row);
        QVERIFY(!tooltip.contains(QChar(0x202E)));
        for (const QString &line : tooltip.split(u'\n')) {
            QVERIFY2(line.size() < 400, qPrintable(line.left(100)));
        }
        QVERIFY(!table->rowsBehind(table->view()->model()->index(row, 0)).isEmpty() ||
                page.rows[row].searches == 0);
    }
    for (const QString &line : commaSeparated(table->table(), {}).split(u'\n')) {
        QVERIFY(!line.startsWith(u'=') && !line.startsWith(u"\"="));
    }
}

QTEST_MAIN(ShelfChartsTest)

#include "shelfchartstest.moc"
