// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <sql/schema/migrator.h>
#include <sql/upkeep/maintenance.h>
#include <tests/support/databasetesting.h>
#include <tests/support/patience.h>
#include <tests/support/plainsession.h>
#include <tests/support/pooler.h>

#include <QTest>

#include <algorithm>
#include <atomic>
#include <memory>
#include <mutex>
#include <thread>

using namespace ShelfHelp;
using namespace ShelfHelp::Tests;
using Sql::MaintenanceKind;
using Sql::MaintenanceOptions;
using Sql::MaintenancePlan;
using Sql::MaintenanceProgress;
using Sql::MaintenanceReport;
using Sql::MaintenanceRequest;

Q_DECLARE_METATYPE(MaintenanceRequest)

namespace {

using Milliseconds = std::chrono::milliseconds;

const QString checks = u"library_searches"_qs;

/// Enough that a rewrite takes longer than a look at its progress.
const QByteArray manyChecks =
    "INSERT INTO public.library_searches (library_id, is_libby, time_start, time_complete, available) "
    "SELECT (SELECT library_id FROM public.libraries LIMIT 1), g % 2 = 0, timestamp '2024-01-01' + g % 1000 "
    "* interval '1 hour',"
    " timestamp '2024-01-01' + g % 1000 * interval '1 hour', g % 3 = 0 FROM generate_series(1, 150000) AS g";

/// An index whose building rests at each of 150 rows, in sessions that slowDown() slows down.
const QByteArray restingIndex =
    "CREATE FUNCTION public.rest(id bigint) RETURNS bigint IMMUTABLE LANGUAGE plpgsql AS $$ BEGIN "
    "IF current_setting('shelfhelp_test.rests', true) = 'on' THEN PERFORM pg_sleep(0.1); END IF; RETURN id; "
    "END $$;"
    "CREATE INDEX idx_resting ON public.library_searches (public.rest(library_search_id)) "
    "WHERE library_search_id % 1000 = 0;"
    "ALTER TABLE public.library_searches SET (autovacuum_enabled = false)";

MaintenancePlan planOf(Sql::Connection &connection, const MaintenanceRequest &request)
{
    const auto plan = Sql::planMaintenance(connection, request);
    [&] { QVERIFY2(plan.ok(), why(plan).constData()); }();
    return plan.ok() ? plan.value() : MaintenancePlan();
}

QByteArray whyOf(const MaintenanceReport &report)
{
    return report.failure ? report.failure->toText().toUtf8() : QByteArray();
}

QList<MaintenanceKind> allKinds()
{
    return {MaintenanceKind::Vacuum, MaintenanceKind::Analyze, MaintenanceKind::Reindex,
            MaintenanceKind::Cluster, MaintenanceKind::VacuumFull};
}

} // namespace

/// Maintenance does what it says, gives way, can be stopped at any moment, and leaves nothing half done.
class MaintenanceTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup();

    void rewritesAndTellsTheSizes_data();
    void rewritesAndTellsTheSizes();
    void vacuumAndAnalyzeAreNoted();
    void clusterTakesTheSensibleIndex_data();
    void clusterTakesTheSensibleIndex();
    void explainsItsLock_data();
    void explainsItsLock();
    void refusesWhatMakesNoSense_data();
    void refusesWhatMakesNoSense();
    void refusesAPoolerThatKeepsNoSession();
    void refusesWhoeverIsNotTheOwner();
    void worksForAnOwnerWithoutPrivileges();
    void tellsHowFarItIs();
    void givesWayToALock();
    void onlyOneAtATime();
    void isStoppedInTheMiddle_data();
    void isStoppedInTheMiddle();
    void isStoppedBehindTheRewrite();
    void isCutOffInTheMiddle_data();
    void isCutOffInTheMiddle();
    void removesWhatOthersHaveLeft();
    void mendsInvalidIndexes(); // the last one: it empties the table

private:
    void slowDown();

    [[nodiscard]] QString ask(const QString &sql) { return Tests::ask(m_database->connection(), sql); }

    [[nodiscard]] QString invalidIndexes()
    {
        return ask(
            u"SELECT coalesce(string_agg(indexrelid::regclass::text, ' '), '') FROM pg_index WHERE NOT indisvalid"_qs);
    }

    std::unique_ptr<MigratedDatabase> m_database;
};

void MaintenanceTest::initTestCase()
{
    m_database = std::make_unique<MigratedDatabase>(LedgerRows::ByHand);
    run(m_database->connection(), manyChecks);
    run(m_database->connection(), restingIndex);
}

void MaintenanceTest::cleanup()
{
    run(m_database->connection(),
        "DO $$ BEGIN EXECUTE format('ALTER DATABASE %I RESET ALL', current_database()); END $$");
    QCOMPARE(invalidIndexes(), QString());
    QVERIFY(m_database->connection().ping().ok());
}

/// VACUUM and ANALYZE rest after each page, and so does whoever builds the indexes of the checks: they can be
/// met in the middle.
void MaintenanceTest::slowDown()
{
    run(m_database->connection(),
        "DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET vacuum_cost_delay = 20', current_database());"
        " EXECUTE format('ALTER DATABASE %I SET vacuum_cost_limit = 10', current_database());"
        " EXECUTE format('ALTER DATABASE %I SET shelfhelp_test.rests = ''on''', current_database()); END $$");
}

void MaintenanceTest::rewritesAndTellsTheSizes_data()
{
    QTest::addColumn<MaintenanceRequest>("request");
    QTest::addColumn<bool>("isTableRewritten");
    QTest::newRow("reindex") << MaintenanceRequest{.kind = MaintenanceKind::Reindex, .tables = {checks}}
                             << false;
    QTest::newRow("reindex blocking")
        << MaintenanceRequest{.kind = MaintenanceKind::Reindex, .tables = {checks}, .isBlocking = true}
        << false;
    QTest::newRow("cluster") << MaintenanceRequest{.kind = MaintenanceKind::Cluster,
                                                   .tables = {u"public."_qs + checks}}
                             << true;
    QTest::newRow("vacuum-full") << MaintenanceRequest{.kind = MaintenanceKind::VacuumFull,
                                                       .tables = {checks, checks}}
                                 << true;
}

void MaintenanceTest::rewritesAndTellsTheSizes()
{
    QFETCH(MaintenanceRequest, request);
    QFETCH(bool, isTableRewritten);
    MigratedDatabase database;
    Sql::Connection &connection = database.connection();
    run(connection, manyChecks);
    run(connection, "DELETE FROM public.library_searches WHERE library_search_id % 5 > 0");
    run(connection, "VACUUM ANALYZE public.library_searches");
    const QString files = u"SELECT pg_relation_filenode('public.library_searches'),"
                          " pg_relation_filenode('public.idx_library_searches_time_start')"_qs;
    const QString rows =
        u"SELECT count(*), sum(hashtextextended(t::text, 0)) FROM public.library_searches AS t"_qs;
    const QString filesBefore = Tests::ask(connection, files);
    const QString rowsBefore = Tests::ask(connection, rows);
    const MaintenanceReport report = Sql::runMaintenance(connection, planOf(connection, request), {});
    QVERIFY2(!report.failure, whyOf(report).constData());
    QCOMPARE(report.tables.size(), 1);
    const Sql::TableStorage &before = report.tables.constFirst().before;
    const Sql::TableStorage &after = report.tables.constFirst().after;
    QVERIFY(before.knownBloat() > after.knownBloat());
    QVERIFY(after.indexBytes < before.indexBytes);
    QCOMPARE(after.tableBytes < before.tableBytes / 2, isTableRewritten);
    const QStringList was = filesBefore.split(u'|');
    const QStringList is = Tests::ask(connection, files).split(u'|');
    QCOMPARE(was.at(0) != is.at(0), isTableRewritten);
    QVERIFY(was.at(1) != is.at(1));
    QCOMPARE(Tests::ask(connection, rows), rowsBefore);
}

void MaintenanceTest::vacuumAndAnalyzeAreNoted()
{
    Sql::Connection &connection = m_database->connection();
    run(connection, "UPDATE public.shelves SET shelf_url = shelf_url");
    for (const MaintenanceKind kind : {MaintenanceKind::Vacuum, MaintenanceKind::Analyze}) {
        const MaintenanceReport report = Sql::runMaintenance(
            connection, planOf(connection, {.kind = kind, .tables = {u"shelves"_qs}}), {});
        QVERIFY2(!report.failure, whyOf(report).constData());
        const Sql::TableStorage &after = report.tables.constFirst().after;
        const std::optional<QDateTime> noted =
            kind == MaintenanceKind::Vacuum ? after.vacuumedAt : after.analyzedAt;
        QVERIFY(noted && noted->secsTo(QDateTime::currentDateTimeUtc()) < 60);
    }
    // All tables, of which nobody named one.
    const MaintenancePlan all = planOf(connection, {.kind = MaintenanceKind::Analyze});
    QVERIFY(all.steps.size() > 25);
    QVERIFY(all.skipped.isEmpty());
}

void MaintenanceTest::clusterTakesTheSensibleIndex_data()
{
    QTest::addColumn<QString>("table");
    QTest::addColumn<QString>("index");
    QTest::newRow("by time") << u"shelf_searches"_qs << u"idx_shelf_searches_time_start"_qs;
    QTest::newRow("by the key") << u"books"_qs << u"books_pkey"_qs;
    QTest::newRow("kept as it came") << u"shelfhelp.notifications"_qs
                                     << QString(); // a BRIN index lives by it
    QTest::newRow("without any") << u"shelfhelp.added_rows"_qs << QString();
}

void MaintenanceTest::clusterTakesTheSensibleIndex()
{
    QFETCH(QString, table);
    QFETCH(QString, index);
    const auto plan =
        Sql::planMaintenance(m_database->connection(), {.kind = MaintenanceKind::Cluster, .tables = {table}});
    if (index.isEmpty()) {
        QVERIFY(!plan.ok());
        QVERIFY2(plan.error().remedy.contains(u"vacuum-full"), why(plan).constData());
        return;
    }
    QVERIFY2(plan.ok(), why(plan).constData());
    QCOMPARE(plan.value().steps.constFirst().index, index);
}

void MaintenanceTest::explainsItsLock_data()
{
    QTest::addColumn<MaintenanceRequest>("request");
    QTest::addColumn<QString>("words");
    QTest::addColumn<bool>("stopsOthers");
    QTest::addColumn<bool>("needsRoom");
    const auto row = [](const char *name, const MaintenanceRequest &request, const QString &words, bool stops,
                        bool room) { QTest::newRow(name) << request << words << stops << room; };
    row("vacuum", {.kind = MaintenanceKind::Vacuum, .tables = {checks}}, u"SHARE UPDATE EXCLUSIVE"_qs, false,
        false);
    row("analyze", {.kind = MaintenanceKind::Analyze, .tables = {checks}}, u"SHARE UPDATE EXCLUSIVE"_qs,
        false, false);
    row("reindex", {.kind = MaintenanceKind::Reindex, .tables = {checks}}, u"SHARE UPDATE EXCLUSIVE"_qs,
        false, true);
    row("reindex blocking", {.kind = MaintenanceKind::Reindex, .tables = {checks}, .isBlocking = true},
        u"ingest waits"_qs, true, true);
    row("cluster", {.kind = MaintenanceKind::Cluster, .tables = {checks}}, u"ACCESS EXCLUSIVE"_qs, true,
        true);
    row("vacuum-full", {.kind = MaintenanceKind::VacuumFull, .tables = {checks}}, u"ACCESS EXCLUSIVE"_qs,
        true, true);
}

void MaintenanceTest::explainsItsLock()
{
    QFETCH(MaintenanceRequest, request);
    const MaintenancePlan plan = planOf(m_database->connection(), request);
    QFETCH(QString, words);
    QVERIFY2(plan.lock.contains(words), qPrintable(plan.lock));
    QTEST(plan.stopsOthers, "stopsOthers");
    QTEST(plan.roomNeeded > 0, "needsRoom");
}

void MaintenanceTest::refusesWhatMakesNoSense_data()
{
    QTest::addColumn<MaintenanceRequest>("request");
    QTest::addColumn<QString>("words");
    const auto cluster = [](const QStringList &tables, const QString &index) {
        return MaintenanceRequest{.kind = MaintenanceKind::Cluster, .tables = tables, .index = index};
    };
    QTest::newRow("no table") << MaintenanceRequest{.tables = {u"nonsense"_qs}} << u"none of the tables"_qs;
    QTest::newRow("not ours") << MaintenanceRequest{.tables = {u"pg_catalog.pg_class"_qs}}
                              << u"none of the tables"_qs;
    QTest::newRow("somebody else's in public")
        << MaintenanceRequest{.tables = {u"public.foreigner"_qs}} << u"none of the tables"_qs;
    QTest::newRow("a view") << MaintenanceRequest{.tables = {u"shelfhelp.books"_qs}}
                            << u"none of the tables"_qs;
    QTest::newRow("code") << MaintenanceRequest{.tables = {u"books; DROP TABLE books"_qs}}
                          << u"none of the tables"_qs;
    QTest::newRow("gin") << cluster({u"shelf_searches"_qs}, u"idx_shelf_searches_books_returned"_qs)
                         << u"GIN index"_qs;
    QTest::newRow("brin") << cluster({u"notifications"_qs}, u"idx_notifications_applied_at"_qs)
                          << u"BRIN index"_qs;
    QTest::newRow("partial") << cluster({u"rejected_notifications"_qs}, u"idx_rejected_notifications_open"_qs)
                             << u"some of the rows only"_qs;
    QTest::newRow("of another table")
        << cluster({u"books"_qs}, u"shelves_pkey"_qs) << u"has no index shelves_pkey"_qs;
    QTest::newRow("two tables") << cluster({u"books"_qs, u"shelves"_qs}, u"books_pkey"_qs)
                                << u"one table only"_qs;
    QTest::newRow("index of a vacuum")
        << MaintenanceRequest{.tables = {u"books"_qs}, .index = u"books_pkey"_qs} << u"one table only"_qs;
}

void MaintenanceTest::refusesWhatMakesNoSense()
{
    QFETCH(MaintenanceRequest, request);
    QFETCH(QString, words);
    run(m_database->connection(), "CREATE TABLE IF NOT EXISTS public.foreigner (x integer)");
    const auto plan = Sql::planMaintenance(m_database->connection(), request);
    QVERIFY(!plan.ok());
    QCOMPARE(plan.error().kind, ErrorKind::Usage);
    QVERIFY2(plan.error().message.contains(words), why(plan).constData());
    QVERIFY(!plan.error().remedy.isEmpty());
}

void MaintenanceTest::refusesAPoolerThatKeepsNoSession()
{
    constexpr int otherPort = 6432;
    for (const auto &[mode, isGood] : {std::pair(u"transaction"_qs, false), std::pair(u"session"_qs, true)}) {
        const Pooler pooler(m_database->settings(), {.mode = mode, .port = otherPort, .sessions = 4});
        const auto connection = openOwner(pooler.settings());
        const auto plan = Sql::planMaintenance(*connection, {.tables = {u"books"_qs}});
        QCOMPARE(plan.ok(), isGood);
        if (!isGood) {
            QCOMPARE(plan.error().kind, ErrorKind::Blocked);
            QVERIFY2(plan.error().message.contains(u"Maintenance commands"), why(plan).constData());
            continue;
        }
        const MaintenanceReport report = Sql::runMaintenance(*connection, plan.value(), {});
        QVERIFY2(!report.failure, whyOf(report).constData());
    }
}

/// VACUUM itself would only warn, and pass for done.
void MaintenanceTest::refusesWhoeverIsNotTheOwner()
{
    run(m_database->connection(),
        "DO $$ BEGIN CREATE ROLE upkeep_guest LOGIN BYPASSRLS; EXCEPTION WHEN duplicate_object "
        "THEN NULL; END $$; GRANT pg_read_all_data TO upkeep_guest");
    Sql::ConnectionSettings settings = m_database->settings();
    settings.user = u"upkeep_guest"_qs;
    const auto guest = openOwner(settings);
    for (const QStringList &tables : {QStringList{u"books"_qs}, QStringList()}) {
        const auto plan = Sql::planMaintenance(*guest, {.tables = tables});
        QVERIFY(!plan.ok());
        QCOMPARE(plan.error().kind, ErrorKind::Blocked);
        QVERIFY2(plan.error().message.contains(u"upkeep_guest"), why(plan).constData());
        QVERIFY(plan.error().remedy.contains(u"owner"));
    }
}

/// Supabase's role postgres is none of the server's own.
void MaintenanceTest::worksForAnOwnerWithoutPrivileges()
{
    TestDatabase database;
    const auto superuser = openOwner(database.settings());
    run(*superuser, "DO $$ BEGIN CREATE ROLE upkeep_keeper LOGIN NOSUPERUSER CREATEROLE BYPASSRLS; "
                    "EXCEPTION WHEN duplicate_object THEN NULL; END $$");
    run(*superuser, "DO $$ BEGIN EXECUTE format('GRANT CREATE ON DATABASE %I TO upkeep_keeper', "
                    "current_database()); END $$;"
                    "GRANT CREATE, USAGE ON SCHEMA public TO upkeep_keeper");
    Sql::ConnectionSettings settings = database.settings();
    settings.user = u"upkeep_keeper"_qs;
    const auto keeper = openOwner(settings);
    const auto applied = Sql::applyMigrations(*keeper);
    QVERIFY2(applied.ok(), why(applied).constData());
    for (const MaintenanceKind kind : allKinds()) {
        const MaintenanceReport report = Sql::runMaintenance(*keeper, planOf(*keeper, {.kind = kind}), {});
        QVERIFY2(!report.failure, whyOf(report).constData());
        QVERIFY(report.tables.size() > 20);
    }
}

void MaintenanceTest::tellsHowFarItIs()
{
    slowDown();
    const auto connection = openOwner(m_database->settings());
    std::mutex mutex;
    QList<MaintenanceProgress> told;
    MaintenanceOptions options;
    std::atomic<bool> isEnough = false;
    options.progress = [&](const MaintenanceProgress &progress) {
        const std::lock_guard lock(mutex);
        told.append(progress);
        isEnough = isEnough || (progress.phase == u"scanning heap" && progress.share > 0);
    };
    options.shouldStop = [&isEnough] { return isEnough.load(); };
    // Rows that have to be looked at again.
    run(m_database->connection(), "UPDATE public.library_searches SET available = available");
    const MaintenanceReport report =
        Sql::runMaintenance(*connection, planOf(*connection, {.tables = {checks, u"books"_qs}}), options);
    QVERIFY(isEnough);
    QVERIFY(report.failure.has_value());
    QCOMPARE(report.failure->kind, ErrorKind::Cancelled);
    QCOMPARE(told.constFirst().table, u"public.library_searches"_qs);
    QCOMPARE(told.constFirst().number, 1);
    QCOMPARE(told.constFirst().count, 2);
    QVERIFY(std::ranges::all_of(
        told, [](const MaintenanceProgress &one) { return one.share >= 0 && one.share <= 1; }));
}

void MaintenanceTest::givesWayToALock()
{
    PlainSession other(m_database->settings());
    const QString process = other.ask(
        u"BEGIN; LOCK TABLE public.books IN SHARE UPDATE EXCLUSIVE MODE; SELECT pg_backend_pid()"_qs);
    std::mutex mutex;
    QStringList waited;
    MaintenanceOptions options{.lockPatience = Milliseconds(2'000), .progress = {}, .shouldStop = {}};
    options.progress = [&](const MaintenanceProgress &progress) {
        const std::lock_guard lock(mutex);
        waited.append(progress.waitsFor);
    };
    const MaintenanceReport report = Sql::runMaintenance(
        m_database->connection(), planOf(m_database->connection(), {.tables = {u"shelves"_qs, u"books"_qs}}),
        options);
    QVERIFY(report.failure.has_value());
    QCOMPARE(report.failure->kind, ErrorKind::Transient);
    QVERIFY2(report.failure->message.contains(u"process %1 ("_qs.arg(process.trimmed())),
             whyOf(report).constData());
    QVERIFY2(report.failure->message.contains(u"idle in transaction"), whyOf(report).constData());
    QVERIFY(!waited.isEmpty() && waited.constLast().contains(u"idle in transaction"));
    QCOMPARE(report.tables.size(), 1); // what was done before stays done, and told
    QCOMPARE(other.ask(u"COMMIT"_qs), QString());
    QCOMPARE(ask(u"SELECT current_setting('lock_timeout')"_qs), u"10s"_qs); // as it was
}

void MaintenanceTest::onlyOneAtATime()
{
    PlainSession blocker(m_database->settings());
    QCOMPARE(blocker.ask(u"BEGIN; LOCK TABLE public.books IN SHARE UPDATE EXCLUSIVE MODE"_qs), QString());
    std::atomic<bool> isWaiting = false;
    MaintenanceReport first;
    std::jthread one([&] {
        const auto connection = openOwner(m_database->settings());
        MaintenanceOptions options{
            .lockPatience = Milliseconds(2 * patience), .progress = {}, .shouldStop = {}};
        options.progress = [&isWaiting](const MaintenanceProgress &progress) {
            isWaiting = isWaiting || !progress.waitsFor.isEmpty();
        };
        const auto plan = Sql::planMaintenance(*connection, {.tables = {u"books"_qs}});
        first = plan.ok() ? Sql::runMaintenance(*connection, plan.value(), options) : first;
    });
    QTRY_VERIFY_WITH_TIMEOUT(isWaiting, patience);
    const MaintenanceReport second = Sql::runMaintenance(
        m_database->connection(), planOf(m_database->connection(), {.tables = {u"shelves"_qs}}), {});
    QCOMPARE(blocker.ask(u"COMMIT"_qs), QString());
    one.join();
    QVERIFY(second.failure.has_value());
    QCOMPARE(second.failure->kind, ErrorKind::Transient);
    QVERIFY2(second.failure->message.contains(u"Another maintenance is at work"), whyOf(second).constData());
    QVERIFY(!second.failure->message.contains(u"process 0"));
    QVERIFY2(!first.failure && first.tables.size() == 1, whyOf(first).constData());
    const MaintenanceReport third = Sql::runMaintenance(
        m_database->connection(), planOf(m_database->connection(), {.tables = {u"shelves"_qs}}), {});
    QVERIFY2(!third.failure, whyOf(third).constData());
}

void MaintenanceTest::isStoppedInTheMiddle_data()
{
    QTest::addColumn<int>("kind");
    for (const MaintenanceKind kind : allKinds()) {
        QTest::newRow(qPrintable(Sql::maintenanceName(kind))) << int(kind);
    }
}

/// As soon as the server says that it is at work.
void MaintenanceTest::isStoppedInTheMiddle()
{
    QFETCH(int, kind);
    slowDown();
    const auto connection = openOwner(m_database->settings());
    const QString state =
        u"SELECT count(*), sum(hashtextextended(t::text, 0)), "
        u"pg_relation_filenode('public.library_searches'),"
        " pg_relation_filenode('public.idx_library_searches_time_start') FROM public.library_searches AS t"_qs;
    const QString before = ask(state);
    const qsizetype compared =
        MaintenanceKind(kind) == MaintenanceKind::Reindex ? 3 : 4; // each index is complete
    std::atomic<bool> isAtWork = false;
    MaintenanceOptions options;
    options.progress = [&isAtWork](const MaintenanceProgress &progress) {
        isAtWork = isAtWork || !progress.phase.isEmpty();
    };
    options.shouldStop = [&isAtWork] { return isAtWork.load(); };
    const MaintenanceReport report = Sql::runMaintenance(
        *connection, planOf(*connection, {.kind = MaintenanceKind(kind), .tables = {checks}}), options);
    QVERIFY(isAtWork);
    QVERIFY(report.failure.has_value());
    QCOMPARE(report.failure->kind, ErrorKind::Cancelled);
    QVERIFY(report.tables.isEmpty());
    QCOMPARE(invalidIndexes(), QString());
    QCOMPARE(ask(state).split(u'|').first(compared), before.split(u'|').first(compared));
    QVERIFY(connection->ping().ok());
    // Nothing is left of it: the next one may begin.
    const MaintenanceReport again =
        Sql::runMaintenance(*connection, planOf(*connection, {.tables = {u"books"_qs}}), {});
    QVERIFY2(!again.failure, whyOf(again).constData());
}

/// The table is another one then, and nobody is told that nothing has changed.
void MaintenanceTest::isStoppedBehindTheRewrite()
{
    slowDown();
    run(m_database->connection(), "DO $$ BEGIN EXECUTE format('ALTER DATABASE %I RESET "
                                  "shelfhelp_test.rests', current_database()); END $$");
    const auto connection = openOwner(m_database->settings());
    const QString file = u"SELECT pg_relation_filenode('public.library_searches')"_qs;
    const QString before = ask(file);
    std::atomic<bool> isAnalyzing = false;
    MaintenanceOptions options;
    options.progress = [&isAnalyzing](const MaintenanceProgress &progress) {
        isAnalyzing = isAnalyzing || progress.phase == u"acquiring sample rows";
    };
    options.shouldStop = [&isAnalyzing] { return isAnalyzing.load(); };
    const MaintenanceReport report = Sql::runMaintenance(
        *connection, planOf(*connection, {.kind = MaintenanceKind::VacuumFull, .tables = {checks}}), options);
    QVERIFY(isAnalyzing);
    QVERIFY(report.failure.has_value());
    QCOMPARE(report.failure->kind, ErrorKind::Cancelled);
    QVERIFY2(report.failure->message.contains(u"is done, but for the planner's statistics"),
             whyOf(report).constData());
    QVERIFY(report.failure->remedy.contains(u"maintain analyze public.library_searches"));
    QVERIFY(ask(file) != before);
}

void MaintenanceTest::isCutOffInTheMiddle_data()
{
    isStoppedInTheMiddle_data();
}

void MaintenanceTest::isCutOffInTheMiddle()
{
    QFETCH(int, kind);
    slowDown();
    const auto connection = openOwner(m_database->settings());
    const QString process = Tests::ask(*connection, u"SELECT pg_backend_pid()"_qs);
    const QString state =
        u"SELECT count(*), sum(hashtextextended(t::text, 0)) FROM public.library_searches AS t"_qs;
    const QString before = ask(state);
    std::atomic<bool> isCut = false;
    MaintenanceOptions options;
    options.progress = [&](const MaintenanceProgress &progress) {
        if (!progress.phase.isEmpty() && !isCut.exchange(true)) {
            static_cast<void>(
                PlainSession(m_database->settings()).ask(u"SELECT pg_terminate_backend(%1)"_qs.arg(process)));
        }
    };
    const MaintenanceReport report = Sql::runMaintenance(
        *connection, planOf(*connection, {.kind = MaintenanceKind(kind), .tables = {checks}}), options);
    QVERIFY(isCut);
    QVERIFY(report.failure.has_value());
    QCOMPARE(report.failure->kind, ErrorKind::Transient);
    QVERIFY2(report.failure->message.contains(u"connection was lost"), whyOf(report).constData());
    QVERIFY(!report.failure->remedy.isEmpty());
    QCOMPARE(invalidIndexes(), QString()); // removed over a new connection
    QCOMPARE(ask(state), before);
}

void MaintenanceTest::removesWhatOthersHaveLeft()
{
    PlainSession other(m_database->settings());
    // Checks are many, mediums are two: it fails, and leaves an invalid index.
    QVERIFY(
        other
            .ask(u"CREATE UNIQUE INDEX CONCURRENTLY idx_gone_ccnew1 ON public.library_searches (is_libby)"_qs)
            .startsWith(u"error"));
    const MaintenanceReport report = Sql::runMaintenance(
        m_database->connection(),
        planOf(m_database->connection(), {.kind = MaintenanceKind::Reindex, .tables = {checks}}), {});
    QVERIFY2(!report.failure, whyOf(report).constData());
    QCOMPARE(report.removedIndexes, QStringList(u"public.idx_gone_ccnew1"_qs));
    QCOMPARE(invalidIndexes(), QString());
}

/// One that somebody meant is built; one that cannot be is named.
void MaintenanceTest::mendsInvalidIndexes()
{
    const MaintenanceRequest request{.kind = MaintenanceKind::Reindex, .tables = {checks}};
    Sql::Connection &connection = m_database->connection();
    PlainSession other(m_database->settings());
    const auto failToBuild = [&other] {
        QVERIFY(
            other.ask(u"CREATE UNIQUE INDEX CONCURRENTLY idx_meant ON public.library_searches (is_libby)"_qs)
                .startsWith(u"error"));
    };
    failToBuild();
    const MaintenanceReport refused = Sql::runMaintenance(connection, planOf(connection, request), {});
    QVERIFY(refused.failure.has_value());
    QVERIFY2(refused.failure->message.contains(u"idx_meant"), whyOf(refused).constData());
    QVERIFY(!refused.failure->remedy.isEmpty());
    QCOMPARE(invalidIndexes(), u"idx_meant"_qs);
    run(connection, "TRUNCATE public.library_searches");
    const MaintenanceReport mended = Sql::runMaintenance(connection, planOf(connection, request), {});
    QVERIFY2(!mended.failure, whyOf(mended).constData());
    QCOMPARE(invalidIndexes(), QString());
    run(connection, "DROP INDEX public.idx_meant");
}

QTEST_GUILESS_MAIN(MaintenanceTest)

#include "maintenancetest.moc"
