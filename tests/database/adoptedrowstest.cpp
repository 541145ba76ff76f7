// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "payloads.h"

#include <ingest/apply/ingestor.h>
#include <tests/support/databasetesting.h>

#include <QTest>

#include <memory>

using namespace ShelfHelp;
using namespace ShelfHelp::Tests;

/// What the existing pipeline has stored, without an id, is recognised when its notification comes again.
class AdoptedRowsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void initTestCase() { m_database = std::make_unique<MigratedDatabase>(); }

    void init() { m_database->clear(); }

    void areDuplicatesAndGetTheirLedgerRow_data();
    void areDuplicatesAndGetTheirLedgerRow();
    void areLeftAsTheyAre();
    void aDifferenceMakesAnotherSearch_data();
    void aDifferenceMakesAnotherSearch();
    void areClaimedOnce();
    void areClaimedOneByOneWhereTheyWereStoredTwice();
    void ourOwnRowsAreNotClaimed();
    void anUndoLeavesThemInPlace();

private:
    Ingest::IngestSummary ingest(const QByteArray &document, int batchSize = 1000);
    /// Stores the notifications as the existing pipeline does: the same rows, and no trace of ours.
    void storeAsTheExistingPipeline(const QByteArray &document);

    QString ask(const QString &sql) { return Tests::ask(m_database->connection(), sql); }

    /// Every row of the five tables, ids and dates included.
    QString publicRows();

    std::unique_ptr<MigratedDatabase> m_database;
};

Ingest::IngestSummary AdoptedRowsTest::ingest(const QByteArray &document, int batchSize)
{
    const auto summary =
        Ingest::ingestDocument(m_database->connection(), document, u"test"_qs, {.batchSize = batchSize});
    [&] { QVERIFY2(summary.ok(), why(summary).constData()); }();
    return summary.ok() ? summary.value() : Ingest::IngestSummary();
}

void AdoptedRowsTest::storeAsTheExistingPipeline(const QByteArray &document)
{
    ingest(document);
    run(m_database->connection(),
        "TRUNCATE shelfhelp.topics, shelfhelp.ingest_runs, shelfhelp.notifications, "
        "shelfhelp.goodreads_visits, shelfhelp.book_details, shelfhelp.added_rows");
}

QString AdoptedRowsTest::publicRows()
{
    QStringList tables;
    for (const QString &table :
         {u"libraries"_qs, u"books"_qs, u"shelves"_qs, u"shelf_searches"_qs, u"library_searches"_qs}) {
        tables.append(ask(u"SELECT t::text FROM public.%1 AS t ORDER BY 1"_qs.arg(table)));
    }
    return tables.join(u"\n--\n");
}

void AdoptedRowsTest::areDuplicatesAndGetTheirLedgerRow_data()
{
    QTest::addColumn<int>("batchSize");
    QTest::addColumn<bool>("hasIndex");
    QTest::newRow("one by one") << 1 << true;
    QTest::newRow("in batches") << 40 << true;
    QTest::newRow("all at once") << 1000 << true;
    QTest::newRow("without our indexes") << 40 << false;
}

void AdoptedRowsTest::areDuplicatesAndGetTheirLedgerRow()
{
    QFETCH(int, batchSize);
    QFETCH(bool, hasIndex);
    if (!hasIndex) {
        run(m_database->connection(),
            "DROP INDEX public.idx_shelf_searches_time_start, public.idx_library_searches_time_start");
    }
    const QByteArray document = jsonLines(plausiblePayloads(300));
    storeAsTheExistingPipeline(document);
    const QString before = publicRows();
    const Ingest::IngestSummary summary = ingest(document, batchSize);
    QCOMPARE(summary.stored, 0);
    QCOMPARE(summary.duplicate, summary.read);
    QCOMPARE(publicRows(), before);
    QCOMPARE(
        ask(u"SELECT bool_and(is_adopted), count(*) = (SELECT count(*) FROM public.shelf_searches) "
            "+ (SELECT count(*) FROM public.library_searches), count(DISTINCT (kind, search_id)) = count(*) "
            "FROM shelfhelp.notifications"_qs),
        u"true|true|true"_qs);
    QCOMPARE(ingest(document, batchSize).duplicate, summary.read); // by their ledger rows now
    if (!hasIndex) {
        run(m_database->connection(), "CREATE INDEX idx_shelf_searches_time_start ON public.shelf_searches "
                                      "(time_start, shelf_search_id);"
                                      "CREATE INDEX idx_library_searches_time_start ON "
                                      "public.library_searches (time_start, library_search_id)");
    }
}

/// Also their dates, which the existing pipeline may have moved backwards.
void AdoptedRowsTest::areLeftAsTheyAre()
{
    const QByteArray search = envelope(shelfSearch({}));
    storeAsTheExistingPipeline(search);
    run(m_database->connection(), "UPDATE public.books SET date_last_displayed = '2024-01-01', title = title;"
                                  "UPDATE public.shelves SET date_last_searched = '2024-01-01'");
    const QString before = publicRows();
    QCOMPARE(ingest(search).duplicate, 1);
    QCOMPARE(publicRows(), before);
    QCOMPARE(ask(u"SELECT count(*) FROM shelfhelp.book_details"_qs), u"0"_qs);
}

void AdoptedRowsTest::aDifferenceMakesAnotherSearch_data()
{
    QTest::addColumn<QByteArray>("stored");
    QTest::addColumn<QByteArray>("delivered");
    QTest::newRow("a microsecond") << shelfSearch({.timeStart = "2024-05-02T10:00:00.000001"})
                                   << shelfSearch({.timeStart = "2024-05-02T10:00:00.000002"});
    QTest::newRow("another end") << shelfSearch({.timeEnd = "2024-05-02T10:00:03"})
                                 << shelfSearch({.timeEnd = "2024-05-02T10:00:04"});
    QTest::newRow("another shelf") << shelfSearch({.url = "https://www.goodreads.com/a"})
                                   << shelfSearch({.url = "https://www.goodreads.com/b"});
    QTest::newRow("other books") << shelfSearch({.books = {"A"}}) << shelfSearch({.books = {"A", "A"}});
    QTest::newRow("other order of books")
        << shelfSearch({.books = {"A", "B"}}) << shelfSearch({.books = {"B", "A"}});
    QTest::newRow("another library") << librarySearch({.libraryId = "nashville"})
                                     << librarySearch({.libraryId = "mdpls"});
    QTest::newRow("another medium") << librarySearch({.isLibby = true}) << librarySearch({.isLibby = false});
    QTest::newRow("another book") << librarySearch({.title = "A"}) << librarySearch({.title = "B"});
}

void AdoptedRowsTest::aDifferenceMakesAnotherSearch()
{
    QFETCH(QByteArray, stored);
    QFETCH(QByteArray, delivered);
    storeAsTheExistingPipeline(envelope(stored));
    QCOMPARE(ingest(envelope(delivered)).stored, 1);
    QCOMPARE(ingest(envelope(stored)).duplicate, 1);
}

/// The backend sent it twice, as two notifications; the existing pipeline got one of them.
void AdoptedRowsTest::areClaimedOnce()
{
    const QByteArray message = librarySearch({});
    storeAsTheExistingPipeline(envelope(message));
    const QByteArray first = envelope(message);
    const QByteArray second = envelope(message);
    const Ingest::IngestSummary summary = ingest(jsonLines({first, second}));
    QCOMPARE(summary.duplicate, 1);
    QCOMPARE(summary.stored, 1);
    QCOMPARE(ask(u"SELECT count(*) FROM public.library_searches"_qs), u"2"_qs);
}

void AdoptedRowsTest::areClaimedOneByOneWhereTheyWereStoredTwice()
{
    const QByteArray message = shelfSearch({});
    storeAsTheExistingPipeline(envelope(message));
    run(m_database->connection(), "INSERT INTO public.shelf_searches (shelf_id, num_books, time_start, "
                                  "time_complete, total_book_count, books_returned, search_type) "
                                  "SELECT shelf_id, num_books, time_start, time_complete, total_book_count, "
                                  "books_returned, search_type FROM public.shelf_searches");
    QCOMPARE(ingest(jsonLines({envelope(message), envelope(message)})).duplicate, 2);
    QCOMPARE(ask(u"SELECT count(DISTINCT search_id) FROM shelfhelp.notifications"_qs), u"2"_qs);
    QCOMPARE(ingest(envelope(message)).stored, 1);
}

void AdoptedRowsTest::ourOwnRowsAreNotClaimed()
{
    const QByteArray message = shelfSearch({});
    QCOMPARE(ingest(envelope(message)).stored, 1);
    QCOMPARE(ingest(envelope(message)).stored, 1); // another id: another notification
}

void AdoptedRowsTest::anUndoLeavesThemInPlace()
{
    const QByteArray document = jsonLines(plausiblePayloads(50));
    storeAsTheExistingPipeline(document);
    const QString before = publicRows();
    const qint64 runId = ingest(document).run;
    const auto undone = Sql::undoRun(m_database->connection(), runId);
    QVERIFY2(undone.ok(), why(undone).constData());
    QCOMPARE(publicRows(), before);
    QCOMPARE(ask(u"SELECT count(*) FROM shelfhelp.notifications"_qs), u"0"_qs);
}

QTEST_GUILESS_MAIN(AdoptedRowsTest)

#include "adoptedrowstest.moc"
