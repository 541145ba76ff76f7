// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "payloads.h"

#include <ingest/apply/ingestor.h>
#include <ingest/apply/retry.h>
#include <sql/rejections.h>
#include <tests/support/databasetesting.h>

#include <QTest>

#include <algorithm>
#include <memory>
#include <random>

using namespace ShelfHelp;
using namespace ShelfHelp::Tests;

/// A dry run changes nothing and says what would change; an undo takes back what one run alone added.
class UndoTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void initTestCase() { m_database = std::make_unique<MigratedDatabase>(); }

    void init() { m_database->clear(); }

    void aDryRunLeavesNothingBehind();
    void aDryRunTellsTheTables_data();
    void aDryRunTellsTheTables();
    void aDryRunOfWhatIsStoredFindsIt();
    void aDryRunNarrowsDownWhatTheDatabaseRefuses();
    void takesBackTheOnlyRun();
    void takesBackOneOfSeveral_data();
    void takesBackOneOfSeveral();
    void whatWasTakenBackMayComeAgain();
    void keepsWhatSomebodyElseMentions();
    void keepsALibraryThatWasNamed();
    void opensRejectionsAgain();
    void tellsWhichRunsThereAre();
    void tellsHowManyHaveStoredSince();

private:
    Ingest::IngestSummary ingest(const QByteArray &document, Ingest::IngestOptions options = {});
    QList<Sql::UndoneRows> undo(qint64 run);

    QString ask(const QString &sql) { return Tests::ask(m_database->connection(), sql); }

    std::unique_ptr<MigratedDatabase> m_database;
};

Ingest::IngestSummary UndoTest::ingest(const QByteArray &document, Ingest::IngestOptions options)
{
    const auto summary = Ingest::ingestDocument(m_database->connection(), document, u"test"_qs, options);
    [&] { QVERIFY2(summary.ok(), why(summary).constData()); }();
    return summary.ok() ? summary.value() : Ingest::IngestSummary();
}

QList<Sql::UndoneRows> UndoTest::undo(qint64 run)
{
    const auto undone = Sql::undoRun(m_database->connection(), run);
    [&] { QVERIFY2(undone.ok(), why(undone).constData()); }();
    return undone.ok() ? undone.value() : QList<Sql::UndoneRows>();
}

void UndoTest::aDryRunLeavesNothingBehind()
{
    const QList<QByteArray> payloads = plausiblePayloads(200);
    ingest(jsonLines(payloads.first(40)));
    const QString before = m_database->state();
    const QString counts = ask(u"SELECT count(*), sum(read_count) FROM shelfhelp.ingest_runs"_qs);
    const Ingest::IngestSummary summary =
        ingest(jsonLines(payloads + QList<QByteArray>{"nonsense"}), {.batchSize = 30, .isRehearsal = true});
    QVERIFY(summary.stored > 0 && summary.duplicate > 0 && summary.rejected == 1);
    QCOMPARE(summary.run, 0);
    QCOMPARE(m_database->state(), before);
    QCOMPARE(ask(u"SELECT count(*), sum(read_count) FROM shelfhelp.ingest_runs"_qs), counts);
}

void UndoTest::aDryRunTellsTheTables_data()
{
    QTest::addColumn<int>("batchSize");
    for (const int size : {1, 2, 100}) {
        QTest::addRow("batches of %d", size) << size;
    }
}

/// However it is cut into batches: what was made and changed later is one added row.
void UndoTest::aDryRunTellsTheTables()
{
    QFETCH(int, batchSize);
    ingest(
        envelope(shelfSearch({.url = "https://www.goodreads.com/known", .books = {"known", "left alone"}})));
    const QByteArray later = envelope(shelfSearch({.url = "https://www.goodreads.com/known",
                                                   .books = {"known", "new"},
                                                   .timeStart = "2024-06-01T10:00:00",
                                                   .timeEnd = "2024-06-01T10:00:02"}));
    const QByteArray latest = envelope(shelfSearch({.url = "https://www.goodreads.com/new",
                                                    .books = {"new"},
                                                    .timeStart = "2024-07-01T10:00:00",
                                                    .timeEnd = "2024-07-01T10:00:02"}));
    const QByteArray check = envelope(librarySearch({.libraryId = "atlantis", .title = "left alone"}));
    const QByteArray visit = envelope(goodreadsVisit({.title = "new"}));
    const Ingest::IngestSummary summary = ingest(jsonLines({later, latest, latest, check, visit}),
                                                 {.batchSize = batchSize, .isRehearsal = true});
    const QList<Ingest::TableChange> expected{{u"libraries"_qs, 1, 0, 0},
                                              {u"shelves"_qs, 1, 1, 0},
                                              {u"books"_qs, 1, 1, 1},
                                              {u"shelf_searches"_qs, 2, 0, 1},
                                              {u"library_searches"_qs, 1, 0, 0},
                                              {u"goodreads_visits"_qs, 1, 0, 0}};
    QCOMPARE(summary.tables, expected);
}

void UndoTest::aDryRunOfWhatIsStoredFindsIt()
{
    const QByteArray document = jsonLines(plausiblePayloads(60));
    ingest(document);
    const Ingest::IngestSummary summary = ingest(document, {.isRehearsal = true});
    QCOMPARE(summary.stored, 0);
    for (const Ingest::TableChange &table : summary.tables) {
        QCOMPARE(table.added + table.changed, 0);
        QVERIFY(table.unchanged > 0);
    }
    QCOMPARE(summary.tables.size(), 2);
}

void UndoTest::aDryRunNarrowsDownWhatTheDatabaseRefuses()
{
    run(m_database->connection(),
        "ALTER TABLE public.books ADD CONSTRAINT no_poison CHECK (title <> 'poison')");
    QList<QByteArray> payloads = plausiblePayloads(20);
    payloads.insert(7, envelope(librarySearch({.title = "poison"})));
    QTest::ignoreMessage(QtCriticalMsg, QRegularExpression(u"the database refused a notification"_qs));
    const Ingest::IngestSummary summary = ingest(jsonLines(payloads), {.isRehearsal = true});
    run(m_database->connection(), "ALTER TABLE public.books DROP CONSTRAINT no_poison");
    QCOMPARE(summary.rejected, 1);
    QCOMPARE(summary.stored + summary.duplicate, 20);
    QCOMPARE(m_database->state(), QString());
}

void UndoTest::takesBackTheOnlyRun()
{
    const QString before = m_database->state();
    QList<QByteArray> payloads = plausiblePayloads(200);
    payloads +=
        {envelope(goodreadsVisit({})), envelope(librarySearch({.libraryId = "atlantis"})), "nonsense"};
    const Ingest::IngestSummary summary = ingest(jsonLines(payloads), {.batchSize = 50});
    const QList<Sql::UndoneRows> rows = undo(summary.run);
    QCOMPARE(m_database->state(), before);
    QCOMPARE(rows.first(), (Sql::UndoneRows{u"notifications"_qs, summary.stored, 0}));
    QVERIFY(rows.contains(Sql::UndoneRows{u"libraries"_qs, 1, 0}));
    QVERIFY(rows.contains(Sql::UndoneRows{u"rejected_notifications"_qs, 1, 0}));
    QCOMPARE(ask(u"SELECT undone_at IS NOT NULL FROM shelfhelp.ingest_runs"_qs), u"true"_qs);
}

void UndoTest::takesBackOneOfSeveral_data()
{
    QTest::addColumn<int>("undone");
    for (int run = 0; run < 3; ++run) {
        QTest::addRow("run %d of 3", run + 1) << run;
    }
}

/// The state is that of the other runs alone: dates, shelves, books and all.
void UndoTest::takesBackOneOfSeveral()
{
    QFETCH(int, undone);
    QList<QByteArray> payloads = plausiblePayloads(240);
    std::mt19937 random(7);
    std::ranges::shuffle(payloads, random);
    // Without details: those of a book that stays are kept as they are.
    for (QByteArray &payload : payloads) {
        payload.replace("avg_rating", "x").replace("image_link", "y").replace("\\\"link\\\"", "\\\"z\\\"");
    }
    std::array<QByteArray, 3> parts;
    for (qsizetype i = 0; i < payloads.size(); ++i) {
        parts[std::size_t(i % 3)] += payloads[i] + '\n';
    }
    // A redelivery belongs to the run that stored it: give each run its own notifications.
    for (int part = 0; part < 3; ++part) {
        if (part != undone) {
            ingest(parts[std::size_t(part)]);
        }
    }
    const QString expected = m_database->state();
    const bool isDisjoint = ask(u"SELECT sum(duplicate_count) FROM shelfhelp.ingest_runs"_qs) == u"0";
    m_database->clear();
    std::array<Ingest::IngestSummary, 3> runs;
    for (std::size_t part = 0; part < 3; ++part) {
        runs[part] = ingest(parts[part]);
    }
    undo(runs[std::size_t(undone)].run);
    QVERIFY(isDisjoint);
    QCOMPARE(m_database->state(), expected);
}

void UndoTest::whatWasTakenBackMayComeAgain()
{
    const QByteArray document = jsonLines(plausiblePayloads(80));
    const Ingest::IngestSummary first = ingest(document);
    const QString expected = m_database->state();
    undo(first.run);
    const Ingest::IngestSummary second = ingest(document);
    QCOMPARE(second.stored, first.stored);
    QCOMPARE(m_database->state(), expected);
}

/// A book and a shelf of the first run that the second one uses go when both are taken back.
void UndoTest::keepsWhatSomebodyElseMentions()
{
    const Ingest::IngestSummary first = ingest(envelope(shelfSearch({})));
    const Ingest::IngestSummary second =
        ingest(envelope(shelfSearch({.timeStart = "2024-06-01T00:00:00", .timeEnd = "2024-06-01T00:00:01"})));
    undo(first.run);
    QCOMPARE(ask(u"SELECT date_added, date_last_searched FROM public.shelves"_qs),
             u"2024-06-01T00:00:00|2024-06-01T00:00:00"_qs);
    QCOMPARE(ask(u"SELECT date_added, date_last_displayed FROM public.books"_qs),
             u"2024-06-01T00:00:00|2024-06-01T00:00:00"_qs);
    undo(second.run);
    QCOMPARE(m_database->state(), QString());
}

void UndoTest::keepsALibraryThatWasNamed()
{
    const Ingest::IngestSummary summary = ingest(envelope(librarySearch({.libraryId = "atlantis"})));
    run(m_database->connection(),
        "UPDATE public.libraries SET library_name = 'Atlantis Public Library' WHERE library_id = 'atlantis'");
    undo(summary.run);
    QCOMPARE(ask(u"SELECT library_name FROM public.libraries WHERE library_id = 'atlantis'"_qs),
             u"Atlantis Public Library"_qs);
    run(m_database->connection(), "DELETE FROM public.libraries WHERE library_id = 'atlantis'");
}

/// Else the notification would be neither stored nor rejected.
void UndoTest::opensRejectionsAgain()
{
    run(m_database->connection(),
        "ALTER TABLE public.books ADD CONSTRAINT no_poison CHECK (title <> 'poison')");
    QTest::ignoreMessage(QtCriticalMsg, QRegularExpression(u"the database refused a notification"_qs));
    ingest(envelope(librarySearch({.title = "poison"})));
    run(m_database->connection(), "ALTER TABLE public.books DROP CONSTRAINT no_poison");
    const QString before = m_database->state();
    const qint64 id = ask(u"SELECT rejection_id FROM shelfhelp.rejected_notifications"_qs).toLongLong();
    const auto retried = Ingest::retryRejections(m_database->connection(), {id});
    QVERIFY2(retried.ok(), why(retried).constData());
    QCOMPARE(ask(u"SELECT state FROM shelfhelp.rejected_notifications"_qs), u"retried"_qs);
    undo(retried.value().run.run);
    QCOMPARE(ask(u"SELECT state FROM shelfhelp.rejected_notifications"_qs), u"open"_qs);
    QCOMPARE(m_database->state(), before);
}

void UndoTest::tellsWhichRunsThereAre()
{
    const auto none = Sql::undoRun(m_database->connection(), 4711);
    QVERIFY(!none.ok());
    QCOMPARE(none.error().kind, ErrorKind::Usage);
    const Ingest::IngestSummary summary = ingest(envelope(librarySearch({})));
    const auto other = Sql::undoRun(m_database->connection(), 4711);
    QVERIFY2(other.error().toText().contains(u"%1 of "_qs.arg(summary.run)), why(other).constData());
    undo(summary.run);
    QVERIFY(!Sql::undoRun(m_database->connection(), summary.run).ok()); // once is enough
}

/// Neither those that only met duplicates, nor those that were taken back.
void UndoTest::tellsHowManyHaveStoredSince()
{
    const QList<QByteArray> payloads = plausiblePayloads(4);
    const qint64 first = ingest(jsonLines(payloads.first(1))).run;
    const qint64 second = ingest(jsonLines(payloads.mid(1, 1))).run;
    const qint64 onlyDuplicates = ingest(jsonLines(payloads.first(2))).run;
    const qint64 takenBack = ingest(jsonLines(payloads.mid(2))).run;
    undo(takenBack);
    for (const auto &[run, laterRuns] :
         {std::pair(first, 1), {second, 0}, {onlyDuplicates, 0}, {takenBack, 0}}) {
        const auto found = Sql::ingestRun(m_database->connection(), run);
        QVERIFY2(found.ok() && found.value(), why(found).constData());
        QCOMPARE(found.value()->laterRuns, laterRuns);
    }
}

QTEST_GUILESS_MAIN(UndoTest)

#include "undotest.moc"
