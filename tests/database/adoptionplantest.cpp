// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <sql/schema/adoption.h>
#include <sql/schema/adoptionplan.h>
#include <sql/schema/migrationrun.h>
#include <tests/support/existingdatabase.h>

#include <QTest>

#include <memory>

using namespace ShelfHelp;
using namespace ShelfHelp::Tests;

/// What a person is told before an existing database is adopted, and what it must be like. Each change is
/// made in a transaction that is rolled back, roles included.
class AdoptionPlanTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void initTestCase() { m_database = std::make_unique<ExistingDatabase>(); }

    void tellsWhatIsThere();
    void tellsWhatWillBeMade();
    void changesNothing();
    void namesWhatIsInTheWay_data();
    void namesWhatIsInTheWay();
    void namesWhatDoesNoHarm_data();
    void namesWhatDoesNoHarm();
    void refusesAFreshDatabase();

private:
    /// The plan after a change, which is undone.
    Sql::AdoptionPlan planAfter(const QByteArray &change);

    std::unique_ptr<ExistingDatabase> m_database;
};

Sql::AdoptionPlan AdoptionPlanTest::planAfter(const QByteArray &change)
{
    Sql::Connection &connection = m_database->connection();
    run(connection, "BEGIN");
    run(connection, change);
    const auto plan = Sql::planAdoption(connection);
    run(connection, "ROLLBACK");
    [&] { QVERIFY2(plan.ok(), why(plan).constData()); }();
    return plan.ok() ? plan.value() : Sql::AdoptionPlan();
}

void AdoptionPlanTest::tellsWhatIsThere()
{
    const Sql::AdoptionPlan plan = planAfter("SELECT 1");
    QCOMPARE(plan.check.state, Sql::AdoptionState::Possible);
    QCOMPARE(plan.check.obstacles, QStringList());
    QVERIFY(plan.serverVersion >= 150'000);
    QVERIFY(plan.check.bytes > 1'000'000);
    const QList<Sql::TableRows> rows{{u"libraries"_qs, 301},
                                     {u"books"_qs, 1501},
                                     {u"shelves"_qs, 400},
                                     {u"shelf_searches"_qs, 2457},
                                     {u"library_searches"_qs, 2952}};
    QCOMPARE(plan.stored.tables, rows);
    QCOMPARE(plan.stored.repeatedShelfSearches, 52);
    QCOMPARE(plan.stored.repeatedLibrarySearches, 51);
    QCOMPARE(plan.stored.movedShelves, 22);
    QCOMPARE(plan.stored.movedBooks, 81);
    const QList<Sql::OtherHistory> histories{{u"public"_qs, 7, u"20250302110158"_qs}};
    QCOMPARE(plan.otherHistories, histories);
}

void AdoptionPlanTest::tellsWhatWillBeMade()
{
    const Sql::AdoptionPlan plan = planAfter("SELECT 1");
    QCOMPARE(plan.baseline, u"20261123200200_create_dashboard_views"_qs);
    QCOMPARE(plan.migrations.first(), u"20261123200300_create_ledger"_qs);
    const QStringList indexes{u"idx_shelf_searches_time_start"_qs, u"idx_library_searches_time_start"_qs};
    QCOMPARE(plan.indexes, indexes);
}

void AdoptionPlanTest::changesNothing()
{
    const auto plan = Sql::planAdoption(m_database->connection());
    QVERIFY2(plan.ok(), why(plan).constData());
    QCOMPARE(m_database->ask(u"SELECT count(*) FROM pg_namespace WHERE nspname = 'shelfhelp'"_qs), u"0"_qs);
}

void AdoptionPlanTest::namesWhatIsInTheWay_data()
{
    QTest::addColumn<QByteArray>("change");
    QTest::addColumn<QString>("words");
    const auto row = [](const char *name, const char *change, const QString &words) {
        QTest::newRow(name) << QByteArray(change) << words;
    };
    row("half of the tables", "DROP TABLE public.shelf_searches, public.library_searches CASCADE",
        u"lacks tables of the existing pipeline: library_searches, shelf_searches."_qs);
    row("no tables",
        "DROP TABLE public.shelf_searches, public.library_searches, public.shelves, public.books, "
        "public.libraries CASCADE",
        u"none of the five tables. Run: shelfhelp migrate apply"_qs);
    row("an additional column that must be filled",
        "ALTER TABLE public.libraries ADD COLUMN city text;"
        "UPDATE public.libraries SET city = '';"
        "ALTER TABLE public.libraries ALTER city SET NOT NULL",
        u"column public.libraries.city"_qs);
    row("a column less", "ALTER TABLE public.books DROP COLUMN isbn", u"column public.books.isbn"_qs);
    row("another name", "ALTER TABLE public.books RENAME COLUMN gr_id TO goodreads_id",
        u"column public.books.gr_id"_qs);
    row("another type", "ALTER TABLE public.books ALTER gr_id TYPE text",
        u"column public.books.gr_id: is text, should be bigint"_qs);
    row("other nullability", "ALTER TABLE public.books ALTER gr_id SET NOT NULL",
        u"column public.books.gr_id"_qs);
    row("no identity", "ALTER TABLE public.books ALTER book_id DROP IDENTITY",
        u"column public.books.book_id"_qs);
    row("no unique key", "ALTER TABLE public.books DROP CONSTRAINT books_unique_hash_key",
        u"books_unique_hash_key"_qs);
    row("no foreign key", "ALTER TABLE public.shelf_searches DROP CONSTRAINT shelf_searches_shelf_id_fkey",
        u"shelf_searches_shelf_id_fkey"_qs);
    row("a view of that name",
        "DROP TABLE public.libraries CASCADE;"
        "CREATE VIEW public.libraries AS SELECT 'a'::varchar AS library_id, 'A'::varchar AS library_name",
        u"public.libraries"_qs);
    row("another owner",
        "CREATE ROLE adoption_stranger BYPASSRLS;"
        "GRANT CREATE ON SCHEMA public TO adoption_stranger;"
        "SET LOCAL ROLE adoption_stranger",
        u"The role adoption_stranger does not own these tables of schema public, nor is it a member of their "
        u"owner: "
        "books (owner "_qs);
    row("no right in public",
        "CREATE ROLE adoption_stranger BYPASSRLS; REVOKE CREATE ON SCHEMA public FROM PUBLIC;"
        "SET LOCAL ROLE adoption_stranger",
        u"GRANT CREATE ON SCHEMA public TO adoption_stranger"_qs);
    row("no right to make a schema",
        "CREATE ROLE adoption_stranger BYPASSRLS; SET LOCAL ROLE adoption_stranger",
        u"may not create a schema in this database"_qs);
    row("read-only", "SET TRANSACTION READ ONLY", u"The database is read-only. On Supabase"_qs);
    row("a schema of that name", "CREATE SCHEMA shelfhelp; CREATE TABLE shelfhelp.books ()",
        u"There is a schema shelfhelp with 1 objects that this program did not make"_qs);
    const QString history =
        u"CREATE SCHEMA shelfhelp; CREATE TABLE shelfhelp.atlas_schema_revisions (LIKE "
        "public.atlas_schema_revisions); INSERT INTO shelfhelp.atlas_schema_revisions VALUES "
        "('%1', 'x', 2, %2, 3, now(), 0, '', '', '', NULL, '')"_qs;
    row("a broken history", history.arg(u"20261123200300"_qs, u"1"_qs).toLatin1().constData(),
        u"was left incomplete"_qs);
    row("a newer program's history", history.arg(u"99991231"_qs, u"3"_qs).toLatin1().constData(),
        u"newer than this program"_qs);
}

void AdoptionPlanTest::namesWhatIsInTheWay()
{
    QFETCH(QByteArray, change);
    QFETCH(QString, words);
    const Sql::AdoptionPlan plan = planAfter(change);
    QCOMPARE(plan.check.state, Sql::AdoptionState::Blocked);
    const QString obstacles = plan.check.obstacles.join(u' ');
    QVERIFY2(obstacles.contains(words), qPrintable(obstacles));
}

void AdoptionPlanTest::namesWhatDoesNoHarm_data()
{
    QTest::addColumn<QByteArray>("change");
    QTest::addColumn<QString>("words");
    const auto row = [](const char *name, const char *change, const QString &words) {
        QTest::newRow(name) << QByteArray(change) << words;
    };
    row("the older views", "SELECT 1", u"public.cumulative_shelf_counts_daily"_qs);
    row("an additional column", "ALTER TABLE public.libraries ADD COLUMN city text",
        u"column public.libraries.city"_qs);
    row("a column with a default", "ALTER TABLE public.libraries ADD COLUMN city text NOT NULL DEFAULT ''",
        u"column public.libraries.city"_qs);
    row("an additional index", "CREATE INDEX ON public.books (title)", u"books_title_idx"_qs);
    row("an index less", "DROP INDEX public.idx_library_searches_available",
        u"idx_library_searches_available"_qs);
    row("a view less", "DROP VIEW public.library_avail_rate", u"view public.library_avail_rate"_qs);
    row("a policy", "CREATE POLICY mine ON public.books USING (true)", u"policy public.books.mine"_qs);
}

void AdoptionPlanTest::namesWhatDoesNoHarm()
{
    QFETCH(QByteArray, change);
    QFETCH(QString, words);
    const Sql::AdoptionPlan plan = planAfter(change);
    QCOMPARE(plan.check.state, Sql::AdoptionState::Possible);
    const QString notes = plan.check.notes.join(u' ');
    QVERIFY2(notes.contains(words), qPrintable(notes));
}

void AdoptionPlanTest::refusesAFreshDatabase()
{
    MigratedDatabase fresh;
    const auto plan = Sql::planAdoption(fresh.connection());
    QVERIFY2(plan.ok(), why(plan).constData());
    QCOMPARE(plan.value().check.state, Sql::AdoptionState::Blocked);
    QVERIFY(plan.value().check.obstacles.first().contains(u"this program's migrations made this database"));
    const auto adopted = Sql::adopt(fresh.connection());
    QVERIFY(!adopted.ok());
    QCOMPARE(adopted.error().remedy, plan.value().check.obstacles.first());
}

QTEST_GUILESS_MAIN(AdoptionPlanTest)

#include "adoptionplantest.moc"
