// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "faulttesting.h"
#include "smalldisk.h"

#include <sql/schema/adoption.h>
#include <sql/schema/shape.h>
#include <tests/support/existingdatabase.h>
#include <tests/support/plainsession.h>

#include <QElapsedTimer>
#include <QTest>

#include <csignal>
#include <memory>
#include <random>

using namespace ShelfHelp;
using namespace ShelfHelp::Tests;

namespace {

const QStringList command{u"migrate"_qs, u"adopt"_qs, u"--yes"_qs, u"--indexes"_qs};

/// All that an adoption makes, moments left out.
QString adoptedState(Sql::Connection &connection)
{
    const auto shape = Sql::readShape(connection);
    return QString::fromUtf8(shape.ok() ? Sql::shapeToText(shape.value()) : why(shape)) + ask(connection, uR"(
        SELECT * FROM (
          SELECT 'migration', version, type::text, concat_ws(' ', applied, total, error), hash
            FROM shelfhelp.atlas_schema_revisions
          UNION ALL
          SELECT 'adoption', baseline, added_indexes::text, last_shelf_search_id::text, (derived_at IS NOT NULL)::text
            FROM shelfhelp.adoption
          UNION ALL
          SELECT 'dates', kind::text, row_id::text, first::text, last::text FROM shelfhelp.adopted_dates
          UNION ALL
          SELECT 'repeated', kind::text, search_id::text, first_search_id::text, NULL FROM shelfhelp.repeated_searches
        ) AS rows ORDER BY 1, 2, 3, 4, 5)"_qs);
}

} // namespace

/// An adoption that is interrupted leaves nothing half done behind, and running it again ends as an
/// undisturbed one does.
class AdoptionFaultsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();

    void init() { m_database = std::make_unique<ExistingDatabase>(*m_original); }

    void isKilledAtRandomMoments();
    void losesItsSessionAtEachStep();
    void losesItsSessionWhileItRemembers();
    void isKilledWhileItBuildsAnIndex();
    void findsATableLocked_data();
    void findsATableLocked();
    void findsNoRoomOnTheDisk();

private:
    /// Whether the first transaction was committed.
    [[nodiscard]] bool isTakenOver()
    {
        return m_database->ask(u"SELECT count(*) FROM pg_namespace WHERE nspname = 'shelfhelp'"_qs) == u"1";
    }

    /// Runs it again, and compares.
    void completeAndCompare();

    std::unique_ptr<ExistingDatabase> m_original;
    std::unique_ptr<ExistingDatabase> m_database; ///< a copy, for one test
    QString m_expectedState;
    QByteArray m_expectedDump;
    int m_undisturbedMs = 0;
};

void AdoptionFaultsTest::initTestCase()
{
    m_original = std::make_unique<ExistingDatabase>();
    ExistingDatabase undisturbed(*m_original);
    Program program(undisturbed.settings());
    QElapsedTimer clock;
    clock.start();
    const Finished finished = program.run(command);
    QVERIFY2(finished.status == 0, qPrintable(finished.messages));
    m_undisturbedMs = int(clock.elapsed());
    m_expectedState = adoptedState(undisturbed.connection());
    QVERIFY(m_expectedState.contains(u"repeated|l|"));
    m_expectedDump = dumpOfPublic(undisturbed.settings());
}

void AdoptionFaultsTest::completeAndCompare()
{
    const Finished finished = Program(m_database->settings()).run(command);
    QVERIFY2(finished.status == 0, qPrintable(finished.messages));
    QCOMPARE(difference(adoptedState(m_database->connection()), m_expectedState), QString());
    QVERIFY(dumpOfPublic(m_database->settings()) == m_expectedDump);
}

void AdoptionFaultsTest::isKilledAtRandomMoments()
{
    constexpr int rounds = 6;
    std::mt19937 random(20'261'125);
    int killed = 0;
    for (int round = 0; round < rounds; ++round) {
        init();
        QElapsedTimer clock;
        clock.start();
        const auto process = Program(m_database->settings()).start(command);
        if (!process->waitForFinished(int(random() % unsigned(m_undisturbedMs)))) {
            ++killed;
            ::kill(pid_t(process->processId()), round % 2 == 0 ? SIGKILL : SIGINT);
            process->waitForFinished();
        } else {
            m_undisturbedMs = int(clock.elapsed()); // the machine has become faster
        }
        completeAndCompare();
    }
    QVERIFY(killed > 0);
}

/// The server ends the session at the first, the eleventh, the twenty-first … command of the migrations.
void AdoptionFaultsTest::losesItsSessionAtEachStep()
{
    run(m_database->connection(), R"(
        CREATE SCHEMA chaos;
        CREATE SEQUENCE chaos.step;
        CREATE TABLE chaos.last_step AS SELECT 1 AS step;
        CREATE FUNCTION chaos.end_session() RETURNS event_trigger LANGUAGE plpgsql AS $$
        BEGIN
          IF nextval('chaos.step') = (SELECT step FROM chaos.last_step) THEN
            PERFORM pg_terminate_backend(pg_backend_pid());
          END IF;
        END $$;
        CREATE EVENT TRIGGER chaos ON ddl_command_start EXECUTE FUNCTION chaos.end_session();
    )");
    constexpr int stride = 10;
    int lost = 0;
    for (;; ++lost) {
        if (Sql::adopt(*openOwner(m_database->settings())).ok()) {
            break;
        }
        QVERIFY(!isTakenOver());
        run(m_database->connection(),
            "UPDATE chaos.last_step SET step = step + 10; SELECT setval('chaos.step', 1, false)");
    }
    QVERIFY2(lost * stride > 50, qPrintable(QString::number(lost)));
    run(m_database->connection(), "DROP EVENT TRIGGER chaos; DROP SCHEMA chaos CASCADE");
    completeAndCompare();
}

void AdoptionFaultsTest::losesItsSessionWhileItRemembers()
{
    adoptOrEnd(m_database->connection());
    run(m_database->connection(), R"(
        UPDATE shelfhelp.adoption SET derived_at = NULL, last_shelf_search_id = NULL;
        TRUNCATE shelfhelp.adopted_dates, shelfhelp.repeated_searches;
        CREATE FUNCTION public.end_session() RETURNS trigger LANGUAGE plpgsql AS
          $$ BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NULL; END $$;
        CREATE TRIGGER chaos AFTER INSERT ON shelfhelp.repeated_searches FOR EACH STATEMENT EXECUTE FUNCTION public.end_session();
    )");
    const auto adopted = Sql::adopt(*openOwner(m_database->settings()));
    QVERIFY(!adopted.ok());
    QCOMPARE(adopted.error().kind, ErrorKind::Transient);
    QCOMPARE(m_database->ask(u"SELECT count(*) FROM shelfhelp.adopted_dates"_qs), u"0"_qs);
    run(m_database->connection(),
        "DROP TRIGGER chaos ON shelfhelp.repeated_searches; DROP FUNCTION public.end_session()");
    completeAndCompare();
}

/// It waits for an older transaction, with an index that is there and of no use yet.
void AdoptionFaultsTest::isKilledWhileItBuildsAnIndex()
{
    PlainSession older(m_database->settings());
    (void)older.ask(u"BEGIN ISOLATION LEVEL REPEATABLE READ"_qs);
    QCOMPARE(older.ask(u"SELECT count(*) > 0 FROM public.shelf_searches"_qs), u"t"_qs);
    const auto process = Program(m_database->settings()).start(command);
    const QString invalid = u"SELECT count(*) FROM pg_index WHERE NOT indisvalid"_qs;
    QTRY_COMPARE_WITH_TIMEOUT(m_database->ask(invalid), u"1"_qs, patience);
    process->kill();
    process->waitForFinished();
    const QString builders = u"pg_stat_activity WHERE datname = current_database() AND query LIKE "
                             "'CREATE INDEX CONCURRENTLY%'"_qs;
    QCOMPARE(m_database->ask(u"SELECT bool_or(pg_terminate_backend(pid)) FROM "_qs + builders), u"true"_qs);
    // Told to end it has not ended yet: without the older transaction it could still come to the end of its
    // work.
    QTRY_COMPARE_WITH_TIMEOUT(m_database->ask(u"SELECT count(*) FROM "_qs + builders), u"0"_qs, patience);
    (void)older.ask(u"ROLLBACK"_qs);
    QCOMPARE(m_database->ask(invalid), u"1"_qs);
    QCOMPARE(m_database->ask(u"SELECT added_indexes::text FROM shelfhelp.adoption"_qs),
             u"{idx_shelf_searches_time_start}"_qs);
    completeAndCompare();
    QCOMPARE(m_database->ask(invalid), u"0"_qs);
}

void AdoptionFaultsTest::findsATableLocked_data()
{
    QTest::addColumn<QString>("statement");
    QTest::newRow("by maintenance") << u"LOCK TABLE public.shelf_searches IN ACCESS EXCLUSIVE MODE"_qs;
    QTest::newRow("by a writer") << u"UPDATE public.shelf_searches SET num_books = num_books"_qs;
}

void AdoptionFaultsTest::findsATableLocked()
{
    QFETCH(QString, statement);
    PlainSession other(m_database->settings());
    (void)other.ask(u"BEGIN"_qs);
    (void)other.ask(statement);
    const auto adopted =
        Sql::adopt(m_database->connection(), {.lockTimeout = std::chrono::milliseconds(100)});
    QVERIFY(!adopted.ok());
    QCOMPARE(adopted.error().kind, ErrorKind::Transient);
    QCOMPARE(adopted.error().sqlState, u"55P03"_qs);
    QVERIFY(!isTakenOver());
    (void)other.ask(u"ROLLBACK"_qs);
    completeAndCompare();
}

void AdoptionFaultsTest::findsNoRoomOnTheDisk()
{
    SmallDisk disk;
    if (const QString problem = disk.problem(); !problem.isEmpty()) {
        QVERIFY2(!qEnvironmentVariableIsSet("CI"), qPrintable(problem)); // there it is never left out
        QSKIP(qPrintable(problem));
    }
    PrivateServer server({.directory = disk.path()});
    createExistingDatabase(*openOwner(server.settings()));
    const QByteArray before = dumpOfPublic(server.settings());
    Program program(server.settings());
    disk.fill();
    const Finished failed = program.run(command);
    QCOMPARE(failed.status, 1);
    QVERIFY2(failed.messages.contains(u"disk is full"), qPrintable(failed.messages));
    disk.clear();
    QVERIFY(dumpOfPublic(server.settings()) == before);
    QCOMPARE(ask(*openOwner(server.settings()),
                 u"SELECT count(*) FROM pg_namespace WHERE nspname = 'shelfhelp'"_qs),
             u"0"_qs);
    const Finished finished = program.run(command);
    QVERIFY2(finished.status == 0, qPrintable(finished.messages));
    QCOMPARE(difference(adoptedState(*openOwner(server.settings())), m_expectedState), QString());
}

QTEST_GUILESS_MAIN(AdoptionFaultsTest)

#include "adoptionfaultstest.moc"
