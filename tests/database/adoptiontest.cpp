// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "payloads.h"

#include <ingest/apply/ingestor.h>
#include <sql/analytics/overviewfigures.h>
#include <sql/catalog.h>
#include <sql/schema/adoption.h>
#include <sql/schema/adoptionplan.h>
#include <sql/schema/adoptionundo.h>
#include <sql/schema/migrationhistory.h>
#include <sql/schema/verification.h>
#include <tests/support/existingdatabase.h>

#include <QFile>
#include <QTest>

#include <memory>

using namespace ShelfHelp;
using namespace ShelfHelp::Tests;

namespace {

/// Numbers are used up by every duplicate, as by any upsert.
QByteArray withoutSequences(const QByteArray &dump)
{
    QByteArray kept;
    for (const QByteArray &line : dump.split('\n')) {
        if (!line.contains("pg_catalog.setval")) {
            kept += line + '\n';
        }
    }
    return kept;
}

/// How sql/schema.sql makes a view of ours.
QByteArray viewOf(const QByteArray &table)
{
    QFile file(QStringLiteral(SHELFHELP_SOURCE_DIR "/sql/schema.sql"));
    if (!file.open(QIODevice::ReadOnly)) {
        qFatal("sql/schema.sql cannot be read");
    }
    const QByteArray schema = file.readAll();
    const QByteArray head = "CREATE VIEW \"shelfhelp\".\"" + table + '"';
    const qsizetype start = schema.indexOf(head);
    return schema.mid(start, schema.indexOf(';', start) + 1 - start);
}

} // namespace

/// An existing database is taken over as it stands, remembered as it was, worked with by the existing Lambda
/// and by us, and given back.
class AdoptionTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();

    void init() { m_database = std::make_unique<ExistingDatabase>(*m_original); }

    void changesNothingInPublic();
    void writesTheHistoryThatAtlasWould();
    void goesOnWithWhatAtlasLeft_data();
    void goesOnWithWhatAtlasLeft();
    void isDoneOnce();
    void completesWhatWasInterrupted();
    void remembersExactlyWhatWasFound();
    void remembersAsMuchAsThePlanCounts();
    void buildsIndexesOnRequest();
    void buildsAnIndexAgainThatWasLeftInvalid();
    void makesTriggersOnRequest();
    void givesUpOnTriggersWhenWritersGoOn();
    void recognisesOldRowsThatComeAgain();
    void countsWhatTheExistingLambdaWrites();
    void letsTheProjectMigrate();
    void givesAnAdoptedRowItsDatesBack_data();
    void givesAnAdoptedRowItsDatesBack();
    void isTakenBack();
    void leavesTheIndexesOfOthers();
    void isNotTakenBackWhileSomethingDependsOnIt();
    void isNotTakenBackWhileAProgramIsAtWork();
    void isNotTakenBackWhereItNeverWas();

private:
    Sql::Connection &connection() { return m_database->connection(); }

    QString ask(const QString &sql) { return m_database->ask(sql); }

    void execute(const QByteArray &script) { run(connection(), script); }

    Sql::Adoption adopt(bool indexes = false);
    Ingest::IngestSummary ingest(const QByteArray &document);
    void undoRun(qint64 number);
    /// Every obstacle of an undo; empty when it may go on.
    QString undoObstacles();

    std::unique_ptr<ExistingDatabase> m_original;
    std::unique_ptr<ExistingDatabase> m_database; ///< a copy, for one test
};

void AdoptionTest::initTestCase()
{
    m_original = std::make_unique<ExistingDatabase>();
}

Sql::Adoption AdoptionTest::adopt(bool indexes)
{
    const auto adopted = Sql::adopt(connection(), {.indexes = indexes});
    [&] { QVERIFY2(adopted.ok(), why(adopted).constData()); }();
    return adopted.ok() ? adopted.value() : Sql::Adoption();
}

Ingest::IngestSummary AdoptionTest::ingest(const QByteArray &document)
{
    const auto summary = Ingest::ingestDocument(connection(), document, u"test"_qs);
    [&] { QVERIFY2(summary.ok(), why(summary).constData()); }();
    return summary.ok() ? summary.value() : Ingest::IngestSummary();
}

void AdoptionTest::undoRun(qint64 number)
{
    const auto undone = Sql::undoRun(connection(), number);
    QVERIFY2(undone.ok(), why(undone).constData());
}

QString AdoptionTest::undoObstacles()
{
    const auto plan = Sql::planAdoptionUndo(connection());
    const auto undone = Sql::undoAdoption(connection());
    [&] {
        QVERIFY2(plan.ok(), why(plan).constData());
        QCOMPARE(plan.value().isPossible(), undone.ok());
        QVERIFY(undone.ok() || undone.error().remedy == plan.value().obstacles.join(u' '));
    }();
    return plan.ok() ? plan.value().obstacles.join(u' ') : QString();
}

void AdoptionTest::changesNothingInPublic()
{
    const QByteArray before = dumpOfPublic(m_database->settings());
    QVERIFY2(before.contains("CREATE VIEW public.cumulative_shelf_counts_daily"), before.constData());
    const QString figures = rowsOfTheViews(connection());
    const Sql::Adoption adoption = adopt();
    QVERIFY(adoption.migrations.contains(u"20261125010000_adoption"_qs));
    QVERIFY(dumpOfPublic(m_database->settings()) == before);
    QCOMPARE(rowsOfTheViews(connection()), figures);
    const auto status = Sql::migrationStatus(connection());
    QVERIFY2(status.ok(), why(status).constData());
    QCOMPARE(status.value().state, Sql::MigrationState::UpToDate);
    QVERIFY(status.value().isAdopted);
}

void AdoptionTest::writesTheHistoryThatAtlasWould()
{
    adopt();
    QCOMPARE(
        ask(u"SELECT version, description, type, applied, total, error, error_stmt, hash, partial_hashes "
            "FROM shelfhelp.atlas_schema_revisions WHERE version <= '20261123200200'"_qs),
        u"20261123200200|create_dashboard_views|1|0|0||||-"_qs);
    QCOMPARE(ask(u"SELECT bool_and(type = 2 AND applied = total AND total > 0 AND hash <> '') "
                 "FROM shelfhelp.atlas_schema_revisions WHERE version > '20261123200200'"_qs),
             u"true"_qs);
}

void AdoptionTest::goesOnWithWhatAtlasLeft_data()
{
    QTest::addColumn<bool>("hasTable");
    QTest::addColumn<QByteArray>("rows");
    QTest::newRow("an empty schema") << false << QByteArray("CREATE SCHEMA shelfhelp");
    QTest::newRow("an empty history, after a refusal") << true << QByteArray("SELECT 1");
    QTest::newRow("its own baseline") << true
                                      << QByteArray("INSERT INTO shelfhelp.atlas_schema_revisions VALUES "
                                                    "('20261123200200', 'create_dashboard_views', 1, 0, 0, "
                                                    "now(), 0, '', '', '', 'null', 'Atlas CLI v0.31.0')");
}

void AdoptionTest::goesOnWithWhatAtlasLeft()
{
    QFETCH(bool, hasTable);
    QFETCH(QByteArray, rows);
    if (hasTable) {
        QVERIFY(Sql::createMigrationHistory(connection()).ok());
    }
    execute(rows);
    QVERIFY(!adopt().migrations.isEmpty());
    QCOMPARE(ask(u"SELECT count(*) FROM shelfhelp.atlas_schema_revisions WHERE type = 1"_qs), u"1"_qs);
    QCOMPARE(ask(u"SELECT baseline, derived_at IS NOT NULL FROM shelfhelp.adoption"_qs),
             u"20261123200200|true"_qs);
}

void AdoptionTest::isDoneOnce()
{
    adopt();
    const QString record = ask(u"SELECT * FROM shelfhelp.adoption"_qs);
    QVERIFY(adopt().isEmpty());
    QCOMPARE(ask(u"SELECT * FROM shelfhelp.adoption"_qs), record);
    const auto plan = Sql::planAdoption(connection());
    QVERIFY2(plan.ok(), why(plan).constData());
    QCOMPARE(plan.value().check.state, Sql::AdoptionState::Adopted);
    QCOMPARE(plan.value().check.obstacles, QStringList());
}

/// Between the two transactions. What came in meanwhile is not taken for old.
void AdoptionTest::completesWhatWasInterrupted()
{
    execute(
        "INSERT INTO public.shelves (shelf_url, date_added) VALUES ('https://www.goodreads.com/a', NULL)");
    adopt();
    execute("UPDATE shelfhelp.adoption SET derived_at = NULL, last_shelf_search_id = NULL;"
            "TRUNCATE shelfhelp.adopted_dates, shelfhelp.repeated_searches");
    const QByteArray message = shelfSearch({.url = "https://www.goodreads.com/a"});
    QCOMPARE(ingest(jsonLines({envelope(message), envelope(message)})).stored, 2);
    const auto plan = Sql::planAdoption(connection());
    QCOMPARE(plan.value().check.state, Sql::AdoptionState::Unfinished);
    const Sql::Adoption adoption = adopt();
    QCOMPARE(adoption.migrations, QStringList());
    QCOMPARE(adoption.adoptedDates, 103);
    QCOMPARE(adoption.repeatedSearches, 103);
}

void AdoptionTest::remembersExactlyWhatWasFound()
{
    execute(R"(
        TRUNCATE public.shelf_searches, public.library_searches, public.shelves, public.books;
        INSERT INTO public.shelves OVERRIDING SYSTEM VALUE VALUES
          (1, 'as told', '2025-01-01', '2025-01-03'), (2, 'moved back', '2025-01-01', '2025-01-01'),
          (3, 'never dated', NULL, NULL), (4, 'no searches', NULL, NULL), (5, 'searches gone', '2024-01-01', '2024-01-02');
        INSERT INTO public.books OVERRIDING SYSTEM VALUE VALUES
          (1, 'a', 1, 'as told', '', '', '2025-01-01', '2025-01-03'), (2, 'b', 2, 'checked first', '', '', NULL, '2025-01-03'),
          (3, 'c', 3, 'never shown', '', '', NULL, NULL), (4, 'd', 4, 'moved back', '', '', '2025-01-01', '2025-01-01');
        INSERT INTO public.shelf_searches OVERRIDING SYSTEM VALUE VALUES
          (10, 1, 2, '2025-01-01', '2025-01-01 00:00:01', 9, '{1,4}', 'Shuffle'),
          (11, 1, 3, '2025-01-03', '2025-01-03 00:00:01', 9, '{1,2,4}', 'Shuffle'),
          (12, 1, 3, '2025-01-03', '2025-01-03 00:00:01', 9, '{1,2,4}', 'Search'),
          (13, 1, 3, '2025-01-03', '2025-01-03 00:00:01', 9, '{2,1,4}', 'Shuffle'),
          (14, 2, 0, '2025-01-01', NULL, 9, '{}', 'Shuffle'), (15, 2, 0, '2025-01-02', NULL, 9, NULL, 'Shuffle'),
          (16, 3, 0, '2025-01-02', NULL, 9, NULL, 'Shuffle'), (17, 2, 0, '2025-01-02', NULL, 9, NULL, 'Shuffle'),
          (18, NULL, 0, NULL, NULL, NULL, NULL, NULL), (19, NULL, 0, NULL, NULL, NULL, NULL, NULL),
          (20, 1, 3, '2025-01-03', '2025-01-03 00:00:01', 9, '{1,2,4}', 'Shuffle');
        INSERT INTO public.library_searches OVERRIDING SYSTEM VALUE VALUES
          (30, 'library-7', NULL, '2025-01-01', NULL, 1, true, 'Available'), (31, 'library-7', NULL, '2025-01-01', NULL, 1, NULL, NULL),
          (32, 'library-7', false, '2025-01-01', NULL, 1, true, 'Available'), (33, 'library-8', NULL, '2025-01-01', NULL, 1, true, 'Available');
    )");
    adopt();
    QCOMPARE(ask(u"SELECT kind, row_id, first, last FROM shelfhelp.adopted_dates ORDER BY 1, 2"_qs),
             u"b|2|-|2025-01-03T00:00:00\n"
             "b|4|2025-01-01T00:00:00|2025-01-01T00:00:00\n"
             "s|2|2025-01-01T00:00:00|2025-01-01T00:00:00\n"
             "s|3|-|-\n"
             "s|5|2024-01-01T00:00:00|2024-01-02T00:00:00"_qs);
    QCOMPARE(
        ask(u"SELECT kind, search_id, first_search_id FROM shelfhelp.repeated_searches ORDER BY 1, 2"_qs),
        u"l|31|30\ns|12|11\ns|17|15\ns|19|18\ns|20|11"_qs);
    QCOMPARE(ask(u"SELECT last_shelf_search_id FROM shelfhelp.adoption"_qs), u"20"_qs);
}

void AdoptionTest::remembersAsMuchAsThePlanCounts()
{
    const auto plan = Sql::planAdoption(connection());
    QVERIFY2(plan.ok(), why(plan).constData());
    const Sql::Adoption adoption = adopt();
    const Sql::StoredFacts &stored = plan.value().stored;
    QCOMPARE(adoption.repeatedSearches, stored.repeatedShelfSearches + stored.repeatedLibrarySearches);
    QCOMPARE(adoption.adoptedDates, stored.movedShelves + stored.movedBooks);
    QCOMPARE(adoption.migrations, plan.value().migrations);
}

void AdoptionTest::buildsIndexesOnRequest()
{
    const QString indexes =
        u"SELECT indexname FROM pg_indexes WHERE schemaname = 'public' AND indexname LIKE "
        "'%\\_time\\_start' ORDER BY 1"_qs;
    adopt();
    QCOMPARE(ask(indexes), QString());
    const QStringList both{u"idx_shelf_searches_time_start"_qs, u"idx_library_searches_time_start"_qs};
    QCOMPARE(adopt(true).indexes, both);
    QCOMPARE(ask(indexes), u"idx_library_searches_time_start\nidx_shelf_searches_time_start"_qs);
    QCOMPARE(ask(u"SELECT unnest(added_indexes) FROM shelfhelp.adoption"_qs), both.join(u'\n'));
    QVERIFY(adopt(true).isEmpty());
    QCOMPARE(ask(u"SELECT current_setting('lock_timeout')"_qs), u"10s"_qs); // as the session had it
}

void AdoptionTest::buildsAnIndexAgainThatWasLeftInvalid()
{
    adopt(true);
    execute("UPDATE pg_index SET indisvalid = false WHERE indexrelid = "
            "'public.idx_shelf_searches_time_start'::regclass");
    QCOMPARE(adopt(true).indexes, QStringList(u"idx_shelf_searches_time_start"_qs));
    QCOMPARE(ask(u"SELECT indisvalid, pg_get_indexdef(indexrelid) FROM pg_index WHERE indexrelid = "
                 "'public.idx_shelf_searches_time_start'::regclass"_qs),
             u"true|CREATE INDEX idx_shelf_searches_time_start ON public.shelf_searches USING btree "
             "(time_start, shelf_search_id)"_qs);
}

/// Stored by us, forgotten with an undo, and found again: as if the existing pipeline had stored it.
/// What is stored counts as touched; an undo leaves no trace of them.
void AdoptionTest::makesTriggersOnRequest()
{
    const QByteArray before = dumpOfPublic(m_database->settings());
    const QString marks = u"SELECT shelfhelp.has_marks(), string_agg(concat(source, day), ' ' ORDER BY "
                          "source) FROM shelfhelp.touched_day"_qs;
    adopt();
    writeLikeTheExistingLambda(connection());
    QCOMPARE(ask(marks), u"false|-"_qs);
    for (const bool isFirst : {true, false}) {
        const auto adopted = Sql::adopt(connection(), {.triggers = true});
        QVERIFY2(adopted.ok(), why(adopted).constData());
        QCOMPARE(adopted.value().triggers, isFirst);
        QCOMPARE(ask(marks), u"true|l s"_qs);
    }
    const auto plan = Sql::planAdoption(connection());
    QVERIFY2(plan.ok(), why(plan).constData());
    QVERIFY(plan.value().check.state == Sql::AdoptionState::Adopted);
    const auto undone = Sql::undoAdoption(connection());
    QVERIFY2(undone.ok(), why(undone).constData());
    QVERIFY(undone.value().triggers);
    QCOMPARE(ask(u"SELECT count(*) FROM pg_trigger WHERE NOT tgisinternal"_qs), u"0"_qs);
    QCOMPARE(dumpOfPublic(m_database->settings()).contains("shelfhelp"), before.contains("shelfhelp"));
}

void AdoptionTest::givesUpOnTriggersWhenWritersGoOn()
{
    adopt();
    const auto writer = openOwner(m_database->settings());
    run(*writer, "BEGIN; INSERT INTO public.library_searches (library_id) SELECT min(library_id) FROM "
                 "public.libraries");
    const auto refused =
        Sql::adopt(connection(), {.lockTimeout = std::chrono::milliseconds(700), .triggers = true});
    QVERIFY(!refused.ok());
    QVERIFY2(refused.error().message.startsWith(u"The triggers could not be made"), why(refused).constData());
    QCOMPARE(ask(u"SELECT count(*) FROM pg_trigger WHERE NOT tgisinternal"_qs), u"0"_qs);
    run(*writer, "COMMIT");
    const auto adopted = Sql::adopt(connection(), {.triggers = true});
    QVERIFY2(adopted.ok() && adopted.value().triggers, why(adopted).constData());
}

void AdoptionTest::recognisesOldRowsThatComeAgain()
{
    adopt();
    const QByteArray document = jsonLines(plausiblePayloads(120));
    QVERIFY(ingest(document).stored > 0);
    QCOMPARE(undoObstacles(), QString());
    const QByteArray before = dumpOfPublic(m_database->settings());
    adopt();
    const Ingest::IngestSummary again = ingest(document);
    QCOMPARE(again.stored, 0);
    QCOMPARE(again.duplicate, again.read);
    QVERIFY(withoutSequences(dumpOfPublic(m_database->settings())) == withoutSequences(before));
}

void AdoptionTest::countsWhatTheExistingLambdaWrites()
{
    adopt();
    const QDateTime from(QDate(2024, 1, 1), QTime(), Qt::UTC);
    const Sql::TimeContext context{.range = {from, from.addYears(4)}, .now = from.addYears(4)};
    const auto countBefore = Sql::tableCounts(connection());
    const auto totalsNow = [&] { return Sql::overviewFigures(connection(), context).totals; };
    const auto totalsBefore = totalsNow();
    const auto lastCheck = [this] {
        const auto libraries = Sql::libraries(
            connection(), {.search = u"library-7"_qs, .onlyWithChecks = true}, QTimeZone::utc());
        return libraries.ok() ? libraries.value().rows.first().lastCheck : std::nullopt;
    };
    const auto lastCheckBefore = lastCheck();
    writeLikeTheExistingLambda(connection());
    const auto counts = Sql::tableCounts(connection());
    QVERIFY2(counts.ok() && countBefore.ok(), why(counts).constData());
    QCOMPARE(counts.value().shelfSearches - countBefore.value().shelfSearches, 10);
    QCOMPARE(counts.value().librarySearches - countBefore.value().librarySearches, 10);
    QCOMPARE(counts.value().shelves - countBefore.value().shelves, 7);
    QCOMPARE(counts.value().books - countBefore.value().books, 19 + 9);
    const auto totals = totalsNow();
    QVERIFY2(totals.ok() && totalsBefore.ok(), why(totals).constData());
    QCOMPARE(totals.value().shelfSearches - totalsBefore.value().shelfSearches, 10);
    QCOMPARE(totals.value().libraryChecks - totalsBefore.value().libraryChecks, 10);
    QCOMPARE(totals.value().fresh.urls - totalsBefore.value().fresh.urls, 7);
    const auto books = Sql::books(connection(), {.search = u"later 19"_qs}, QTimeZone::utc());
    QVERIFY2(books.ok(), why(books).constData());
    QCOMPARE(books.value().total, 1);
    QCOMPARE(books.value().rows.first().timesShown, 3); // in searches 9, and 9 again; and once in 8
    QVERIFY(lastCheckBefore && lastCheck() > lastCheckBefore);
}

/// docs/adoption.md, "Beside Atlas": additions need nothing, a column that we read needs our view out of the
/// way.
void AdoptionTest::letsTheProjectMigrate()
{
    adopt();
    execute("ALTER TABLE public.books ADD COLUMN pages integer; CREATE TABLE public.reviews (stars integer)");
    const Outcome held = connection().executeScript("ALTER TABLE public.books ALTER COLUMN title TYPE text");
    QVERIFY(!held.ok());
    execute("DROP VIEW shelfhelp.books; ALTER TABLE public.books ALTER COLUMN title TYPE text");
    execute(viewOf("books") + "SELECT shelfhelp.secure()");
    const auto verified = Sql::verifySchema(connection());
    QVERIFY2(verified.ok(), why(verified).constData());
    QStringList told;
    for (const Sql::ShapeDifference &difference : verified.value().differences) {
        told.append(difference.toText());
    }
    QCOMPARE(told, QStringList({u"column public.books.title: is text, should be character varying"_qs,
                                u"column shelfhelp.books.title: is text, should be character varying"_qs}));
    QCOMPARE(ingest(envelope(shelfSearch({}))).stored, 1);
}

void AdoptionTest::givesAnAdoptedRowItsDatesBack_data()
{
    QTest::addColumn<QByteArray>("between");
    QTest::addColumn<QString>("expected");
    const QString asFound = u"2025-01-01T00:00:00|2025-01-01T00:00:00|-|2025-01-01T00:00:00"_qs;
    QTest::newRow("nothing newer") << QByteArray("SELECT 1") << asFound;
    QTest::newRow("a search of the existing Lambda since the adoption")
        << QByteArray("INSERT INTO public.shelf_searches (shelf_id, time_start, books_returned) VALUES (1, "
                      "'2025-04-01', '{1}');"
                      "UPDATE public.shelves SET date_last_searched = '2025-04-01';"
                      "UPDATE public.books SET date_last_displayed = '2025-04-01'")
        << u"2025-01-01T00:00:00|2025-04-01T00:00:00|2025-04-01T00:00:00|2025-04-01T00:00:00"_qs;
}

/// The last date was moved back before the adoption, the first one of the book was never set.
void AdoptionTest::givesAnAdoptedRowItsDatesBack()
{
    QFETCH(QByteArray, between);
    execute(R"(
        TRUNCATE public.shelf_searches, public.library_searches, public.shelves, public.books RESTART IDENTITY;
        INSERT INTO public.shelves (shelf_url, date_added, date_last_searched) VALUES ('https://www.goodreads.com/a', '2025-01-01', '2025-01-01');
        INSERT INTO public.books (unique_hash, title, author, date_last_displayed)
        VALUES ('to be replaced', 'A', 'Ada', '2025-01-01');
        INSERT INTO public.shelf_searches (shelf_id, time_start, books_returned) VALUES (1, '2025-01-01', '{1}'), (1, '2025-03-01', '{1}');
    )");
    adopt();
    const QString dates =
        u"SELECT s.date_added, s.date_last_searched, b.date_added, b.date_last_displayed FROM "
        "public.shelves AS s, public.books AS b WHERE b.book_id = 1"_qs;
    const QByteArray message = shelfSearch({.url = "https://www.goodreads.com/a",
                                            .books = {"A"},
                                            .timeStart = "2025-06-01T00:00:00",
                                            .timeEnd = "2025-06-01T00:00:01"});
    // The hash of the book as our message has it.
    const qint64 probe = ingest(envelope(message)).run;
    const QString hash = ask(u"SELECT unique_hash FROM public.books WHERE book_id > 1"_qs);
    undoRun(probe);
    execute("UPDATE public.books SET unique_hash = '" + hash.toLatin1() + "'");
    execute(between);
    const qint64 number = ingest(envelope(message)).run;
    QCOMPARE(ask(dates).section(u'|', 1, 1), u"2025-06-01T00:00:00"_qs);
    QCOMPARE(ask(dates).section(u'|', 3, 3), u"2025-06-01T00:00:00"_qs);
    undoRun(number);
    QTEST(ask(dates), "expected");
}

void AdoptionTest::isTakenBack()
{
    const QByteArray before = dumpOfPublic(m_database->settings());
    adopt(true);
    QVERIFY(dumpOfPublic(m_database->settings()) != before); // the indexes
    const auto undone = Sql::undoAdoption(connection());
    QVERIFY2(undone.ok(), why(undone).constData());
    QCOMPARE(undone.value().indexes.size(), 2);
    QVERIFY(dumpOfPublic(m_database->settings()) == before);
    QCOMPARE(ask(u"SELECT count(*) FROM pg_namespace WHERE nspname = 'shelfhelp'"_qs), u"0"_qs);
    adopt();
    QCOMPARE(ingest(envelope(shelfSearch({}))).stored, 1);
    QCOMPARE(ingest(envelope(goodreadsVisit({}))).stored, 1);
    execute("INSERT INTO shelfhelp.chart_notes (noted_from, text) VALUES (now(), 'sale')");
    const auto plan = Sql::planAdoptionUndo(connection());
    QVERIFY2(plan.ok(), why(plan).constData());
    QCOMPARE(plan.value().notifications, 2);
    for (const auto &[table, rows] : {std::pair(u"goodreads_visits"_qs, 1), std::pair(u"book_details"_qs, 0),
                                      std::pair(u"chart_notes"_qs, 1), std::pair(u"alert_rules"_qs, 0)}) {
        QVERIFY2(plan.value().others.contains(Sql::ForgottenRows{table, rows}), qPrintable(table));
    }
    QCOMPARE(ask(u"SELECT count(*) FROM shelfhelp.notifications"_qs), u"2"_qs); // a plan takes nothing
    QCOMPARE(undoObstacles(), QString());
    QCOMPARE(ask(u"SELECT count(*) FROM public.shelf_searches"_qs), u"2458"_qs);
}

void AdoptionTest::leavesTheIndexesOfOthers()
{
    execute("CREATE INDEX idx_shelf_searches_time_start ON public.shelf_searches (time_start)");
    const QByteArray before = dumpOfPublic(m_database->settings());
    QCOMPARE(adopt(true).indexes, QStringList(u"idx_library_searches_time_start"_qs));
    QCOMPARE(undoObstacles(), QString());
    QVERIFY(dumpOfPublic(m_database->settings()) == before);
}

void AdoptionTest::isNotTakenBackWhileSomethingDependsOnIt()
{
    adopt();
    execute(
        "CREATE VIEW public.my_view AS SELECT * FROM shelfhelp.notifications;"
        "CREATE TABLE public.my_table (topic_id integer REFERENCES shelfhelp.topics, topic shelfhelp.topics);"
        "CREATE FUNCTION public.my_count() RETURNS bigint LANGUAGE sql "
        "RETURN (SELECT count(*) FROM shelfhelp.topics)");
    const QString obstacles = undoObstacles();
    for (const QString &words :
         {u"view public.my_view"_qs, u"constraint my_table_topic_id_fkey on table public.my_table"_qs,
          u"column topic of table public.my_table"_qs, u"function public.my_count()"_qs}) {
        QVERIFY2(obstacles.contains(words), qPrintable(obstacles));
    }
    QVERIFY2(!obstacles.contains(u"shelf_searches"), qPrintable(obstacles));
    QCOMPARE(ask(u"SELECT count(*) FROM shelfhelp.adoption"_qs), u"1"_qs);
    execute("DROP VIEW public.my_view; DROP TABLE public.my_table; DROP FUNCTION public.my_count()");
    QCOMPARE(undoObstacles(), QString());
}

void AdoptionTest::isNotTakenBackWhileAProgramIsAtWork()
{
    adopt();
    const auto other = openOwner(m_database->settings());
    const QString pid = Tests::ask(*other, u"SELECT pg_backend_pid()"_qs);
    const QString obstacles = undoObstacles();
    QVERIFY2(obstacles.contains(u"process "_qs + pid), qPrintable(obstacles));
}

void AdoptionTest::isNotTakenBackWhereItNeverWas()
{
    QVERIFY(undoObstacles().contains(u"was not adopted"));
    MigratedDatabase fresh;
    const auto plan = Sql::planAdoptionUndo(fresh.connection());
    QVERIFY2(plan.ok(), why(plan).constData());
    QVERIFY(plan.value().obstacles.first().contains(u"Drop the database"));
    QVERIFY(!Sql::undoAdoption(fresh.connection()).ok());
}

QTEST_GUILESS_MAIN(AdoptionTest)

#include "adoptiontest.moc"
