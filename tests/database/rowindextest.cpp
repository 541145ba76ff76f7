// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "figuretesting.h"
#include "history.h"

#include <sql/analytics/rowindex.h>
#include <sql/watermark.h>
#include <tests/support/databasetesting.h>

#include <QTest>

#include <algorithm>
#include <memory>

using namespace ShelfHelp;
using namespace ShelfHelp::Sql;
using namespace ShelfHelp::Tests;

namespace {

/// All rows, page behind page; rowsbehindtest proves these.
template <typename Row, typename Read>
QList<qint64> idsOneByOne(Read read)
{
    QList<qint64> ids;
    RowPage page{.limit = 100};
    while (true) {
        const Result<QList<Row>> rows = read(page);
        if (!rows.ok() || rows.value().isEmpty()) {
            return ids;
        }
        for (const Row &row : rows.value()) {
            ids.append(row.key.id);
        }
        page.after = rows.value().constLast().key;
    }
}

template <typename Row>
QList<qint64> idsOf(const Result<QList<Row>> &rows)
{
    QList<qint64> ids;
    if (rows.ok()) {
        for (const Row &row : rows.value()) {
            ids.append(row.key.id);
        }
    }
    return ids;
}

} // namespace

/// The row with any number is found, as the scroll bar of a table asks for it.
class RowIndexTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void findsSearchesByNumber_data();
    void findsSearchesByNumber();
    void findsChecksByNumber();
    void nothingIsAnIndexToo();
    void theWatermarkMovesWithWhatArrives();

private:
    [[nodiscard]] Connection &connection() { return m_database->connection(); }

    std::unique_ptr<MigratedDatabase> m_database;
    std::unique_ptr<History> m_history;
};

void RowIndexTest::initTestCase()
{
    m_database = std::make_unique<MigratedDatabase>();
    m_history = std::make_unique<History>(20261130);
    m_history->write(connection());
}

void RowIndexTest::findsSearchesByNumber_data()
{
    QTest::addColumn<QByteArray>("zone");
    QTest::addColumn<Filter>("filter");
    QTest::addColumn<RowOrder>("order");
    Filter cold;
    cold.temperature = Temperature::Cold;
    Filter shelf;
    shelf.shelfId = 2;
    for (const RowOrder order : {RowOrder::NewestFirst, RowOrder::SlowestFirst}) {
        const char *name = order == RowOrder::NewestFirst ? "newest" : "slowest";
        for (const char *zone : {"UTC", "America/Chicago", "Australia/Lord_Howe"}) {
            QTest::addRow("%s, %s, all", name, zone) << QByteArray(zone) << Filter() << order;
            QTest::addRow("%s, %s, cold", name, zone) << QByteArray(zone) << cold << order;
            QTest::addRow("%s, %s, of a shelf", name, zone) << QByteArray(zone) << shelf << order;
        }
    }
}

void RowIndexTest::findsSearchesByNumber()
{
    QFETCH(QByteArray, zone);
    QFETCH(Filter, filter);
    QFETCH(RowOrder, order);
    const TimeContext context = contextOf({utc(u"2024-03-01T03:30:00"_qs), utc(u"2024-04-20T11:20:00"_qs)},
                                          Bucket::Day, zone, "America/New_York");
    const auto snapshot = Snapshot::begin(connection(), context);
    QVERIFY2(snapshot.ok(), why(snapshot).constData());
    const Pieces pieces = wholeRange(context.range);
    const auto index = RowIndex::ofSearches(*snapshot.value(), pieces, filter, context.reportingZone);
    QVERIFY2(index.ok(), why(index).constData());
    const QList<qint64> all = idsOneByOne<ShelfSearchRow>([&](RowPage page) {
        page.order = order;
        return searchRows(*snapshot.value(), pieces, filter, page);
    });
    QCOMPARE(index.value().total(), all.size());
    QVERIFY(all.size() > 10);
    for (const qsizetype offset :
         {qsizetype(0), qsizetype(1), all.size() / 3, all.size() / 2, all.size() - 1}) {
        for (const int limit : {1, 7, 200}) {
            const auto rows =
                searchRowsAt(*snapshot.value(), index.value(), pieces, filter, order, offset, limit);
            QVERIFY2(rows.ok(), why(rows).constData());
            QCOMPARE(idsOf(rows), all.mid(offset, limit));
        }
    }
}

void RowIndexTest::findsChecksByNumber()
{
    const TimeContext context = contextOf({utc(u"2024-03-01T03:30:00"_qs), utc(u"2024-04-20T11:20:00"_qs)});
    const auto snapshot = Snapshot::begin(connection(), context);
    QVERIFY2(snapshot.ok(), why(snapshot).constData());
    // Pieces of several hours a day: a day is cut by them too.
    Pieces pieces;
    for (const Piece &piece : weekHourPieces(context.range, context.reportingZone).pieces) {
        if (piece.group % 24 == 3 || piece.group % 24 == 14) {
            pieces.append({piece.range, 0});
        }
    }
    const auto index = RowIndex::ofChecks(*snapshot.value(), pieces, {}, context.reportingZone);
    QVERIFY2(index.ok(), why(index).constData());
    const QList<qint64> all = idsOneByOne<LibraryCheckRow>(
        [&](const RowPage &page) { return checkRows(*snapshot.value(), pieces, {}, page); });
    QCOMPARE(index.value().total(), all.size());
    QVERIFY(all.size() > 20);
    for (qint64 offset = 0; offset < all.size(); offset += 9) {
        const auto rows =
            checkRowsAt(*snapshot.value(), index.value(), pieces, {}, RowOrder::NewestFirst, offset, 9);
        QCOMPARE(idsOf(rows), all.mid(offset, 9));
    }
}

void RowIndexTest::nothingIsAnIndexToo()
{
    const TimeContext context = contextOf({utc(u"2031-03-01T00:00:00"_qs), utc(u"2031-03-04T00:00:00"_qs)});
    const auto snapshot = Snapshot::begin(connection(), context);
    QVERIFY2(snapshot.ok(), why(snapshot).constData());
    for (const Pieces &pieces : {wholeRange(context.range), Pieces()}) {
        const auto index = RowIndex::ofSearches(*snapshot.value(), pieces, {}, context.reportingZone);
        QVERIFY2(index.ok(), why(index).constData());
        QCOMPARE(index.value().total(), qint64(0));
        const auto rows =
            searchRowsAt(*snapshot.value(), index.value(), pieces, {}, RowOrder::NewestFirst, 0, 100);
        QVERIFY2(rows.ok(), why(rows).constData());
        QVERIFY(rows.value().isEmpty());
    }
}

void RowIndexTest::theWatermarkMovesWithWhatArrives()
{
    const Result<Watermark> before = watermark(connection());
    QVERIFY2(before.ok(), why(before).constData());
    QVERIFY(before.value().lastSearch > 0);
    QCOMPARE(watermark(connection()).value(), before.value());
    // Another writer, without a ledger.
    run(connection(), "INSERT INTO public.library_searches (library_search_id, library_id, time_start) "
                      "OVERRIDING SYSTEM VALUE "
                      "SELECT "
                      "max(library_search_id) + 1, 'test-b', '2024-04-01' FROM public.library_searches");
    const Result<Watermark> after = watermark(connection());
    QVERIFY2(after.ok(), why(after).constData());
    QCOMPARE(after.value().lastCheck, before.value().lastCheck + 1);
    QVERIFY(after.value() != before.value());
}

QTEST_GUILESS_MAIN(RowIndexTest)
#include "rowindextest.moc"
