// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "marksrowstest.h"

#include <tests/support/rowcounting.h>
#include <ui/pages/overviewtiles.h>

#include <QTest>

using namespace ShelfHelp;
using namespace ShelfHelp::Tests;
using namespace ShelfHelp::Ui;

namespace {

/// What the history lacks: shelves of three readers that come in the range, three times the same one under
/// two addresses, books that were shown and never checked, and one that was never available.
const QByteArray newcomers = R"(
    SELECT setval(pg_get_serial_sequence('public.shelves', 'shelf_id'), (SELECT max(shelf_id) FROM public.shelves)),
           setval(pg_get_serial_sequence('public.books', 'book_id'), (SELECT max(book_id) FROM public.books)),
           setval(pg_get_serial_sequence('public.shelf_searches', 'shelf_search_id'),
                  (SELECT max(shelf_search_id) FROM public.shelf_searches)),
           setval(pg_get_serial_sequence('public.library_searches', 'library_search_id'),
                  (SELECT max(library_search_id) FROM public.library_searches));
    INSERT INTO public.shelves (shelf_url)
    SELECT 'https://www.goodreads.com/review/list/' || 9000 + n % 3 || '-new?shelf=s' || n % 4 || '&page=' || n
      FROM generate_series(1, 12) AS n;
    INSERT INTO public.shelves (shelf_url) VALUES ('https://example.org/jane'), ('=1+1');
    INSERT INTO public.books (unique_hash, title, author)
    SELECT 'new' || n, '<b>New</b> ' || n, NULL FROM generate_series(1, 5) AS n;
    INSERT INTO public.shelf_searches (shelf_id, time_start, time_complete, total_book_count, search_type, books_returned)
    SELECT h.shelf_id, t.start, t.start + interval '3 s', 90 + 40 * (h.shelf_id % 20), 'Shuffle',
           ARRAY(SELECT b.book_id FROM public.books AS b WHERE b.unique_hash LIKE 'new%' ORDER BY b.book_id LIMIT t.n)
      FROM public.shelves AS h
     CROSS JOIN (SELECT n, timestamp '2024-03-08' + n * interval '6 days' AS start FROM generate_series(1, 6) AS n) AS t
     WHERE (h.shelf_url LIKE '%-new?%' OR h.shelf_url IN ('https://example.org/jane', '=1+1')) AND h.shelf_id % 6 < t.n;
    INSERT INTO public.shelf_searches (shelf_id, time_start, time_complete, total_book_count, search_type)
    SELECT s.shelf_id, '2024-03-30', '2024-03-30 00:00:02', s.size, 'Search' FROM (VALUES (2, 2147483647), (3, 800),
           (4, -700), (5, -1)) AS s(shelf_id, size);
    INSERT INTO public.library_searches (library_id, book_id, is_libby, time_start, time_complete, available, availability_message)
    SELECT 'test-a', b.book_id, n % 2 = 0, timestamp '2024-03-20' + n * interval '1 day',
           timestamp '2024-03-20 00:00:01' + n * interval '1 day', false,
           CASE n % 3 WHEN 0 THEN 'UNAVAILABLE' WHEN 1 THEN 'Book Not Found' ELSE '?' END
      FROM public.books AS b CROSS JOIN generate_series(1, 7) AS n WHERE b.unique_hash = 'new1')";

} // namespace

/// Every mark and cell of the pages of shelves and of books counts as many rows as it leads to.
class ShelfRowsTest final : public MarksRowsTest
{
    Q_OBJECT

public:
    ShelfRowsTest()
        : MarksRowsTest(20260505)
    {
    }

protected:
    [[nodiscard]] QList<PanelDefinition> panels() const override { return shelfPanels() + bookPanels(); }

    [[nodiscard]] QList<NamedFilter> filters() const override;

    [[nodiscard]] QByteArray furtherRows() const override { return newcomers; }

private Q_SLOTS:
    void tilesCountTheirShelves();
    void anyPageOfTheTableIsQuick_data();
    void anyPageOfTheTableIsQuick();
    void newShelvesAreThoseOfTheTable_data();
    void newShelvesAreThoseOfTheTable();

    void tilesWithSumsByDay();

private:
    void compareTiles(const Question &question);
};

QList<NamedFilter> ShelfRowsTest::filters() const
{
    return {
        {"nothing", {}},
        {"a type", {.searchTypes = Sql::Selection{{u"Shuffle"_qs}}}},
        {"without a type", {.searchTypes = Sql::Selection{{u"Search"_qs}, true}}},
        {"cold", {.temperature = Sql::Temperature::Cold}},
        {"sizes that cut bins", {.shelfSize = {110, 630}}},
        {"a shelf", {.shelfId = 2}},
        {"a reader", {.readerId = u"2"_qs}},
        {"a book", {.bookId = 3}},
        {"a medium and an outcome", {.medium = Sql::Medium::Libby, .outcomes = Sql::Selection{{u"out"_qs}}}},
        {"a library", {.libraries = Sql::Selection{{u"test-a"_qs}}}},
    };
}

void ShelfRowsTest::compareTiles(const Question &question)
{
    const auto snapshot = Sql::Snapshot::begin(connection(), question.time);
    QVERIFY2(snapshot.ok(), why(snapshot).constData());
    const Result<Figure> tiles = readTiles(*snapshot.value(), question);
    QVERIFY2(tiles.ok(), why(tiles).constData());
    for (const OverviewTile tile : {OverviewTile::Shelves, OverviewTile::Readers, OverviewTile::ShelfSize}) {
        const auto rows = tileRows(tile, tiles.value().as<TileFigures>(), question);
        QVERIFY(rows && rows->kind == RowKind::Shelves);
        const Result<qint64> counted = countRows(*snapshot.value(), *rows, question);
        QVERIFY2(counted.ok(), why(counted).constData());
        QVERIFY2(
            counted.value() == rows->n,
            qPrintable(u"tile %1: %2 instead of %3"_qs.arg(int(tile)).arg(counted.value()).arg(rows->n)));
    }
}

void ShelfRowsTest::tilesCountTheirShelves()
{
    underFilters(springOf("Europe/Berlin"), [this](const Question &question) { compareTiles(question); });
}

void ShelfRowsTest::anyPageOfTheTableIsQuick_data()
{
    QTest::addColumn<Sql::ShelfTableRequest>("request");
    QTest::newRow("as it is") << Sql::ShelfTableRequest();
    QTest::newRow("by URL") << Sql::ShelfTableRequest{.sort = Sql::ShelfSort::Url,
                                                      .order = Qt::AscendingOrder};
    QTest::newRow("by name, last first") << Sql::ShelfTableRequest{.sort = Sql::ShelfSort::Name};
    QTest::newRow("by size") << Sql::ShelfTableRequest{.sort = Sql::ShelfSort::LatestSize};
    QTest::newRow("by first search") << Sql::ShelfTableRequest{.sort = Sql::ShelfSort::FirstSeen,
                                                               .order = Qt::AscendingOrder};
    QTest::newRow("with words") << Sql::ShelfTableRequest{.search = u"list read"_qs};
    QTest::newRow("of no such words") << Sql::ShelfTableRequest{.search = u"'; DROP TABLE shelves; --"_qs};
    QTest::newRow("new URLs") << Sql::ShelfTableRequest{.newBy = Sql::Identity::Url};
    QTest::newRow("of a size") << Sql::ShelfTableRequest{.latestSize = {100, 600}};
    QTest::newRow("of a size beyond everything")
        << Sql::ShelfTableRequest{.latestSize = {qint64(1) << 40, qint64(1) << 41}};
}

/// Ids in order, and the rows of some of them, are the table itself.
void ShelfRowsTest::anyPageOfTheTableIsQuick()
{
    QFETCH(Sql::ShelfTableRequest, request);
    for (const Sql::Filter &filter : {Sql::Filter(), Sql::Filter{.temperature = Sql::Temperature::Cold}}) {
        const Sql::TimeContext context = springOf("UTC", Sql::Bucket::Day).time;
        const auto snapshot = Sql::Snapshot::begin(connection(), context);
        QVERIFY2(snapshot.ok(), why(snapshot).constData());
        request.limit = 1000;
        const auto table = Sql::shelvesTable(*snapshot.value(), context, filter, request);
        QVERIFY2(table.ok(), why(table).constData());
        const auto order = Sql::ShelfOrder::read(*snapshot.value(), context, filter, request);
        QVERIFY2(order.ok(), why(order).constData());
        QCOMPARE(order.value().total(), table.value().total);
        const auto page = Sql::shelvesAt(*snapshot.value(), context, filter, order.value().ids(3, 7));
        QVERIFY2(page.ok(), why(page).constData());
        QCOMPARE(page.value(), table.value().rows.mid(3, 7));
    }
}

void ShelfRowsTest::newShelvesAreThoseOfTheTable_data()
{
    QTest::addColumn<Sql::Identity>("identity");
    QTest::newRow("URLs") << Sql::Identity::Url;
    QTest::newRow("shelves") << Sql::Identity::Shelf;
    QTest::newRow("readers") << Sql::Identity::Reader;
}

/// The names in a tooltip are the first of the rows behind its bar.
void ShelfRowsTest::newShelvesAreThoseOfTheTable()
{
    QFETCH(Sql::Identity, identity);
    constexpr int most = 3;
    qint64 named = 0;
    for (const Sql::Filter &filter :
         {Sql::Filter(), Sql::Filter{.searchTypes = Sql::Selection{{u"Shuffle"_qs}}}}) {
        const Sql::TimeContext context = springOf("Europe/Berlin", Sql::Bucket::Week).time;
        const auto snapshot = Sql::Snapshot::begin(connection(), context);
        QVERIFY2(snapshot.ok(), why(snapshot).constData());
        const auto first = Sql::newShelves(*snapshot.value(), context, filter, identity, most);
        QVERIFY2(first.ok(), why(first).constData());
        const auto all = Sql::shelvesTable(*snapshot.value(), context, filter,
                                           {.newBy = identity,
                                            .sort = Sql::ShelfSort::FirstSeen,
                                            .order = Qt::AscendingOrder,
                                            .limit = 1000});
        QVERIFY2(all.ok(), why(all).constData());
        const QList<QDateTime> starts = Sql::bucketStarts(context);
        QCOMPARE(first.value().size(), starts.size());
        for (int bucket = 0; bucket < starts.size(); ++bucket) {
            QStringList expected;
            for (const Sql::ShelfRow &row : all.value().rows) {
                const bool isIn = row.firstSeen >= starts[bucket] &&
                                  (bucket + 1 == starts.size() || row.firstSeen < starts[bucket + 1]);
                if (isIn && expected.size() < most) {
                    expected.append(row.url);
                }
            }
            QStringList found;
            for (const Sql::ShelfRow &row : first.value()[bucket]) {
                found.append(row.url);
            }
            QCOMPARE(found, expected);
            named += found.size();
        }
    }
    QVERIFY(named > 0);
}

void ShelfRowsTest::tilesWithSumsByDay()
{
    buildSums();
    underFilters(springOf("UTC"), [this](const Question &question) { compareTiles(question); });
}

QTEST_MAIN(ShelfRowsTest)

#include "shelfrowstest.moc"
