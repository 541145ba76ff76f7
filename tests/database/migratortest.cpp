// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrationfixture.h"

#include <sql/connection.h>
#include <sql/schema/atlassum.h>
#include <sql/schema/migrationfile.h>
#include <sql/schema/migrationhistory.h>
#include <sql/schema/migrator.h>
#include <sql/schema/verification.h>
#include <tests/support/testdatabase.h>

#include <QTest>
#include <QThread>

#include <array>
#include <chrono>
#include <memory>

using namespace ShelfHelp;
using namespace ShelfHelp::Sql;
using Tests::ask;
using Tests::MigrationDirectory;
using Tests::openOwner;
using Tests::run;
using Tests::why;

namespace {

QStringList embeddedTitles()
{
    const Result<QList<MigrationFile>> files = readMigrationDirectory(embeddedMigrationDirectory());
    QStringList titles;
    if (files.ok()) {
        for (const MigrationFile &file : files.value()) {
            titles.append(file.title());
        }
    }
    return titles;
}

MigrationState stateOf(Connection &connection, const QString &directory)
{
    const Result<MigrationStatus> status = migrationStatus(connection, directory);
    if (!status.ok()) {
        qFatal("%s", qPrintable(status.error().toText()));
    }
    return status.value().state;
}

const QString ownObjects =
    u"SELECT to_regclass('public.one') IS NOT NULL, to_regclass('public.two') IS NOT NULL, "
    "to_regclass('public.three') IS NOT NULL, "
    "EXISTS (SELECT FROM pg_namespace WHERE nspname = 'shelfhelp')"_qs;

} // namespace

/// Applying migrations: what is written, what is refused, and that nothing is ever half done.
class MigratorTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void appliesAllToAFreshDatabase();
    void reportsProgress();
    void writesTheHistoryAsAtlasWould();
    void keepsTheHistoryFromApiRoles();
    void letsNoMigrationRunTwice();
    void waitsForNoOtherMigrationForever();
    void goesOnAfterAFailure();
    void aFailedFirstMigrationLeavesNothing();
    void namesMustBeQualified();
    void refusesABrokenHistory_data();
    void refusesABrokenHistory();
    void refusesChangedFiles_data();
    void refusesChangedFiles();
    void warnsAboutAFileEditedAfterwards();
    void refusesATransactionPooler();
    void leavesAnExistingDatabaseToAdoption();
    void refusesAHalfExistingDatabase();
    void goesOnBehindABaseline();
    void anAtlasBaselineIsAnAdoption();
    void understandsWhatAtlasDeclares();
    void finishesNothingThatAtlasLeftHalfDone();
    void refusesToGuessBetweenTwoHistories();
    void everyStartNeedsTheCurrentSchema();
    void anUnreadableHistoryIsNoEmptyOne();

private:
    std::unique_ptr<Tests::TestDatabase> m_database;
    std::unique_ptr<Connection> m_connection;
};

void MigratorTest::initTestCase()
{
    const Tests::TestDatabase database;
    Tests::createApiRoles(*openOwner(database.settings()));
}

void MigratorTest::init()
{
    m_database = std::make_unique<Tests::TestDatabase>();
    m_connection = openOwner(m_database->settings());
}

void MigratorTest::cleanup()
{
    m_connection.reset();
    m_database.reset();
}

void MigratorTest::appliesAllToAFreshDatabase()
{
    const Result<QStringList> applied = applyMigrations(*m_connection);
    QVERIFY2(applied.ok(), why(applied).constData());
    QVERIFY(applied.value().size() >= 3);
    QCOMPARE(applied.value(), embeddedTitles());

    const Result<MigrationStatus> status = migrationStatus(*m_connection);
    QVERIFY2(status.ok(), why(status).constData());
    QCOMPARE(status.value(),
             (MigrationStatus{.state = MigrationState::UpToDate, .applied = embeddedTitles()}));

    const Result<QStringList> again = applyMigrations(*m_connection);
    QVERIFY2(again.ok(), why(again).constData());
    QCOMPARE(again.value(), QStringList());
}

void MigratorTest::reportsProgress()
{
    const MigrationDirectory directory;
    QStringList reports;
    MigrationOptions options = directory.options();
    options.progress = [&reports](const QString &title, qsizetype number, qsizetype count) {
        reports.append(u"%1 %2/%3"_qs.arg(title, QString::number(number), QString::number(count)));
    };
    QVERIFY(applyMigrations(*m_connection, options).ok());
    QCOMPARE(reports, (QStringList{u"1_one 1/3"_qs, u"2_two 2/3"_qs, u"3_three 3/3"_qs}));
}

void MigratorTest::writesTheHistoryAsAtlasWould()
{
    const MigrationDirectory directory;
    QVERIFY(applyMigrations(*m_connection, directory.options()).ok());
    const Result<QList<MigrationFile>> files = readMigrationFiles(directory.path());
    const AtlasSum sum = computeAtlasSum(files.value());
    QStringList expected;
    for (const QString &row : {u"1|one|2|1|1"_qs, u"2|two|2|2|2"_qs, u"3|three|2|1|1"_qs}) {
        expected.append(u"%1|||%2|null|Shelf Help Analytics " SHELFHELP_VERSION
                        ""_qs.arg(row, QString::fromLatin1(sum.rows[expected.size()].hash)));
    }
    QCOMPARE(ask(*m_connection, u"SELECT version, description, type, applied, total, error, "
                                "error_stmt, hash, partial_hashes::text, operator_version "
                                "FROM shelfhelp.atlas_schema_revisions ORDER BY version"_qs),
             expected.join(u'\n'));
    QCOMPARE(ask(*m_connection,
                 u"SELECT bool_and(executed_at BETWEEN now() - interval '1 hour' AND now() + interval "
                 "'1 hour'), bool_and(execution_time BETWEEN 1 AND 3600e9), bool_and(partial_hashes = "
                 "'null'::jsonb) "
                 "FROM shelfhelp.atlas_schema_revisions"_qs),
             u"true|true|true"_qs);
    QCOMPARE(ask(*m_connection,
                 u"SELECT string_agg(concat_ws(' ', a.attname, format_type(a.atttypid, a.atttypmod), "
                 "CASE WHEN a.attnotnull THEN 'NOT NULL' END, pg_get_expr(d.adbin, d.adrelid)), '; ' ORDER "
                 "BY attnum) "
                 "FROM pg_attribute AS a LEFT JOIN pg_attrdef AS d ON d.adrelid = a.attrelid AND d.adnum = "
                 "a.attnum "
                 "WHERE a.attrelid = 'shelfhelp.atlas_schema_revisions'::regclass AND a.attnum > 0"_qs),
             u"version character varying NOT NULL; description character varying NOT NULL; "
             "type bigint NOT NULL 2; applied bigint NOT NULL 0; total bigint NOT NULL 0; "
             "executed_at timestamp with time zone NOT NULL; execution_time bigint NOT NULL; error text; "
             "error_stmt text; hash character varying NOT NULL; partial_hashes jsonb; "
             "operator_version character varying NOT NULL"_qs);
    QCOMPARE(ask(*m_connection,
                 u"SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint "
                 "WHERE conrelid = 'shelfhelp.atlas_schema_revisions'::regclass AND contype <> 'n'"_qs),
             u"atlas_schema_revisions_pkey|PRIMARY KEY (version)"_qs);
}

void MigratorTest::keepsTheHistoryFromApiRoles()
{
    // As older Supabase projects: whatever is created is open to the API's roles.
    run(*m_connection, "ALTER DEFAULT PRIVILEGES GRANT ALL ON TABLES TO anon, authenticated;"
                       "ALTER DEFAULT PRIVILEGES GRANT USAGE ON SCHEMAS TO anon, authenticated");
    const MigrationDirectory directory;
    QVERIFY(applyMigrations(*m_connection, directory.options()).ok());
    QCOMPARE(
        ask(*m_connection,
            u"SELECT relrowsecurity, role, has_table_privilege(role, oid, 'SELECT, INSERT, UPDATE, DELETE, "
            "TRUNCATE, REFERENCES, TRIGGER') FROM pg_class, unnest(ARRAY['anon', 'authenticated']) AS role "
            "WHERE oid = 'shelfhelp.atlas_schema_revisions'::regclass"_qs),
        u"true|anon|false\ntrue|authenticated|false"_qs);
}

/// Four programs start at once on a fresh database, as after an update.
void MigratorTest::letsNoMigrationRunTwice()
{
    const MigrationDirectory directory;
    MigrationOptions options = directory.options();
    options.lockTimeout = std::chrono::seconds(30);
    std::array<QStringList, 4> applied;
    std::array<QByteArray, 4> errors;
    std::array<std::unique_ptr<QThread>, 4> threads;
    for (std::size_t i = 0; i < threads.size(); ++i) {
        threads[i].reset(QThread::create([&, i] {
            const std::unique_ptr<Connection> connection = openOwner(m_database->settings());
            const Result<QStringList> result = applyMigrations(*connection, options);
            errors[i] = why(result);
            applied[i] = result.ok() ? result.value() : QStringList();
        }));
        threads[i]->start();
    }
    QStringList all;
    for (std::size_t i = 0; i < threads.size(); ++i) {
        QVERIFY(threads[i]->wait());
        QCOMPARE(errors[i], QByteArray());
        all += applied[i];
    }
    all.sort();
    QCOMPARE(all, (QStringList{u"1_one"_qs, u"2_two"_qs, u"3_three"_qs}));
    QCOMPARE(ask(*m_connection, u"SELECT count(*) FROM public.two"_qs), u"1"_qs);
}

void MigratorTest::waitsForNoOtherMigrationForever()
{
    const MigrationDirectory directory;
    const std::unique_ptr<Connection> other = openOwner(m_database->settings());
    run(*other, "SELECT pg_advisory_lock(2686470616)"); // as the Atlas CLI holds it
    const Result<QStringList> refused = applyMigrations(*m_connection, directory.options());
    QVERIFY(!refused.ok());
    QCOMPARE(refused.error().kind, ErrorKind::Transient);
    QCOMPARE(refused.error().message, u"Another migration holds the migration lock of this database"_qs);
    QVERIFY(refused.error().remedy.contains(u"shelfhelp migrate apply"));
    QCOMPARE(ask(*m_connection, ownObjects), u"false|false|false|false"_qs);

    run(*other, "SELECT pg_advisory_unlock(2686470616)");
    const Result<QStringList> applied = applyMigrations(*m_connection, directory.options());
    QVERIFY2(applied.ok(), why(applied).constData());
    QCOMPARE(ask(*m_connection, u"SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND database = "
                                "(SELECT oid FROM pg_database WHERE datname = current_database())"_qs),
             u"0"_qs);
}

void MigratorTest::goesOnAfterAFailure()
{
    const MigrationDirectory directory;
    directory.add(u"2_two.sql"_qs,
                  "CREATE TABLE public.two (a int);\nINSERT INTO public.nosuch VALUES (1);\n");
    directory.sum();
    const Result<QStringList> failed = applyMigrations(*m_connection, directory.options());
    QVERIFY(!failed.ok());
    QVERIFY2(failed.error().message.startsWith(u"The migration 2_two failed and left nothing behind"),
             why(failed).constData());
    QCOMPARE(failed.error().sqlState, u"42P01"_qs);
    QCOMPARE(ask(*m_connection, ownObjects), u"true|false|false|true"_qs);
    QCOMPARE(ask(*m_connection, u"SELECT version, applied, total FROM shelfhelp.atlas_schema_revisions"_qs),
             u"1|1|1"_qs);
    QCOMPARE(stateOf(*m_connection, directory.path()), MigrationState::Behind);

    const MigrationDirectory mended;
    const Result<QStringList> applied = applyMigrations(*m_connection, mended.options());
    QVERIFY2(applied.ok(), why(applied).constData());
    QCOMPARE(applied.value(), (QStringList{u"2_two"_qs, u"3_three"_qs}));
}

void MigratorTest::aFailedFirstMigrationLeavesNothing()
{
    const MigrationDirectory directory;
    directory.add(u"1_one.sql"_qs, "CREATE TABLE public.one (a int);\nSELECT 1 / 0;\n");
    directory.sum();
    QVERIFY(!applyMigrations(*m_connection, directory.options()).ok());
    QCOMPARE(ask(*m_connection, ownObjects), u"false|false|false|false"_qs);
    QCOMPARE(stateOf(*m_connection, directory.path()), MigrationState::NotInitialised);
}

/// The search path differs between the Atlas CLI, this runner and psql.
void MigratorTest::namesMustBeQualified()
{
    const MigrationDirectory directory;
    directory.add(u"1_one.sql"_qs, "CREATE TABLE one (a int);\n");
    directory.sum();
    QVERIFY(!applyMigrations(*m_connection, directory.options()).ok());
}

void MigratorTest::refusesABrokenHistory_data()
{
    QTest::addColumn<QByteArray>("damage");
    QTest::addColumn<MigrationState>("state");
    QTest::addColumn<QString>("message");
    QTest::newRow("last one incomplete")
        << QByteArray("UPDATE shelfhelp.atlas_schema_revisions SET applied = 0 WHERE version = '3'")
        << MigrationState::Broken << u"the migration 3_three was left incomplete (0 of 1 statements)"_qs;
    QTest::newRow("last one with an error")
        << QByteArray("UPDATE shelfhelp.atlas_schema_revisions SET error = 'no' WHERE version = '3'")
        << MigrationState::Broken << u"the migration 3_three was left incomplete (1 of 1 statements)"_qs;
    QTest::newRow("out of order")
        << QByteArray("DELETE FROM shelfhelp.atlas_schema_revisions WHERE version = '2'")
        << MigrationState::Broken
        << u"the migration 2_two was added out of order: 3_three is already applied"_qs;
    QTest::newRow("newer database")
        << QByteArray("UPDATE shelfhelp.atlas_schema_revisions SET version = '4' WHERE version = '3'")
        << MigrationState::Ahead << u"The database is newer than this program (last migration 4_three)"_qs;
}

void MigratorTest::refusesABrokenHistory()
{
    QFETCH(QByteArray, damage);
    QFETCH(MigrationState, state);
    QFETCH(QString, message);
    const MigrationDirectory directory;
    QVERIFY(applyMigrations(*m_connection, directory.options()).ok());
    run(*m_connection, damage);
    const QString rows = u"SELECT * FROM shelfhelp.atlas_schema_revisions ORDER BY version"_qs;
    const QString before = ask(*m_connection, rows);
    QCOMPARE(stateOf(*m_connection, directory.path()), state);

    const Result<QStringList> refused = applyMigrations(*m_connection, directory.options());
    QVERIFY(!refused.ok());
    QCOMPARE(refused.error().kind, ErrorKind::Blocked);
    QVERIFY2(refused.error().message.endsWith(message), why(refused).constData());
    QVERIFY(!refused.error().remedy.isEmpty());
    QCOMPARE(ask(*m_connection, rows), before);
}

void MigratorTest::refusesChangedFiles_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("message");
    QTest::newRow("edited") << u"1_one.sql"_qs << QByteArray("CREATE TABLE public.another (a int);\n")
                            << u"checksum mismatch: L2: 1_one.sql was edited"_qs;
    QTest::newRow("added") << u"2_aa.sql"_qs << QByteArray("CREATE TABLE public.another (a int);\n")
                           << u"checksum mismatch: L3: 2_aa.sql was added"_qs;
    QTest::newRow("damaged sum") << u"atlas.sum"_qs << QByteArray("h1:\n") << u"checksum mismatch"_qs;
}

void MigratorTest::refusesChangedFiles()
{
    QFETCH(QString, file);
    QFETCH(QByteArray, content);
    QFETCH(QString, message);
    const MigrationDirectory directory;
    directory.add(file, content);
    const Result<QStringList> refused = applyMigrations(*m_connection, directory.options());
    QVERIFY(!refused.ok());
    QCOMPARE(refused.error().message, message);
    QVERIFY(!migrationStatus(*m_connection, directory.path()).ok());
    QCOMPARE(ask(*m_connection, ownObjects), u"false|false|false|false"_qs);

    directory.remove(u"atlas.sum"_qs);
    const Result<QStringList> unsummed = applyMigrations(*m_connection, directory.options());
    QVERIFY(!unsummed.ok());
    QCOMPARE(unsummed.error().message, u"checksum file not found"_qs);
    for (const Error &error : {refused.error(), unsummed.error()}) {
        QVERIFY2(error.remedy.contains(u"shelfhelp migrate hash"), qPrintable(error.toText()));
    }
}

void MigratorTest::warnsAboutAFileEditedAfterwards()
{
    const MigrationDirectory directory;
    QVERIFY(applyMigrations(*m_connection, directory.options()).ok());
    directory.add(u"3_three.sql"_qs, "CREATE TABLE public.three (b int);\n");
    directory.sum();
    const Result<MigrationStatus> status = migrationStatus(*m_connection, directory.path());
    QVERIFY2(status.ok(), why(status).constData());
    QCOMPARE(status.value().state, MigrationState::UpToDate);
    QCOMPARE(status.value().warnings.size(), 1);
    QVERIFY(status.value().warnings.first().contains(u"3_three"));
}

void MigratorTest::refusesATransactionPooler()
{
    // libpq takes the last of two ports: this connection reaches the test server and believes it is pooled.
    ConnectionSettings settings = m_database->settings();
    settings.options.insert(u"port"_qs, QString::number(settings.port));
    settings.port = 6543;
    const std::unique_ptr<Connection> pooled = openOwner(settings);
    const MigrationDirectory directory;
    const Result<QStringList> refused = applyMigrations(*pooled, directory.options());
    QVERIFY(!refused.ok());
    QVERIFY(refused.error().message.contains(u"transaction pooler"));
    QVERIFY(refused.error().remedy.contains(u"5432"));
    QCOMPARE(ask(*m_connection, ownObjects), u"false|false|false|false"_qs);
}

void MigratorTest::leavesAnExistingDatabaseToAdoption()
{
    QVERIFY(applyMigrations(*m_connection).ok());
    run(*m_connection, "DROP SCHEMA shelfhelp CASCADE");
    QCOMPARE(stateOf(*m_connection, embeddedMigrationDirectory()), MigrationState::Adoptable);
    const Result<QStringList> refused = applyMigrations(*m_connection);
    QVERIFY(!refused.ok());
    QVERIFY2(refused.error().remedy.contains(u"shelfhelp migrate adopt"), why(refused).constData());
    QCOMPARE(ask(*m_connection, u"SELECT count(*) FROM pg_namespace WHERE nspname = 'shelfhelp'"_qs),
             u"0"_qs);
}

void MigratorTest::refusesAHalfExistingDatabase()
{
    run(*m_connection, "CREATE TABLE public.books (a int); CREATE TABLE public.unrelated (a int)");
    const Result<QStringList> refused = applyMigrations(*m_connection);
    QVERIFY(!refused.ok());
    QVERIFY2(refused.error().message.contains(u"1 of the five tables"), why(refused).constData());
}

void MigratorTest::goesOnBehindABaseline()
{
    const MigrationDirectory directory;
    QVERIFY(applyMigrations(*m_connection, directory.options()).ok());
    // What `atlas migrate apply --baseline 2` leaves behind, before it runs the third file.
    run(*m_connection,
        "DROP TABLE public.three; DELETE FROM shelfhelp.atlas_schema_revisions;"
        "INSERT INTO shelfhelp.atlas_schema_revisions (version, description, type, executed_at, "
        "execution_time, hash, operator_version) VALUES "
        "('2', 'two', 1, now(), 0, '', 'Atlas CLI v0.31.0'),"
        "('.atlas_cloud_identifier', 'x', 2, now(), 0, '', 'Atlas CLI v0.31.0')");
    const Result<QStringList> applied = applyMigrations(*m_connection, directory.options());
    QVERIFY2(applied.ok(), why(applied).constData());
    QCOMPARE(applied.value(), QStringList{u"3_three"_qs});
}

/// The existing pipeline's database after `atlas migrate apply --baseline 20261123200200` wrote its row.
void MigratorTest::anAtlasBaselineIsAnAdoption()
{
    QVERIFY(applyMigrations(*m_connection).ok());
    run(*m_connection, "DROP SCHEMA shelfhelp CASCADE; DROP INDEX public.idx_shelf_searches_time_start, "
                       "public.idx_library_searches_time_start; DROP VIEW public.library_avail_rate");
    QVERIFY(createMigrationHistory(*m_connection).ok());
    run(*m_connection,
        "INSERT INTO shelfhelp.atlas_schema_revisions VALUES ('20261123200200', "
        "'create_dashboard_views', 1, 0, 0, now(), 0, '', '', '', 'null', 'Atlas CLI v0.31.0')");
    const Result<QStringList> applied = applyMigrations(*m_connection);
    QVERIFY2(applied.ok(), why(applied).constData());
    QCOMPARE(applied.value(), embeddedTitles().mid(3));
    const Result<Verification> verified = verifySchema(*m_connection);
    QVERIFY2(verified.ok(), why(verified).constData());
    QCOMPARE(verified.value().status.state, MigrationState::UpToDate);
    QVERIFY(verified.value().status.isAdopted);
    QCOMPARE(verified.value().status.baseline, embeddedTitles().first(3));
    QVERIFY(verified.value().isEqual());
    QCOMPARE(verified.value().notes.size(), 1);
}

/// What `atlas migrate set 2` leaves behind on a database where the second file had failed halfway.
void MigratorTest::understandsWhatAtlasDeclares()
{
    const MigrationDirectory directory;
    QVERIFY(applyMigrations(*m_connection, directory.options()).ok());
    run(*m_connection,
        "DROP TABLE public.three; DELETE FROM shelfhelp.atlas_schema_revisions WHERE version = '3';"
        "UPDATE shelfhelp.atlas_schema_revisions SET type = 4, applied = 0, total = 0, partial_hashes = NULL "
        "WHERE version = '1';"
        "UPDATE shelfhelp.atlas_schema_revisions SET type = 6, applied = 1, total = 2, error = 'pq: no', "
        "error_stmt = 'SELECT', partial_hashes = '[\"h1:UvuLp8vf/Rt+0uYDY8a91QZx8jwgB/gaXrPJeca0lp8=\"]' "
        "WHERE version = '2'");
    const Result<MigrationStatus> status = migrationStatus(*m_connection, directory.path());
    QVERIFY2(status.ok(), why(status).constData());
    QCOMPARE(status.value().state, MigrationState::Behind);
    QCOMPARE(status.value().baseline, QStringList{u"1_one"_qs});
    const Result<QStringList> applied = applyMigrations(*m_connection, directory.options());
    QVERIFY2(applied.ok(), why(applied).constData());
    QCOMPARE(applied.value(), QStringList{u"3_three"_qs});
}

/// `atlas migrate apply --tx-mode none` failed at the third of four statements.
void MigratorTest::finishesNothingThatAtlasLeftHalfDone()
{
    const MigrationDirectory directory;
    for (const QString &name : {u"1_one.sql"_qs, u"2_two.sql"_qs, u"3_three.sql"_qs}) {
        directory.remove(name);
    }
    directory.add(u"20300101000000_pets.sql"_qs,
                  "CREATE TABLE cat (id int);\nCREATE TABLE dog (id int);\nINSERT INTO nosuch VALUES (1);\n"
                  "CREATE TABLE eel (id int);\n");
    directory.sum();
    run(*m_connection, "CREATE TABLE public.cat (id int); CREATE TABLE public.dog (id int)");
    const Outcome created = createMigrationHistory(*m_connection);
    QVERIFY2(created.ok(), why(created).constData());
    run(*m_connection,
        "INSERT INTO shelfhelp.atlas_schema_revisions VALUES ('20300101000000', 'pets', 2, 2, 4, now(), 1, "
        "'pq: relation \"nosuch\" does not exist', 'INSERT INTO nosuch VALUES (1);', "
        "'bAITTOr75KSddqBy8cXekrtPli0UTNTNj1FNgzLeDDU=', "
        "'[\"h1:UvuLp8vf/Rt+0uYDY8a91QZx8jwgB/gaXrPJeca0lp8=\", "
        "\"h1:kHB6ln+sb1SwMd/I9Ldk8bBiQr8eETnqZFmL0sto4ok=\"]', 'Atlas CLI v0.31.0')");
    const Result<QStringList> refused = applyMigrations(*m_connection, directory.options());
    QVERIFY(!refused.ok());
    QVERIFY2(refused.error().message.endsWith(
                 u"the migration 20300101000000_pets was left incomplete (2 of 4 statements)"),
             why(refused).constData());
    QVERIFY2(refused.error().remedy.contains(u"atlas migrate apply"), why(refused).constData());
    // The file is the one that was run: its hash is Atlas's.
    QCOMPARE(migrationStatus(*m_connection, directory.path()).value().warnings, QStringList());
    QCOMPARE(ask(*m_connection, u"SELECT to_regclass('public.eel') IS NULL"_qs), u"true"_qs);
}

/// Atlas without --revisions-schema keeps its history in a schema of its own.
void MigratorTest::refusesToGuessBetweenTwoHistories()
{
    const MigrationDirectory directory;
    QVERIFY(applyMigrations(*m_connection, directory.options()).ok());
    run(*m_connection, "CREATE SCHEMA atlas_schema_revisions;"
                       "CREATE TABLE atlas_schema_revisions.atlas_schema_revisions AS "
                       "SELECT * FROM shelfhelp.atlas_schema_revisions WHERE version < '3'");
    const QString message = u"schema atlas_schema_revisions has a history of these migrations, too"_qs;
    for (const QByteArray &damage : {QByteArray(), QByteArray("DROP SCHEMA shelfhelp CASCADE")}) {
        run(*m_connection, damage);
        const Result<QStringList> refused = applyMigrations(*m_connection, directory.options());
        QVERIFY(!refused.ok());
        QVERIFY2(refused.error().message.endsWith(message), why(refused).constData());
        QVERIFY2(refused.error().remedy.contains(u"--revisions-schema shelfhelp"), why(refused).constData());
    }
    run(*m_connection, "UPDATE atlas_schema_revisions.atlas_schema_revisions SET version = version || '0'");
    QCOMPARE(stateOf(*m_connection, directory.path()), MigrationState::NotInitialised);
    run(*m_connection, "SET ROLE anon");
    QVERIFY(!migrationStatus(*m_connection, directory.path()).ok());
}

void MigratorTest::everyStartNeedsTheCurrentSchema()
{
    const Outcome fresh = requireCurrentSchema(*m_connection);
    QVERIFY(!fresh.ok());
    QCOMPARE(fresh.error().kind, ErrorKind::Blocked);
    QCOMPARE(fresh.error().message, u"The database has no Shelf Help tables yet"_qs);

    QVERIFY(applyMigrations(*m_connection).ok());
    const Outcome current = requireCurrentSchema(*m_connection);
    QVERIFY2(current.ok(), why(current).constData());

    run(*m_connection, "DELETE FROM shelfhelp.atlas_schema_revisions WHERE version > '20261123200100'");
    const Outcome behind = requireCurrentSchema(*m_connection);
    QVERIFY(!behind.ok());
    QCOMPARE(behind.error().kind, ErrorKind::Blocked);
    QVERIFY2(behind.error().message.startsWith(u"The database is behind this program: "),
             why(behind).constData());
    QVERIFY(behind.error().remedy.contains(u"shelfhelp migrate apply"));

    run(*m_connection,
        "INSERT INTO shelfhelp.atlas_schema_revisions (version, description, executed_at, "
        "execution_time, hash, operator_version) VALUES ('99991231235959', 'future', now(), 1, '', '')");
    const Outcome ahead = requireCurrentSchema(*m_connection);
    QVERIFY(!ahead.ok());
    QCOMPARE(ahead.error().kind, ErrorKind::Blocked);
    QCOMPARE(ahead.error().message,
             u"The database is newer than this program (last migration 99991231235959_future)"_qs);
}

void MigratorTest::anUnreadableHistoryIsNoEmptyOne()
{
    const MigrationDirectory directory;
    QVERIFY(applyMigrations(*m_connection, directory.options()).ok());
    // Row level security shows this role a table without rows.
    run(*m_connection, "GRANT USAGE ON SCHEMA shelfhelp TO anon;"
                       "GRANT SELECT ON shelfhelp.atlas_schema_revisions TO anon; SET ROLE anon");
    QCOMPARE(ask(*m_connection, u"SELECT count(*) FROM shelfhelp.atlas_schema_revisions"_qs), u"0"_qs);
    const Result<MigrationStatus> hidden = migrationStatus(*m_connection, directory.path());
    QVERIFY(!hidden.ok());
    QCOMPARE(hidden.error().kind, ErrorKind::Blocked);

    run(*m_connection, "RESET ROLE; REVOKE ALL ON SCHEMA shelfhelp FROM anon; SET ROLE anon");
    QVERIFY(!migrationStatus(*m_connection, directory.path()).ok());
}

QTEST_GUILESS_MAIN(MigratorTest)

#include "migratortest.moc"
