// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "payloads.h"

#include <ingest/apply/ingestor.h>
#include <sql/rejections.h>
#include <sql/upkeep/purge.h>
#include <tests/support/databasetesting.h>

#include <QDir>
#include <QFile>
#include <QTest>

#include <memory>

using namespace ShelfHelp;
using namespace ShelfHelp::Tests;
using Sql::Purged;
using Sql::PurgeKind;
using Sql::PurgeOptions;

namespace {

const QString countLedger = u"SELECT count(*) FROM shelfhelp.notifications"_qs;
const QString countRows =
    u"SELECT (SELECT count(*) FROM public.shelf_searches), (SELECT count(*) FROM public.library_searches),"
    " (SELECT count(*) FROM shelfhelp.goodreads_visits), (SELECT count(*) FROM public.books),"
    " (SELECT count(*) FROM public.shelves)"_qs;

PurgeOptions ofLedger(bool isDryRun = false)
{
    return {.kind = PurgeKind::Ledger, .olderThanDays = Sql::leastLedgerDays, .isDryRun = isDryRun};
}

PurgeOptions ofRejections(bool openToo = false, bool isDryRun = false)
{
    return {.kind = PurgeKind::Rejections, .olderThanDays = 90, .openToo = openToo, .isDryRun = isDryRun};
}

} // namespace

/// What is deleted is not needed: whatever comes again, nothing is stored twice, and nothing is lost.
class PurgeTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void initTestCase() { m_database = std::make_unique<MigratedDatabase>(LedgerRows::ByHand); }

    void init() { m_database->clear(); }

    void refusesAgesAtWhichAQueueCouldBringItAgain_data();
    void refusesAgesAtWhichAQueueCouldBringItAgain();
    void anOldFileIsNotStoredTwice_data();
    void anOldFileIsNotStoredTwice();
    void theCorpusIsNotStoredTwice();
    void keepsWhatIsStillNeeded_data();
    void keepsWhatIsStillNeeded();
    void aYoungEntryStays();
    void aPurgedRunIsNotTakenBack();
    void rejectionsGoWhenTheyAreSettled_data();
    void rejectionsGoWhenTheyAreSettled();
    void aPurgedRejectionMayComeAgain();
    void aDryRunTellsTheSame();
    void canBeStoppedAndContinued();
    void worksInAFullDatabase();
    void needsTheOwner();

private:
    Ingest::IngestSummary ingest(const QByteArray &document);
    Purged purge(const PurgeOptions &options);
    void age(int days);

    QString ask(const QString &sql) { return Tests::ask(m_database->connection(), sql); }

    std::unique_ptr<MigratedDatabase> m_database;
};

Ingest::IngestSummary PurgeTest::ingest(const QByteArray &document)
{
    const auto summary = Ingest::ingestDocument(m_database->connection(), document, u"test"_qs, {});
    [&] { QVERIFY2(summary.ok(), why(summary).constData()); }();
    return summary.ok() ? summary.value() : Ingest::IngestSummary();
}

Purged PurgeTest::purge(const PurgeOptions &options)
{
    const auto purged = Sql::purge(m_database->connection(), options);
    [&] { QVERIFY2(purged.ok(), why(purged).constData()); }();
    return purged.ok() ? purged.value() : Purged();
}

/// Everything arrived that much earlier.
void PurgeTest::age(int days)
{
    const QByteArray interval = "interval '" + QByteArray::number(days) + " days'";
    run(m_database->connection(),
        "UPDATE shelfhelp.notifications SET applied_at = applied_at - " + interval +
            "; UPDATE shelfhelp.rejected_notifications SET first_seen_at = first_seen_at - " + interval +
            ", last_seen_at = last_seen_at - " + interval);
}

void PurgeTest::refusesAgesAtWhichAQueueCouldBringItAgain_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("days");
    QTest::newRow("ledger, a month") << int(PurgeKind::Ledger) << 30;
    QTest::newRow("ledger, a day less") << int(PurgeKind::Ledger) << Sql::leastLedgerDays - 1;
    QTest::newRow("ledger, nothing") << int(PurgeKind::Ledger) << 0;
    QTest::newRow("rejections, now") << int(PurgeKind::Rejections) << 0;
    QTest::newRow("rejections, negative") << int(PurgeKind::Rejections) << -5;
    QTest::newRow("rejections, ever") << int(PurgeKind::Rejections) << 999'999;
}

void PurgeTest::refusesAgesAtWhichAQueueCouldBringItAgain()
{
    QFETCH(int, kind);
    QFETCH(int, days);
    const auto purged = Sql::purge(m_database->connection(),
                                   {.kind = PurgeKind(kind), .olderThanDays = days, .isDryRun = true});
    QVERIFY(!purged.ok());
    QCOMPARE(purged.error().kind, ErrorKind::Usage);
}

void PurgeTest::anOldFileIsNotStoredTwice_data()
{
    QTest::addColumn<QByteArray>("document");
    QTest::newRow("simulated") << jsonLines(plausiblePayloads(2'000));
    QTest::newRow("seed document") << sample(u"seed-records.json"_qs);
    QTest::newRow("without books, without an end")
        << jsonLines({envelope(shelfSearch({.books = {}})), envelope(librarySearch({.title = "alone"})),
                      envelope(goodreadsVisit({}))});
}

/// The promise: after the purge the same file changes nothing, and the second time as well.
void PurgeTest::anOldFileIsNotStoredTwice()
{
    QFETCH(QByteArray, document);
    ingest(document);
    const QString state = m_database->state();
    const QString rows = ask(countRows);
    const int entries = ask(countLedger).toInt();
    age(Sql::leastLedgerDays + 1);
    const Purged purged = purge(ofLedger());
    QCOMPARE(purged.seen, entries);
    QCOMPARE(ask(countLedger).toInt(), entries - purged.purged);
    QCOMPARE(ask(countRows), rows);
    for (int time = 0; time < 2; ++time) {
        const Ingest::IngestSummary again = ingest(document);
        QCOMPARE(again.stored, 0);
        QCOMPARE(ask(countRows), rows);
    }
    QCOMPARE(m_database->state(), state);
    if (entries > 100) {
        QVERIFY2(purged.purged > entries / 2, qPrintable(QString::number(purged.purged)));
    }
}

/// Every oddity there is, and the same again.
void PurgeTest::theCorpusIsNotStoredTwice()
{
    const QString folder = QStringLiteral(SHELFHELP_TEST_DATA "/corpus/domain/cases/");
    QList<QByteArray> documents;
    for (const QString &name : QDir(folder).entryList(QDir::Files)) {
        QFile file(folder + name);
        QVERIFY(file.open(QIODevice::ReadOnly));
        documents.append(file.readAll());
    }
    QVERIFY(documents.size() > 50);
    for (const QByteArray &document : std::as_const(documents)) {
        ingest(document);
    }
    const QString state = m_database->state();
    const QString rows = ask(countRows);
    age(Sql::leastLedgerDays + 1);
    const Purged purged = purge(ofLedger());
    QVERIFY2(purged.purged > 10, qPrintable(u"%1 of %2"_qs.arg(purged.purged).arg(purged.seen)));
    for (const QByteArray &document : std::as_const(documents)) {
        QCOMPARE(ingest(document).stored, 0);
    }
    QCOMPARE(ask(countRows), rows);
    QCOMPARE(m_database->state().section(u'\n', 0, 0), state.section(u'\n', 0, 0));
}

void PurgeTest::keepsWhatIsStillNeeded_data()
{
    QTest::addColumn<QByteArray>("document");
    QTest::addColumn<QByteArray>("change");
    QTest::addColumn<int>("kept");
    const QByteArray search = envelope(shelfSearch({}), "11111111-1111-4111-8111-111111111111");
    const QByteArray twin = envelope(shelfSearch({}), "22222222-2222-4222-8222-222222222222");
    QTest::newRow("a visit, which nothing would find") << envelope(goodreadsVisit({})) << QByteArray() << 1;
    QTest::newRow("two notifications of one content") << jsonLines({search, twin}) << QByteArray() << 2;
    QTest::newRow("a row that was deleted by hand")
        << search << QByteArray("DELETE FROM public.shelf_searches") << 1;
    QTest::newRow("a row whose start is gone")
        << search << QByteArray("UPDATE public.shelf_searches SET time_start = NULL") << 1;
    QTest::newRow("a check whose start is gone")
        << envelope(librarySearch({})) << QByteArray("UPDATE public.library_searches SET time_start = NULL")
        << 1;
    QTest::newRow("nothing else") << search << QByteArray() << 0;
}

void PurgeTest::keepsWhatIsStillNeeded()
{
    QFETCH(QByteArray, document);
    QFETCH(QByteArray, change);
    ingest(document);
    run(m_database->connection(), change.isEmpty() ? QByteArray("SELECT 1") : change);
    const QString rows = ask(countRows);
    age(1'000);
    QTEST(int(purge(ofLedger()).kept()), "kept");
    QCOMPARE(ingest(document).stored, 0);
    QCOMPARE(ask(countRows), rows);
}

void PurgeTest::aYoungEntryStays()
{
    ingest(jsonLines(plausiblePayloads(50)));
    const QString entries = ask(countLedger);
    age(Sql::leastLedgerDays - 1);
    QCOMPARE(purge(ofLedger()), Purged());
    QCOMPARE(ask(countLedger), entries);
}

void PurgeTest::aPurgedRunIsNotTakenBack()
{
    const QList<QByteArray> payloads = plausiblePayloads(60);
    const Ingest::IngestSummary old = ingest(jsonLines(payloads.first(30)));
    age(1'000);
    const Ingest::IngestSummary young = ingest(jsonLines(payloads.mid(30)));
    QVERIFY(purge(ofLedger()).purged > 0);
    const QString state = m_database->state();
    const auto refused = Sql::undoRun(m_database->connection(), old.run);
    QVERIFY(!refused.ok());
    QVERIFY2(refused.error().message.contains(u"purge"), why(refused).constData());
    QCOMPARE(m_database->state(), state);
    const auto undone = Sql::undoRun(m_database->connection(), young.run);
    QVERIFY2(undone.ok(), why(undone).constData());
}

void PurgeTest::rejectionsGoWhenTheyAreSettled_data()
{
    QTest::addColumn<bool>("openToo");
    QTest::addColumn<int>("days");
    QTest::addColumn<int>("purged");
    QTest::addColumn<int>("kept");
    QTest::newRow("settled") << false << 91 << 2 << 1;
    QTest::newRow("all") << true << 91 << 3 << 0;
    QTest::newRow("young") << true << 89 << 0 << 0;
}

void PurgeTest::rejectionsGoWhenTheyAreSettled()
{
    QFETCH(bool, openToo);
    QFETCH(int, days);
    for (const char *document : {"nonsense", "rubbish", "trash"}) {
        QCOMPARE(ingest(document).rejected, 1);
    }
    const auto ids = Sql::rejectionIds(m_database->connection(), {});
    QVERIFY(ids.ok());
    QVERIFY(Sql::discardRejections(m_database->connection(), ids.value().first(2)).ok());
    age(days);
    for (const int batch : {1, 5'000}) { // the second time there is nothing left to do
        PurgeOptions options = ofRejections(openToo);
        options.batch = batch;
        const Purged purged = purge(options);
        if (batch == 1) {
            QTEST(int(purged.purged), "purged");
        } else {
            QCOMPARE(purged.purged, 0);
        }
        QTEST(int(purged.kept()), "kept");
    }
}

/// It is open again then: nothing is lost by forgetting it.
void PurgeTest::aPurgedRejectionMayComeAgain()
{
    QCOMPARE(ingest("nonsense\n").rejected, 1);
    age(200);
    QCOMPARE(purge(ofRejections(true)).purged, 1);
    QCOMPARE(ingest("nonsense\n").rejected, 1);
    QCOMPARE(ask(u"SELECT state, attempts FROM shelfhelp.rejected_notifications"_qs), u"open|1"_qs);
}

void PurgeTest::aDryRunTellsTheSame()
{
    ingest(jsonLines(plausiblePayloads(300)) + "\nnonsense\n");
    age(1'000);
    const QString entries = ask(countLedger);
    for (const auto &[dry, real] :
         {std::pair(ofLedger(true), ofLedger()), std::pair(ofRejections(true, true), ofRejections(true))}) {
        PurgeOptions small = dry;
        small.batch = 7;
        const Purged told = purge(dry);
        QCOMPARE(purge(small), told);
        QCOMPARE(dry.kind == PurgeKind::Ledger ? ask(countLedger) : entries, entries);
        QVERIFY(told.purged > 0);
        QCOMPARE(purge(real), told);
    }
}

void PurgeTest::canBeStoppedAndContinued()
{
    ingest(jsonLines(plausiblePayloads(300)));
    age(1'000);
    const Purged all = purge(ofLedger(true));
    const int entries = ask(countLedger).toInt();
    PurgeOptions options = ofLedger();
    options.batch = 50;
    int batches = 0;
    qint64 told = 0;
    options.progress = [&](qint64, qint64 purged) {
        ++batches;
        told = purged;
    };
    options.shouldStop = [&batches] { return batches == 2; };
    const Purged stopped = purge(options);
    QVERIFY(stopped.wasStopped);
    QCOMPARE(stopped.seen, 100);
    QCOMPARE(stopped.purged, told);
    QCOMPARE(ask(countLedger).toInt(), entries - stopped.purged);
    options.shouldStop = {};
    QCOMPARE(purge(options).purged, all.purged - stopped.purged);
}

/// New sessions may only read there: the purge is one of the few ways out.
void PurgeTest::worksInAFullDatabase()
{
    QCOMPARE(ingest("nonsense\n").rejected, 1);
    age(200);
    run(m_database->connection(),
        "DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET default_transaction_read_only = on', "
        "current_database()); END $$");
    {
        const auto connection = openOwner(m_database->settings());
        const auto purged = Sql::purge(*connection, ofRejections(true));
        run(*connection,
            "DO $$ BEGIN EXECUTE format('ALTER DATABASE %I RESET default_transaction_read_only', "
            "current_database()); END $$");
        QVERIFY2(purged.ok(), why(purged).constData());
        QCOMPARE(purged.value().purged, 1);
    }
}

void PurgeTest::needsTheOwner()
{
    run(m_database->connection(),
        "DO $$ BEGIN CREATE ROLE upkeep_reader LOGIN BYPASSRLS; EXCEPTION WHEN duplicate_object "
        "THEN NULL; END $$; GRANT pg_read_all_data TO upkeep_reader");
    QCOMPARE(ingest("nonsense\n").rejected, 1);
    age(200);
    Sql::ConnectionSettings settings = m_database->settings();
    settings.user = u"upkeep_reader"_qs;
    const auto reader = openOwner(settings);
    const auto counted = Sql::purge(*reader, ofRejections(true, true));
    QVERIFY2(counted.ok(), why(counted).constData());
    QCOMPARE(counted.value().purged, 1);
    const auto refused = Sql::purge(*reader, ofRejections(true));
    QVERIFY(!refused.ok());
    QCOMPARE(refused.error().kind, ErrorKind::Blocked);
    QVERIFY(refused.error().remedy.contains(u"owner"));
}

QTEST_GUILESS_MAIN(PurgeTest)

#include "purgetest.moc"
