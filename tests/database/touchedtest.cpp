// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <sql/schema/migrator.h>
#include <tests/support/databasetesting.h>
#include <tests/support/plainsession.h>
#include <tests/support/privateserver.h>

#include <QTest>

#include <memory>

using namespace ShelfHelp;
using namespace ShelfHelp::Tests;

namespace {

/// A role as the existing Lambda may have: it writes the shared tables and has no right on anything of ours.
const QByteArray foreignWriter = "CREATE ROLE lambda LOGIN BYPASSRLS;"
                                 "GRANT ALL ON ALL TABLES IN SCHEMA public TO lambda;"
                                 "GRANT ALL ON ALL SEQUENCES IN SCHEMA public TO lambda";

/// Three shelf searches and two checks, on days of their own.
const QByteArray someRows = "TRUNCATE public.shelf_searches, public.library_searches RESTART IDENTITY;"
                            "INSERT INTO public.shelf_searches (time_start, num_books) VALUES "
                            "('2026-03-01 10:00', 4), ('2026-03-02 23:59:59.999999', 4), (NULL, 4);"
                            "INSERT INTO public.library_searches (library_id, time_start) VALUES "
                            "('nashville', '2026-03-01 10:00'), ('nashville', '2026-03-04 00:00');"
                            "DELETE FROM shelfhelp.touched_day";

const QString oneSearch = u"INSERT INTO public.shelf_searches (time_start) VALUES ('2026-03-09 12:00')"_qs;

} // namespace

/// Whoever changes a search leaves a mark for its day, and nothing that happens to the mark stops the change.
class TouchedTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();

    void init() { run(*m_owner, someRows); }

    void marksTheDaysOfAStatement_data();
    void marksTheDaysOfAStatement();
    void marksWhatARestoreWrites();
    void marksWhatWhoeverHasNoRightsWrites();
    void marksWhatIsCommitted();
    void letsWritersOfADayNotWaitForEachOther();
    void neverStopsAWriter_data();
    void neverStopsAWriter();
    void countsEverythingAsTouchedWhenInstalledLater();
    void noticesATriggerThatDoesNotFire_data();
    void noticesATriggerThatDoesNotFire();
    void isGoneWithTheSchema();

private:
    QString marks();

    QString ask(const QString &sql) { return Tests::ask(*m_owner, sql); }

    [[nodiscard]] std::unique_ptr<PlainSession> foreignSession() const;

    PrivateServer m_server;
    std::unique_ptr<Sql::Connection> m_owner;
};

void TouchedTest::initTestCase()
{
    m_owner = openOwner(m_server.settings());
    const auto applied = Sql::applyMigrations(*m_owner);
    QVERIFY2(applied.ok(), why(applied).constData());
    run(*m_owner, foreignWriter);
}

/// One per row of the log, all days as `-`.
QString TouchedTest::marks()
{
    return ask(u"SELECT string_agg(concat_ws(' ', source, coalesce(day::text, '-')), ', ' "
               "ORDER BY source, day) FROM shelfhelp.touched_day"_qs);
}

std::unique_ptr<PlainSession> TouchedTest::foreignSession() const
{
    Sql::ConnectionSettings settings = m_server.settings();
    settings.user = u"lambda"_qs;
    return std::make_unique<PlainSession>(settings);
}

void TouchedTest::marksTheDaysOfAStatement_data()
{
    QTest::addColumn<QByteArray>("statement");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const QByteArray &statement, const QString &expected) {
        QTest::newRow(name) << statement << expected;
    };
    row("an insert", oneSearch.toLatin1(), u"s 2026-03-09"_qs);
    row("many rows of a day",
        "INSERT INTO public.shelf_searches (time_start) SELECT '2026-03-09 12:00' FROM generate_series(1, 9)",
        u"s 2026-03-09"_qs);
    row("rows of several days",
        "INSERT INTO public.library_searches (library_id, time_start) VALUES ('nashville', '2026-03-09'), "
        "('nashville', '2026-03-08 23:59'), ('nashville', '2026-03-09 00:01')",
        u"l 2026-03-08, l 2026-03-09"_qs);
    row("no start", "INSERT INTO public.shelf_searches (time_start) VALUES (NULL)", u"s -infinity"_qs);
    row("an endless start", "INSERT INTO public.shelf_searches (time_start) VALUES ('infinity')",
        u"s infinity"_qs);
    row("an insert of nothing", "INSERT INTO public.shelf_searches (time_start) SELECT now() WHERE false",
        u"-"_qs);
    row("a delete", "DELETE FROM public.shelf_searches WHERE num_books = 4",
        u"s -infinity, s 2026-03-01, s 2026-03-02"_qs);
    row("a delete of a check", "DELETE FROM public.library_searches WHERE time_start < '2026-03-02'",
        u"l 2026-03-01"_qs);
    row("an update", "UPDATE public.shelf_searches SET num_books = 5 WHERE time_start < '2026-03-02'",
        u"s 2026-03-01"_qs);
    row("an update that moves a day",
        "UPDATE public.library_searches SET time_start = '2026-05-05' WHERE time_start < '2026-03-02'",
        u"l 2026-03-01, l 2026-05-05"_qs);
    row("an update of nothing", "UPDATE public.library_searches SET available = true WHERE false", u"-"_qs);
    row("an upsert",
        "INSERT INTO public.shelf_searches (shelf_search_id, time_start) OVERRIDING SYSTEM VALUE "
        "VALUES (1, '2026-03-09'), (90, '2026-03-08') ON CONFLICT (shelf_search_id) "
        "DO UPDATE SET time_start = excluded.time_start",
        u"s 2026-03-01, s 2026-03-08, s 2026-03-09"_qs);
    row("a truncation", "TRUNCATE public.shelf_searches", u"s -"_qs);
    row("a truncation of both", "TRUNCATE public.shelves, public.library_searches CASCADE", u"l -, s -"_qs);
    row("a copy",
        "COPY public.library_searches (library_id, time_start) FROM PROGRAM 'echo nashville,2026-03-09' CSV",
        u"l 2026-03-09"_qs);
    row("another table", "INSERT INTO public.shelves (shelf_url) VALUES ('another')", u"-"_qs);
}

void TouchedTest::marksTheDaysOfAStatement()
{
    QFETCH(QByteArray, statement);
    run(*m_owner, statement);
    QTEST(marks(), "expected");
}

/// As the existing project restores a dump: ordinary triggers do not fire then.
void TouchedTest::marksWhatARestoreWrites()
{
    run(*m_owner, "SET session_replication_role = replica");
    run(*m_owner, "DELETE FROM public.library_searches WHERE time_start < '2026-03-02';"
                  "COPY public.shelf_searches (time_start) FROM PROGRAM 'echo 2026-04-01';"
                  "TRUNCATE public.library_searches");
    run(*m_owner, "RESET session_replication_role");
    QCOMPARE(marks(), u"l 2026-03-01, l -, s 2026-04-01"_qs);
}

void TouchedTest::marksWhatWhoeverHasNoRightsWrites()
{
    const auto lambda = foreignSession();
    QCOMPARE(lambda->ask(u"SELECT count(*) FROM shelfhelp.touched_day"_qs), u"error 42501"_qs);
    QCOMPARE(lambda->ask(oneSearch), QString());
    QCOMPARE(lambda->ask(u"UPDATE public.shelf_searches SET num_books = 1 WHERE num_books = 4"_qs),
             QString());
    QCOMPARE(lambda->ask(u"DELETE FROM public.library_searches"_qs), QString());
    QCOMPARE(marks(),
             u"l 2026-03-01, l 2026-03-04, s -infinity, s 2026-03-01, s 2026-03-02, s 2026-03-09"_qs);
}

void TouchedTest::marksWhatIsCommitted()
{
    const auto lambda = foreignSession();
    QCOMPARE(lambda->ask(u"BEGIN"_qs), QString());
    QCOMPARE(lambda->ask(oneSearch), QString());
    QCOMPARE(marks(), u"-"_qs);
    QCOMPARE(lambda->ask(u"ROLLBACK"_qs), QString());
    QCOMPARE(marks(), u"-"_qs);
    QCOMPARE(lambda->ask(oneSearch), QString());
    QCOMPARE(marks(), u"s 2026-03-09"_qs);
}

/// A second one would lose its mark, if it had to wait.
void TouchedTest::letsWritersOfADayNotWaitForEachOther()
{
    const auto first = foreignSession();
    const auto second = foreignSession();
    QCOMPARE(first->ask(u"BEGIN"_qs), QString());
    QCOMPARE(first->ask(oneSearch), QString());
    QCOMPARE(second->ask(oneSearch), QString());
    QCOMPARE(marks(), u"s 2026-03-09"_qs);
    QCOMPARE(first->ask(u"COMMIT"_qs), QString());
    QCOMPARE(marks(), u"s 2026-03-09, s 2026-03-09"_qs);
}

void TouchedTest::neverStopsAWriter_data()
{
    QTest::addColumn<QByteArray>("breakIt");
    QTest::addColumn<QByteArray>("mendIt");
    QTest::newRow("the log is gone") << QByteArray("ALTER TABLE shelfhelp.touched_day RENAME TO gone")
                                     << QByteArray("ALTER TABLE shelfhelp.gone RENAME TO touched_day");
    QTest::newRow("the log refuses")
        << QByteArray("ALTER TABLE shelfhelp.touched_day ADD CONSTRAINT never CHECK (false)")
        << QByteArray("ALTER TABLE shelfhelp.touched_day DROP CONSTRAINT never");
    QTest::newRow("the log is locked")
        << QByteArray("BEGIN; LOCK TABLE shelfhelp.touched_day IN ACCESS EXCLUSIVE MODE")
        << QByteArray("COMMIT");
    QByteArray toLambda;
    QByteArray toOwner;
    for (const char *function : {"inserted", "updated", "deleted", "truncated"}) {
        const QByteArray alter = "ALTER FUNCTION shelfhelp.mark_" + QByteArray(function) + "() OWNER TO ";
        toLambda += alter + "lambda;";
        toOwner += alter + "shelfhelp;";
    }
    QTest::newRow("a right is missing") << toLambda << toOwner;
}

void TouchedTest::neverStopsAWriter()
{
    QFETCH(QByteArray, breakIt);
    QFETCH(QByteArray, mendIt);
    const auto lambda = foreignSession();
    run(*m_owner, breakIt);
    const QString inserted = lambda->ask(oneSearch);
    const QString updated = lambda->ask(u"UPDATE public.shelf_searches SET num_books = 9"_qs);
    const QString deleted = lambda->ask(u"DELETE FROM public.library_searches"_qs);
    const QString truncated = lambda->ask(u"TRUNCATE public.library_searches"_qs);
    run(*m_owner, mendIt);
    QCOMPARE(inserted + updated + deleted + truncated, QString());
    QCOMPARE(ask(u"SELECT count(*), min(num_books), (SELECT count(*) FROM public.library_searches) "
                 "FROM public.shelf_searches"_qs),
             u"4|9|0"_qs);
    QCOMPARE(marks(), u"-"_qs);
    QCOMPARE(lambda->ask(oneSearch), QString());
    QCOMPARE(marks(), u"s 2026-03-09"_qs);
}

/// What was written meanwhile is in no log; what is there already is not made again.
void TouchedTest::countsEverythingAsTouchedWhenInstalledLater()
{
    run(*m_owner, "SELECT shelfhelp.remove_marks()");
    QCOMPARE(ask(u"SELECT shelfhelp.has_marks(), (SELECT built_at FROM shelfhelp.rollup_state)"_qs),
             u"false|-"_qs);
    run(*m_owner, oneSearch.toLatin1());
    QCOMPARE(marks(), u"-"_qs);
    for (int time = 0; time < 2; ++time) {
        run(*m_owner, "SELECT shelfhelp.install_marks()");
        QCOMPARE(ask(u"SELECT shelfhelp.has_marks()"_qs), u"true"_qs);
        QCOMPARE(marks(), u"l -, s -"_qs);
    }
}

void TouchedTest::noticesATriggerThatDoesNotFire_data()
{
    QTest::addColumn<QByteArray>("change");
    const auto row = [](const char *name, const QByteArray &change) { QTest::newRow(name) << change; };
    row("disabled", "ALTER TABLE public.shelf_searches DISABLE TRIGGER shelfhelp_mark_insert");
    row("not for a restore", "ALTER TABLE public.shelf_searches ENABLE TRIGGER shelfhelp_mark_delete");
    row("dropped", "DROP TRIGGER shelfhelp_mark_update ON public.library_searches");
}

void TouchedTest::noticesATriggerThatDoesNotFire()
{
    QFETCH(QByteArray, change);
    run(*m_owner, change);
    QCOMPARE(ask(u"SELECT shelfhelp.has_marks()"_qs), u"false"_qs);
    run(*m_owner, "SELECT shelfhelp.install_marks()");
    QCOMPARE(ask(u"SELECT shelfhelp.has_marks()"_qs), u"true"_qs);
    QCOMPARE(marks(), u"l -, s -"_qs);
}

void TouchedTest::isGoneWithTheSchema()
{
    run(*m_owner,
        "BEGIN; DROP SCHEMA shelfhelp CASCADE; INSERT INTO public.shelf_searches (num_books) VALUES (1)");
    QCOMPARE(ask(u"SELECT count(*), (SELECT count(*) FROM pg_trigger WHERE NOT tgisinternal) "
                 "FROM public.shelf_searches"_qs),
             u"4|0"_qs);
    run(*m_owner, "ROLLBACK");
}

QTEST_GUILESS_MAIN(TouchedTest)

#include "touchedtest.moc"
