// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <sql/upkeep/health.h>
#include <sql/upkeep/maintenance.h>
#include <tests/support/databasetesting.h>
#include <tests/support/patience.h>
#include <tests/support/plainsession.h>

#include <QTest>

#include <algorithm>
#include <memory>
#include <thread>

using namespace ShelfHelp;
using namespace ShelfHelp::Tests;
using Sql::Finding;
using Sql::HealthFacts;
using Sql::HealthOptions;
using Sql::HealthReport;
using Sql::Severity;

Q_DECLARE_METATYPE(HealthFacts)
Q_DECLARE_METATYPE(Severity)

namespace {

constexpr qint64 mega = 1'000'000;

std::unique_ptr<Sql::Connection> openReader(const Sql::ConnectionSettings &settings)
{
    auto opened = Sql::Connection::open(settings, Sql::Purpose::Reading);
    if (!opened.ok()) {
        qFatal("cannot connect: %s", why(opened).constData());
    }
    return std::move(opened).value();
}

std::optional<Finding> findingOf(const QList<Finding> &findings, const QString &code)
{
    const auto found = std::ranges::find(findings, code, &Finding::code);
    return found == findings.end() ? std::nullopt : std::optional(*found);
}

QString codesOf(const QList<Finding> &findings)
{
    QStringList codes;
    for (const Finding &finding : findings) {
        codes.append(finding.code);
    }
    return codes.join(u' ');
}

/// A database that nothing is wrong with.
HealthFacts wellFacts()
{
    HealthFacts facts;
    facts.now = QDateTime({2026, 11, 30}, {12, 0}, Qt::UTC);
    facts.bytes = 100 * mega;
    facts.connections = 3;
    facts.maxConnections = 97;
    facts.transactionAge = 1'000;
    facts.freezeMaxAge = 200 * mega;
    facts.countedSince = facts.now.addDays(-100);
    facts.migrations = Sql::MigrationStatus{.state = Sql::MigrationState::UpToDate};
    return facts;
}

Sql::TableStorage largeTable()
{
    return {.schema = u"public"_qs,
            .name = u"shelf_searches"_qs,
            .mayMaintain = true,
            .tableBytes = 100 * mega,
            .indexBytes = 50 * mega,
            .liveRows = mega,
            .deadRows = 0,
            .bloatBytes = 0,
            .vacuumedAt = {},
            .analyzedAt = QDateTime({2026, 11, 29}, {12, 0}, Qt::UTC),
            .indexes = {}};
}

} // namespace

/// What is wrong is found, how bad it is told, and the command named that mends it; what is well is left in
/// peace.
class HealthTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void initTestCase() { m_database = std::make_unique<MigratedDatabase>(LedgerRows::ByHand); }

    void aNewDatabaseIsWell();
    void judges_data();
    void judges();
    void theWorstComesFirst();
    void knowsThePlanOfTheHost_data();
    void knowsThePlanOfTheHost();
    void findsWhatIsWrong_data();
    void findsWhatIsWrong();
    void findsWhoHoldsUpWhom();
    void looksAtALockedDatabase();
    void seesRoomThatIsEmpty();
    void isForWhoeverMayRead();
    void readsADatabaseThatIsNotOurs();

private:
    HealthReport check(Sql::Connection &connection, const HealthOptions &options = {});

    std::unique_ptr<MigratedDatabase> m_database;
};

HealthReport HealthTest::check(Sql::Connection &connection, const HealthOptions &options)
{
    const auto report = Sql::checkHealth(connection, options);
    [&] { QVERIFY2(report.ok(), why(report).constData()); }();
    return report.ok() ? report.value() : HealthReport();
}

void HealthTest::aNewDatabaseIsWell()
{
    const auto reader = openReader(m_database->settings());
    const HealthReport report = check(*reader);
    QCOMPARE(codesOf(report.findings), QString());
    QVERIFY(!report.needsCare());
    QVERIFY(report.facts.bytes > mega);
    QVERIFY(report.facts.tables.size() > 25);
    QVERIFY(report.facts.connections > 0 && report.facts.maxConnections > 10);
    QVERIFY(!report.facts.isReadOnly && !report.facts.isStandby); // though this session may only read
    QVERIFY(report.facts.rollups.has_value() && report.facts.kept.has_value());
    QVERIFY(qAbs(report.facts.now.secsTo(QDateTime::currentDateTimeUtc())) < 60);
}

void HealthTest::judges_data()
{
    QTest::addColumn<HealthFacts>("facts");
    QTest::addColumn<QString>("code");
    QTest::addColumn<Severity>("severity");
    QTest::addColumn<QString>("words");
    const auto row = [](const char *name, auto change, const QString &code, Severity severity,
                        const QString &words) {
        HealthFacts facts = wellFacts();
        change(facts);
        QTest::newRow(name) << facts << code << severity << words;
    };
    const auto table = [](auto change) {
        return [change](HealthFacts &facts) {
            facts.tables.append(largeTable());
            change(facts.tables.last());
        };
    };
    const auto index = [&table](const Sql::IndexStorage &storage) {
        return table([storage](Sql::TableStorage &t) { t.indexes.append(storage); });
    };
    const Sql::IndexStorage large{.schema = u"public"_qs,
                                  .table = u"shelf_searches"_qs,
                                  .name = u"idx"_qs,
                                  .bytes = 50 * mega,
                                  .scans = 9,
                                  .method = u"btree"_qs,
                                  .duplicateOf = {}};
    row("well", [](HealthFacts &) {}, {}, Severity::Note, {});
    row("large, without a plan", [](HealthFacts &f) { f.bytes = 9'000 * mega; }, {}, Severity::Note, {});
    row(
        "80 % of the plan", [](HealthFacts &f) { f.planBytes = 125 * mega; }, u"size"_qs, Severity::Warning,
        u"(80 %)"_qs);
    row("79 % of the plan", [](HealthFacts &f) { f.planBytes = 127 * mega; }, {}, Severity::Note, {});
    row(
        "above the plan", [](HealthFacts &f) { f.planBytes = 99 * mega; }, u"size"_qs, Severity::Critical,
        u"database purge"_qs);
    row(
        "read-only", [](HealthFacts &f) { f.isReadOnly = true; }, u"read-only"_qs, Severity::Critical,
        u"queue"_qs);
    row("standby", [](HealthFacts &f) { f.isReadOnly = f.isStandby = true; }, u"standby"_qs, Severity::Note,
        {});
    row(
        "connections", [](HealthFacts &f) { f.connections = 90; }, u"connections"_qs, Severity::Warning,
        u"90 of 97"_qs);
    row(
        "transactions", [](HealthFacts &f) { f.transactionAge = 190 * mega; }, u"transaction-age"_qs,
        Severity::Note, u"maintain vacuum"_qs);
    row(
        "too many transactions", [](HealthFacts &f) { f.transactionAge = 500 * mega; }, u"transaction-age"_qs,
        Severity::Critical, u"maintain vacuum"_qs);
    row("no autovacuum", [](HealthFacts &f) { f.hasAutovacuum = false; }, u"autovacuum"_qs, Severity::Warning,
        {});
    row(
        "unproven server", [](HealthFacts &f) { f.tlsWarning = u"x is encrypted, but not proven"_qs; },
        u"tls"_qs, Severity::Warning, u"not proven"_qs);
    row(
        "transaction pooler", [](HealthFacts &f) { f.pooling = Sql::Pooling::Transaction; }, u"pooler"_qs,
        Severity::Note, u"5432"_qs);
    row(
        "long statement",
        [](HealthFacts &f) {
            f.sessions = {{.process = 7, .state = u"active"_qs, .seconds = 400, .command = u"SELECT"_qs}};
        },
        u"long-statement"_qs, Severity::Warning, u"pg_cancel_backend(7)"_qs);
    row(
        "idle in transaction",
        [](HealthFacts &f) {
            f.sessions = {{.process = 7, .state = u"idle in transaction"_qs, .seconds = 90}};
        },
        u"idle-in-transaction"_qs, Severity::Warning, u"pg_terminate_backend(7)"_qs);
    row(
        "blocked",
        [](HealthFacts &f) {
            f.sessions = {{.process = 7, .state = u"active"_qs, .seconds = 1, .blockedBy = {8}}};
        },
        u"blocked"_qs, Severity::Warning, u"pg_terminate_backend(8)"_qs);
    row("bloat", table([](Sql::TableStorage &t) { t.bloatBytes = 60 * mega; }), u"bloat"_qs,
        Severity::Warning, u"maintain vacuum-full public.shelf_searches"_qs);
    row("a little bloat", table([](Sql::TableStorage &t) { t.bloatBytes = 30 * mega; }), {}, Severity::Note,
        {});
    row("dead rows", table([](Sql::TableStorage &t) { t.deadRows = mega; }), u"dead-rows"_qs,
        Severity::Warning, u"maintain vacuum public.shelf_searches"_qs);
    row("never analysed", table([](Sql::TableStorage &t) { t.analyzedAt = {}; }), u"statistics"_qs,
        Severity::Warning, u"maintain analyze"_qs);
    Sql::IndexStorage unused = large;
    unused.scans = 0;
    row("unused index", index(unused), u"unused-index"_qs, Severity::Note, u"has not been used"_qs);
    row("counted for a day only",
        [&](HealthFacts &f) {
            index(unused)(f);
            f.countedSince = f.now.addDays(-1);
        },
        {}, Severity::Note, {});
    Sql::IndexStorage unique = unused;
    unique.isUnique = true;
    row("unused, and keeps rows unique", index(unique), {}, Severity::Note, {});
    Sql::IndexStorage bloated = large;
    bloated.bloatBytes = 40 * mega;
    row("bloated index", index(bloated), u"index-bloat"_qs, Severity::Warning,
        u"maintain reindex public.shelf_searches"_qs);
    row(
        "no sums",
        [&](HealthFacts &f) {
            f.tables.append(largeTable());
            f.rollups = Sql::RollupState();
        },
        u"sums"_qs, Severity::Warning, u"database rebuild"_qs);
    row(
        "older schema", [](HealthFacts &f) { f.migrations->state = Sql::MigrationState::Behind; },
        u"schema"_qs, Severity::Critical, u"migrate apply"_qs);
    row(
        "newer schema", [](HealthFacts &f) { f.migrations->state = Sql::MigrationState::Ahead; },
        u"schema"_qs, Severity::Critical, u"newer"_qs);
    row(
        "to be adopted", [](HealthFacts &f) { f.migrations->state = Sql::MigrationState::Adoptable; },
        u"schema"_qs, Severity::Critical, u"migrate adopt"_qs);
    row(
        "settled rejections",
        [](HealthFacts &f) {
            f.kept = Sql::KeptFacts{.settledRejections = 3,
                                    .oldestSettled = f.now.addDays(-100),
                                    .mostRejections = 100,
                                    .mostRejectedBytes = 100};
        },
        u"settled-rejections"_qs, Severity::Note, u"--rejections-older-than 90d"_qs);
    row(
        "many rejections",
        [](HealthFacts &f) {
            f.kept = Sql::KeptFacts{.settledRejections = 80, .mostRejections = 100, .mostRejectedBytes = 100};
        },
        u"rejection-limit"_qs, Severity::Warning, u"take 80 %"_qs);
    row(
        "no room for rejections",
        [](HealthFacts &f) {
            f.kept = Sql::KeptFacts{.rejectedBytes = 100, .mostRejections = 100, .mostRejectedBytes = 100};
        },
        u"rejection-limit"_qs, Severity::Critical, u"take 100 %"_qs);
    row(
        "no backup", [](HealthFacts &f) { f.knowsBackups = true; }, u"backup"_qs, Severity::Warning,
        u"database backup"_qs);
    row(
        "old backup",
        [](HealthFacts &f) {
            f.knowsBackups = true;
            f.lastBackup = f.now.addDays(-8);
        },
        u"backup"_qs, Severity::Warning, u"2026-11-22"_qs);
    row("young backup",
        [](HealthFacts &f) {
            f.knowsBackups = true;
            f.lastBackup = f.now.addDays(-6);
        },
        {}, Severity::Note, {});
}

void HealthTest::judges()
{
    QFETCH(HealthFacts, facts);
    QFETCH(QString, code);
    const QList<Finding> findings = Sql::judgeHealth(facts, {});
    QCOMPARE(codesOf(findings), code);
    if (!code.isEmpty()) {
        QFETCH(QString, words);
        QTEST(findings.constFirst().severity, "severity");
        const QString text = findings.constFirst().what + u' ' + findings.constFirst().remedy;
        QVERIFY2(text.contains(words), qPrintable(text));
    }
}

void HealthTest::theWorstComesFirst()
{
    HealthFacts facts = wellFacts();
    facts.pooling = Sql::Pooling::Transaction;
    facts.hasAutovacuum = false;
    facts.migrations->state = Sql::MigrationState::Behind;
    QCOMPARE(codesOf(Sql::judgeHealth(facts, {})), u"schema autovacuum pooler"_qs);
}

void HealthTest::knowsThePlanOfTheHost_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<qint64>("limit");
    QTest::newRow("direct") << u"db.abcdefgh.supabase.co"_qs << 500 * mega;
    QTest::newRow("pooler") << u"aws-0-us-east-1.pooler.supabase.com"_qs << 500 * mega;
    QTest::newRow("capitals") << u"DB.X.Supabase.CO"_qs << 500 * mega;
    QTest::newRow("own") << u"db.example.org"_qs << qint64(0);
    QTest::newRow("likeness") << u"notsupabase.co"_qs << qint64(0);
    QTest::newRow("this machine") << u"/run/postgresql"_qs << qint64(0);
}

void HealthTest::knowsThePlanOfTheHost()
{
    QFETCH(QString, host);
    QTEST(Sql::planLimitOf({.host = host}).value_or(0), "limit");
}

void HealthTest::findsWhatIsWrong_data()
{
    QTest::addColumn<QStringList>("changes");
    QTest::addColumn<QString>("back");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("words");
    const auto row = [](const char *name, const QStringList &changes, const QString &back,
                        const QString &code,
                        const QString &words) { QTest::newRow(name) << changes << back << code << words; };
    const QString twoChecks = u"INSERT INTO public.library_searches (library_id) SELECT min(library_id) FROM "
                              u"public.libraries, generate_series(1, 2)"
                              " GROUP BY generate_series"_qs;
    row("invalid index",
        {twoChecks,
         u"CREATE UNIQUE INDEX CONCURRENTLY idx_broken ON public.library_searches (library_id)"_qs},
        u"DROP INDEX public.idx_broken"_qs, u"invalid-index"_qs,
        u"maintain reindex public.library_searches"_qs);
    row("duplicate index", {u"CREATE INDEX idx_again ON public.library_searches (library_id)"_qs},
        u"DROP INDEX public.idx_again"_qs, u"duplicate-index"_qs, u"public.idx_again"_qs);
    row("duplicate of a key", {u"CREATE INDEX idx_url ON public.shelves (shelf_url)"_qs},
        u"DROP INDEX public.idx_url"_qs, u"duplicate-index"_qs, u"shelves_shelf_url_key"_qs);
    row("read-only",
        {u"DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET default_transaction_read_only = on', current_database()); END $$"_qs},
        u"DO $$ BEGIN EXECUTE format('ALTER DATABASE %I RESET ALL', current_database()); END $$"_qs,
        u"read-only"_qs, u"queue"_qs);
    row("rejections",
        {u"INSERT INTO shelfhelp.rejected_notifications (raw_sha256, raw, raw_size, reason, path, detail, "
         u"excerpt, source, line, record, run_id)"
         " VALUES ('\\x00', '', 0, 'json.syntax', '', '', '', 'test', 0, 0, 0)"_qs},
        u"TRUNCATE shelfhelp.rejected_notifications"_qs, u"rejections"_qs, u"shelfhelp rejected list"_qs);
    row("older schema",
        {u"CREATE TABLE public.kept AS SELECT * FROM shelfhelp.atlas_schema_revisions ORDER BY version DESC LIMIT 1"_qs,
         u"DELETE FROM shelfhelp.atlas_schema_revisions WHERE version IN (SELECT version FROM public.kept)"_qs},
        u"INSERT INTO shelfhelp.atlas_schema_revisions SELECT * FROM public.kept; DROP TABLE public.kept"_qs,
        u"schema"_qs, u"shelfhelp migrate apply"_qs);
    row("many touched days",
        {u"INSERT INTO shelfhelp.touched_day (source, day) SELECT 's', date '2024-01-01' + g FROM generate_series(1, 40) AS g"_qs},
        u"TRUNCATE shelfhelp.touched_day"_qs, u"sums"_qs, u"shelfhelp database refresh"_qs);
}

void HealthTest::findsWhatIsWrong()
{
    QFETCH(QStringList, changes);
    QFETCH(QString, back);
    QFETCH(QString, code);
    QFETCH(QString, words);
    run(m_database->connection(), "UPDATE shelfhelp.rollup_state SET built_at = now()");
    PlainSession session(m_database->settings());
    for (const QString &change : std::as_const(changes)) {
        static_cast<void>(session.ask(change)); // the broken index fails, as it should
    }
    const HealthReport report = check(*openReader(m_database->settings()));
    PlainSession repair(m_database->settings());
    QCOMPARE(repair.ask(u"SET default_transaction_read_only = off"_qs), QString());
    QVERIFY(!repair.ask(back).startsWith(u"error"));
    const std::optional<Finding> finding = findingOf(report.findings, code);
    QVERIFY2(finding.has_value(), qPrintable(codesOf(report.findings)));
    QVERIFY2(QString(finding->what + finding->remedy).contains(words),
             qPrintable(finding->what + finding->remedy));
    QVERIFY2(!findingOf(check(*openReader(m_database->settings())).findings, code),
             "found after it was mended");
}

void HealthTest::findsWhoHoldsUpWhom()
{
    PlainSession holder(m_database->settings());
    const QString process =
        holder
            .ask(u"BEGIN; LOCK TABLE public.books IN SHARE UPDATE EXCLUSIVE MODE; SELECT pg_backend_pid()"_qs)
            .trimmed();
    std::jthread waiter([this] {
        PlainSession waiting(m_database->settings());
        static_cast<void>(waiting.ask(u"/* a secret */ VACUUM public.books"_qs));
        static_cast<void>(waiting.ask(u"VACUUM public.books"_qs));
    });
    HealthOptions options;
    options.thresholds.idleTransactionSeconds = 0;
    std::optional<Finding> blocked;
    HealthReport report;
    QTRY_VERIFY_WITH_TIMEOUT((report = check(*openReader(m_database->settings()), options),
                              blocked = findingOf(report.findings, u"blocked"_qs)),
                             patience);
    static_cast<void>(holder.ask(u"COMMIT"_qs));
    QVERIFY2(blocked->what.contains(u"waits for process "_qs + process), qPrintable(blocked->what));
    QVERIFY(blocked->remedy.contains(u"pg_terminate_backend(%1)"_qs.arg(process)));
    QVERIFY(!blocked->what.contains(u"secret"));
    const std::optional<Finding> idle = findingOf(report.findings, u"idle-in-transaction"_qs);
    QVERIFY(idle && idle->what.contains(u"process "_qs + process));
}

/// At night, when everything waits, is when somebody asks.
void HealthTest::looksAtALockedDatabase()
{
    PlainSession holder(m_database->settings());
    QCOMPARE(holder.ask(u"BEGIN; LOCK TABLE public.books IN ACCESS EXCLUSIVE MODE"_qs), QString());
    HealthOptions options;
    options.thresholds.idleTransactionSeconds = 0;
    const HealthReport report = check(*openReader(m_database->settings()), options);
    QCOMPARE(holder.ask(u"COMMIT"_qs), QString());
    QCOMPARE(report.findings.constFirst().code, u"locked"_qs);
    QVERIFY(findingOf(report.findings, u"idle-in-transaction"_qs).has_value());
    QVERIFY(report.needsCare());
}

void HealthTest::seesRoomThatIsEmpty()
{
    MigratedDatabase database(LedgerRows::ByHand);
    Sql::Connection &connection = database.connection();
    run(connection,
        "INSERT INTO public.shelves (shelf_url) SELECT 'https://www.goodreads.com/review/list/' || g FROM "
        "generate_series(1, 300000) AS g; ANALYZE public.shelves");
    const auto shelves = [&] {
        const auto tables = check(*openReader(database.settings())).facts.tables;
        return *std::ranges::find(tables, u"public.shelves"_qs, &Sql::TableStorage::fullName);
    };
    const Sql::TableStorage full = shelves();
    QVERIFY(full.bloatBytes.value_or(-1) >= 0);
    QVERIFY2(*full.bloatBytes < full.tableBytes / 10, qPrintable(QString::number(*full.bloatBytes)));
    run(connection, "DELETE FROM public.shelves WHERE shelf_id % 10 > 0");
    run(connection, "VACUUM ANALYZE public.shelves");
    const Sql::TableStorage empty = shelves();
    QVERIFY(*empty.bloatBytes > empty.tableBytes * 8 / 10);
    const HealthReport report = check(*openReader(database.settings()));
    QVERIFY(findingOf(report.findings, u"bloat"_qs).has_value());
    QVERIFY(findingOf(report.findings, u"index-bloat"_qs).has_value());
    const auto plan = Sql::planMaintenance(
        connection, {.kind = Sql::MaintenanceKind::VacuumFull, .tables = {u"shelves"_qs}});
    QVERIFY(plan.ok() && !Sql::runMaintenance(connection, plan.value(), {}).failure);
    QCOMPARE(codesOf(check(*openReader(database.settings())).findings), QString());
}

void HealthTest::isForWhoeverMayRead()
{
    run(m_database->connection(),
        "DO $$ BEGIN CREATE ROLE upkeep_visitor LOGIN; EXCEPTION WHEN duplicate_object THEN NULL; END $$");
    for (const QByteArray table : {"libraries", "books", "shelves", "shelf_searches", "library_searches"}) {
        run(m_database->connection(), "GRANT SELECT ON shelfhelp." + table + " TO upkeep_visitor");
    }
    run(m_database->connection(), "GRANT USAGE ON SCHEMA shelfhelp TO upkeep_visitor");
    Sql::ConnectionSettings settings = m_database->settings();
    settings.user = u"upkeep_visitor"_qs;
    const HealthReport report = check(*openReader(settings));
    QVERIFY(!report.facts.kept.has_value()); // may not be counted, and so is not judged
    QVERIFY(report.facts.tables.size() > 25);
    QVERIFY(std::ranges::none_of(report.facts.tables, &Sql::TableStorage::mayMaintain));
    run(m_database->connection(), "DROP OWNED BY upkeep_visitor");
}

void HealthTest::readsADatabaseThatIsNotOurs()
{
    const TestDatabase empty;
    const HealthReport report = check(*openReader(empty.settings()));
    QVERIFY(report.facts.tables.isEmpty());
    QCOMPARE(codesOf(report.findings), u"schema"_qs);
    QVERIFY(report.findings.constFirst().remedy.contains(u"migrate apply"));
}

QTEST_GUILESS_MAIN(HealthTest)

#include "healthtest.moc"
