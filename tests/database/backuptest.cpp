// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "backuptesting.h"

#include <sql/backup/archive.h>
#include <sql/backup/backup.h>
#include <sql/backup/restore.h>
#include <sql/rollups/rollupverification.h>
#include <sql/schema/atlassum.h>
#include <sql/schema/migrator.h>
#include <tests/support/existingdatabase.h>
#include <tests/support/packing.h>

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace ShelfHelp;
using namespace ShelfHelp::Sql;
using namespace ShelfHelp::Tests;

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void writeTo(const QString &path, const QByteArray &content)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(content), content.size());
}

} // namespace

/// Backups of a database and what comes back from them; restores of dumps; and everything that is refused.
class BackupTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();

    void everyTableIsKeptOrDerived();
    void everythingComesBack();
    void aPartitionedLedger();
    void sumsAreThoseOfTheRows();
    void aDryRunChangesNothing();
    void rowsAreOnlyReplacedOnRequest();
    void neverOverwritesSilently();
    void stoppingLeavesNothing_data();
    void stoppingLeavesNothing();
    void damageIsNoticed_data();
    void damageIsNoticed();
    void noCutIsTakenForWhole();
    void otherVersions_data();
    void otherVersions();
    void anOlderSchemaIsBroughtUp();
    void twoAtOnceDoNotMix();
    void aWriterIsNotOverrun();
    void aRoleThatSeesNothingWritesNothing();
    void aRoleThatMayNotSwitchKeysOff();
    void onlyOurSharedTablesAsSql();
    void dumpsOfPostgres_data();
    void dumpsOfPostgres();
    void aDumpOfTheExistingPipeline();
    void aBackupOfTheExistingPipeline();
    void refusesDumps_data();
    void refusesDumps();

private:
    [[nodiscard]] Result<Restore> restoreTo(MigratedDatabase &database, const QString &path,
                                            bool replaces = false)
    {
        return restore(database.connection(), {.path = path, .mayReplace = replaces});
    }

    [[nodiscard]] QString path(const QString &name) const { return m_directory.filePath(name); }

    /// The backup with a changed manifest, as its hash says.
    void rewriteManifest(const QString &target, const QString &key, const QJsonValue &value);
    /// What is refused changes nothing.
    void expectRefusal(const QString &file, const QStringList &words);

    QTemporaryDir m_directory;
    std::unique_ptr<MigratedDatabase> m_source;
    std::unique_ptr<MigratedDatabase> m_untouched; ///< by what is refused
    QString m_rows;
    QString m_backup;
};

void BackupTest::initTestCase()
{
    m_source = std::make_unique<MigratedDatabase>(LedgerRows::ByHand);
    m_untouched = std::make_unique<MigratedDatabase>(LedgerRows::ByHand);
    fillDatabase(m_source->settings(), 3'000);
    m_rows = rowsOf(m_source->connection());
    m_backup = path(u"whole.tar"_qs);
    const auto written = writeBackup(m_source->connection(), {.path = m_backup});
    QVERIFY2(written.ok(), why(written).constData());
    QCOMPARE(written.value().fileSize, QFileInfo(m_backup).size());
    QCOMPARE(QFile::permissions(m_backup) & QFile::Permissions(0x0077), QFile::Permissions());
    QCOMPARE(rowsOf(m_source->connection()), m_rows);
}

/// A new table has to be in one of the lists, or its rows would silently be left out.
void BackupTest::everyTableIsKeptOrDerived()
{
    const QStringList tables =
        ask(m_source->connection(),
            u"SELECT relname FROM pg_class WHERE relnamespace = 'shelfhelp'::regnamespace AND "
            "relkind IN ('r', 'p') ORDER BY 1"_qs)
            .split(u'\n');
    for (const QString &table : tables) {
        const bool isKept = findBackupTable(u"shelfhelp." + table) != nullptr;
        QVERIFY2(isKept != derivedTables().contains(table), qPrintable(table));
    }
    QCOMPARE(readTableShapes(m_source->connection()).value().size(), backupTables().size());
}

void BackupTest::everythingComesBack()
{
    MigratedDatabase target;
    const auto restored = restoreTo(target, m_backup);
    QVERIFY2(restored.ok(), why(restored).constData());
    QCOMPARE(restored.value().note, QString());
    QVERIFY(restored.value().isArchive && !restored.value().checksKeys && restored.value().orphans.isEmpty());
    QCOMPARE(rowsOf(target.connection()), m_rows);
    QCOMPARE(target.state(), m_source->state());
    QCOMPARE(nextIdentities(target.connection()), nextIdentities(m_source->connection()));
    // Once more gives the same file, but for the moment and the place.
    const QString again = path(u"again.tar"_qs);
    const auto written = writeBackup(target.connection(), {.path = again});
    QVERIFY2(written.ok(), why(written).constData());
    Archive archive(m_backup);
    QVERIFY(archive.open().ok());
    for (const ManifestTable &table : archive.manifest().tables) {
        QCOMPARE(written.value().manifest.find(table.name)->sha256, table.sha256);
    }
}

/// Divided as docs/growing.md says: into it, and out of it again.
void BackupTest::aPartitionedLedger()
{
    MigratedDatabase target;
    run(target.connection(), "BEGIN;"
                             "ALTER TABLE shelfhelp.notifications RENAME TO undivided;"
                             "CREATE TABLE shelfhelp.notifications (LIKE shelfhelp.undivided INCLUDING ALL) "
                             "PARTITION BY HASH (topic_id, "
                             "notification_id);"
                             "CREATE TABLE shelfhelp.notifications_0 PARTITION OF shelfhelp.notifications "
                             "FOR VALUES WITH (MODULUS 2, "
                             "REMAINDER 0);"
                             "CREATE TABLE shelfhelp.notifications_1 PARTITION OF shelfhelp.notifications "
                             "FOR VALUES WITH (MODULUS 2, "
                             "REMAINDER 1);"
                             "INSERT INTO shelfhelp.notifications SELECT * FROM shelfhelp.undivided;"
                             "DROP TABLE shelfhelp.undivided;"
                             "COMMIT");
    const auto restored = restoreTo(target, m_backup);
    QVERIFY2(restored.ok(), why(restored).constData());
    QCOMPARE(rowsOf(target.connection()), m_rows);
    const QString divided = path(u"divided.tar"_qs);
    const auto written = writeBackup(target.connection(), {.path = divided});
    QVERIFY2(written.ok(), why(written).constData());
    MigratedDatabase undivided;
    const auto again = restoreTo(undivided, divided);
    QVERIFY2(again.ok(), why(again).constData());
    QCOMPARE(rowsOf(undivided.connection()), m_rows);
    QCOMPARE(undivided.state(), m_source->state());
}

void BackupTest::sumsAreThoseOfTheRows()
{
    MigratedDatabase target;
    const auto restored = restoreTo(target, m_backup);
    QVERIFY2(restored.ok(), why(restored).constData());
    const auto verified = verifyRollups(target.connection(), QDateTime::currentDateTimeUtc(), {});
    QVERIFY2(verified.ok() && verified.value().isBuilt && verified.value().isEqual(),
             why(verified).constData());
}

void BackupTest::aDryRunChangesNothing()
{
    MigratedDatabase target;
    const QString before = rowsOf(target.connection()) + nextIdentities(target.connection());
    const auto tried = restore(target.connection(), {.path = m_backup, .isDryRun = true});
    QVERIFY2(tried.ok(), why(tried).constData());
    QVERIFY(!tried.value().loaded.isEmpty());
    QCOMPARE(rowsOf(target.connection()) + nextIdentities(target.connection()), before);
}

void BackupTest::rowsAreOnlyReplacedOnRequest()
{
    MigratedDatabase target;
    fillDatabase(target.settings(), 200);
    const QString before = rowsOf(target.connection());
    const auto refused = restoreTo(target, m_backup);
    QVERIFY(!refused.ok());
    for (const QString &words : {u"not empty"_qs, u"rows of public.shelf_searches"_qs, u"--replace"_qs}) {
        QVERIFY2(refused.error().toText().contains(words), why(refused).constData());
    }
    QCOMPARE(rowsOf(target.connection()), before);
    const auto replaced = restoreTo(target, m_backup, true);
    QVERIFY2(replaced.ok(), why(replaced).constData());
    QVERIFY(toText(replaced.value().removed).contains(u"public.books"));
    QCOMPARE(rowsOf(target.connection()), m_rows);
}

void BackupTest::neverOverwritesSilently()
{
    const QString file = path(u"kept.tar"_qs);
    writeTo(file, "precious");
    const auto refused = writeBackup(m_source->connection(), {.path = file});
    QVERIFY(!refused.ok());
    QVERIFY2(refused.error().toText().contains(u"--overwrite"), why(refused).constData());
    QCOMPARE(contentOf(file), QByteArray("precious"));
    QVERIFY(writeBackup(m_source->connection(), {.path = file, .mayOverwrite = true}).ok());
    QVERIFY(contentOf(file) != "precious");
}

void BackupTest::stoppingLeavesNothing_data()
{
    QTest::addColumn<QString>("step");
    for (const QString &step :
         {u"counting rows"_qs, u"public.shelf_searches"_qs, u"shelfhelp.notifications"_qs}) {
        QTest::newRow(qPrintable(step)) << step;
    }
}

void BackupTest::stoppingLeavesNothing()
{
    QFETCH(QString, step);
    QTemporaryDir folder;
    bool isReached = false;
    const WorkMonitor monitor{
        .progress = [&](const WorkProgress &progress) { isReached = isReached || progress.step == step; },
        .shouldStop = [&] { return isReached; }};
    const auto stopped =
        writeBackup(m_source->connection(), {.path = folder.filePath(u"a.tar"_qs), .monitor = monitor});
    QVERIFY(!stopped.ok());
    QCOMPARE(stopped.error().kind, ErrorKind::Cancelled);
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden), QStringList());
    QVERIFY(m_source->connection().ping().ok()); // no copy is left open
}

void BackupTest::damageIsNoticed_data()
{
    QTest::addColumn<double>("place");
    for (const double place : {0.0, 0.0002, 0.01, 0.1, 0.25, 0.4, 0.55, 0.7, 0.85, 0.95, 0.99, 0.998}) {
        QTest::newRow(qPrintable(QString::number(place))) << place;
    }
}

/// A byte that does not matter is one without which the file says the same: then all comes back.
void BackupTest::damageIsNoticed()
{
    QFETCH(double, place);
    QByteArray content = contentOf(m_backup);
    const qsizetype position = qsizetype(place * double(content.size()));
    content[position] = char(content[position] ^ 0x10);
    const QString file = path(u"damaged.tar"_qs);
    writeTo(file, content);
    expectRefusal(file, {});
}

void BackupTest::noCutIsTakenForWhole()
{
    const QByteArray content = contentOf(m_backup);
    const QString file = path(u"cut.tar"_qs);
    for (const qsizetype size :
         {content.size() - 1, content.size() - 512, content.size() - 2'000, content.size() / 2,
          content.size() / 3, qsizetype(1'024), qsizetype(700), qsizetype(512)}) {
        writeTo(file, content.first(size));
        Archive archive(file);
        const Outcome opened = archive.open();
        QVERIFY2(!opened.ok(), qPrintable(QString::number(size)));
        expectRefusal(file, {u"cut"_qs});
    }
}

void BackupTest::expectRefusal(const QString &file, const QStringList &words)
{
    const QString before = rowsOf(m_untouched->connection()) + nextIdentities(m_untouched->connection());
    const auto refused = restoreTo(*m_untouched, file);
    QVERIFY(!refused.ok());
    QVERIFY(!refused.error().remedy.isEmpty());
    for (const QString &word : words) {
        QVERIFY2(refused.error().toText().contains(word), why(refused).constData());
    }
    QCOMPARE(rowsOf(m_untouched->connection()) + nextIdentities(m_untouched->connection()), before);
}

void BackupTest::rewriteManifest(const QString &target, const QString &key, const QJsonValue &value)
{
    TarReader reader(m_backup);
    QVERIFY(reader.open().ok());
    NewFile file(target);
    QVERIFY(file.open(true).ok());
    TarWriter writer(file, QDateTime::currentDateTimeUtc());
    QByteArray hash;
    for (const TarMember &member : reader.members()) {
        QByteArray content;
        QVERIFY(reader
                    .read(member,
                          [&](QByteArrayView piece) {
                              content.append(piece.data(), piece.size());
                              return success();
                          })
                    .ok());
        if (member.name == u"manifest.json") {
            QJsonObject manifest = QJsonDocument::fromJson(content).object();
            manifest.insert(key, value);
            content = QJsonDocument(manifest).toJson();
            hash =
                QCryptographicHash::hash(content, QCryptographicHash::Sha256).toHex() + "  manifest.json\n";
        }
        QVERIFY(writer.add(member.name, member.name == u"manifest.sha256" ? hash : content).ok());
    }
    QVERIFY(writer.finish().ok() && file.commit().ok());
}

void BackupTest::otherVersions_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<QString>("words");
    QTest::newRow("older") << u"schema_version"_qs << QJsonValue(u"20261125130000"_qs) << QString();
    QTest::newRow("newer") << u"schema_version"_qs << QJsonValue(u"20991231000000"_qs) << u"newer schema"_qs;
    QTest::newRow("newer format") << u"format_version"_qs << QJsonValue(2) << u"its format is 2"_qs;
    QTest::newRow("another's") << u"format"_qs << QJsonValue(u"x"_qs) << u"none of ours"_qs;
}

void BackupTest::otherVersions()
{
    QFETCH(QString, key);
    QFETCH(QJsonValue, value);
    QFETCH(QString, words);
    const QString file = path(u"version.tar"_qs);
    rewriteManifest(file, key, value);
    if (!words.isEmpty()) {
        expectRefusal(file, {words});
        return;
    }
    MigratedDatabase target;
    const auto restored = restoreTo(target, file);
    QVERIFY2(restored.ok(), why(restored).constData());
    QCOMPARE(rowsOf(target.connection()), m_rows);
}

/// A database that lacks the newest migration is backed up as it is, and restored into one that has it.
void BackupTest::anOlderSchemaIsBroughtUp()
{
    QTemporaryDir older;
    const QDir migrations(QStringLiteral(SHELFHELP_SOURCE_DIR "/sql/migrations"));
    const QStringList files = migrations.entryList({u"*.sql"_qs}, QDir::Files, QDir::Name);
    for (const QString &name : files.first(files.indexOf(u"20261130100000_notes_and_alerts.sql"_qs))) {
        QVERIFY(QFile::copy(migrations.filePath(name), older.filePath(name)));
    }
    QVERIFY(writeAtlasSum(older.path()).ok());
    TestDatabase database;
    const auto source = openOwner(database.settings());
    const auto applied = applyMigrations(*source, {.directory = older.path()});
    QVERIFY2(applied.ok(), why(applied).constData());
    run(*source, "INSERT INTO public.books (unique_hash) VALUES ('x')");
    const QString file = path(u"older.tar"_qs);
    const auto written = writeBackup(*source, {.path = file});
    QVERIFY2(written.ok(), why(written).constData());
    QCOMPARE(written.value().manifest.find(u"shelfhelp.chart_notes"_qs), nullptr);
    MigratedDatabase target;
    const auto restored = restoreTo(target, file);
    QVERIFY2(restored.ok(), why(restored).constData());
    QCOMPARE(ask(target.connection(), u"SELECT unique_hash FROM public.books"_qs), u"x"_qs);
}

/// The second one is told at once, and the first one is not disturbed.
void BackupTest::twoAtOnceDoNotMix()
{
    MigratedDatabase target;
    const auto second = openOwner(target.settings());
    std::optional<Result<Restore>> meanwhile;
    const WorkMonitor monitor{.progress = [&](const WorkProgress &progress) {
        if (progress.step == u"public.shelf_searches" && !meanwhile) {
            meanwhile = restore(*second, {.path = m_backup, .mayReplace = true});
        }
    }};
    const auto first = restore(target.connection(), {.path = m_backup, .monitor = monitor});
    QVERIFY2(first.ok(), why(first).constData());
    QVERIFY(meanwhile && !meanwhile->ok());
    QVERIFY2(meanwhile->error().message.contains(u"Another restore"), why(*meanwhile).constData());
    QCOMPARE(rowsOf(target.connection()), m_rows);
}

void BackupTest::aWriterIsNotOverrun()
{
    MigratedDatabase target;
    const auto writer = openOwner(target.settings());
    run(*writer, "BEGIN; INSERT INTO public.books (unique_hash) VALUES ('x')");
    run(target.connection(), "SET lock_timeout = '200ms'");
    const auto refused = restoreTo(target, m_backup, true);
    QVERIFY(!refused.ok());
    QVERIFY2(refused.error().message.contains(u"Somebody is writing to public.books"),
             why(refused).constData());
}

/// Row level security would show this role empty tables.
void BackupTest::aRoleThatSeesNothingWritesNothing()
{
    run(m_source->connection(),
        "DO $$ BEGIN CREATE ROLE bak_reader LOGIN; EXCEPTION WHEN duplicate_object THEN END $$;"
        "GRANT pg_read_all_data TO bak_reader");
    ConnectionSettings settings = m_source->settings();
    settings.user = u"bak_reader"_qs;
    const QString file = path(u"empty.tar"_qs);
    const auto opened = Connection::open(settings, Purpose::Reading);
    const auto written =
        opened.ok() ? writeBackup(*opened.value(), {.path = file}) : Result<Backup>(opened.error());
    QVERIFY(!written.ok());
    QVERIFY(!QFile::exists(file));
    // One that opening does not stop.
    const auto writing = Connection::open(settings, Purpose::Writing);
    QVERIFY2(writing.ok(), why(writing).constData());
    const auto refused = writeBackup(*writing.value(), {.path = file});
    QVERIFY(!refused.ok());
    QCOMPARE(refused.error().kind, ErrorKind::Blocked);
    QVERIFY2(refused.error().remedy.contains(u"BYPASSRLS"), why(refused).constData());
    QVERIFY(!QFile::exists(file));
}

/// An owner without the right on session_replication_role: keys are checked, everything comes back.
void BackupTest::aRoleThatMayNotSwitchKeysOff()
{
    TestDatabase database;
    run(*openOwner(database.settings()),
        ("DO $$ BEGIN CREATE ROLE bak_owner LOGIN BYPASSRLS; EXCEPTION WHEN duplicate_object THEN END $$;"
         "ALTER DATABASE \"" +
         database.settings().database.toLatin1() + "\" OWNER TO bak_owner"));
    ConnectionSettings settings = database.settings();
    settings.user = u"bak_owner"_qs;
    const auto owner = openOwner(settings);
    const auto applied = applyMigrations(*owner);
    QVERIFY2(applied.ok(), why(applied).constData());
    const auto restored = restore(*owner, {.path = m_backup});
    QVERIFY2(restored.ok(), why(restored).constData());
    QVERIFY(restored.value().checksKeys);
    QCOMPARE(rowsOf(*owner), m_rows);
}

/// As the seed document says, into a database that the existing project's migrations made, by psql itself.
void BackupTest::onlyOurSharedTablesAsSql()
{
    const QString file = path(u"leave.sql"_qs);
    const auto written = writeBackup(m_source->connection(), {.path = file, .format = BackupFormat::Sql});
    QVERIFY2(written.ok(), why(written).constData());
    TestDatabase database;
    const auto target = openOwner(database.settings());
    createExistingTables(*target);
    seedLibraries(*target);
    const ConnectionSettings &settings = database.settings();
    int status = 0;
    const QStringList load{u"--single-transaction"_qs,
                           u"--variable"_qs,
                           u"ON_ERROR_STOP=1"_qs,
                           u"--command"_qs,
                           u"SET session_replication_role = replica"_qs,
                           u"--file"_qs,
                           file,
                           u"--dbname"_qs,
                           settings.toUri()};
    const QByteArray said = runPostgres(u"psql"_qs, load, &status);
    QVERIFY2(status == 0, said.constData());
    const QString shared = m_rows.left(m_rows.indexOf(u"shelfhelp."));
    QCOMPARE(rowsOf(*target), shared);
    QCOMPARE(ask(*target, u"SELECT 'x' || nextval('public.books_book_id_seq')"_qs),
             ask(m_source->connection(), u"SELECT 'x' || (last_value + 1) FROM public.books_book_id_seq"_qs));
    // Our own restore reads it, too.
    MigratedDatabase ours;
    const auto restored = restoreTo(ours, file);
    QVERIFY2(restored.ok(), why(restored).constData());
    QCOMPARE(rowsOf(ours.connection()).left(shared.size()), shared);
}

void BackupTest::dumpsOfPostgres_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<bool>("hasLedger");

    QTest::newRow("data") << QStringList{u"--data-only"_qs, u"--schema=public"_qs} << false;
    QTest::newRow("column inserts") << QStringList{u"--data-only"_qs, u"--schema=public"_qs,
                                                   u"--column-inserts"_qs}
                                    << false;
    QTest::newRow("rows per insert") << QStringList{u"--data-only"_qs, u"--schema=public"_qs,
                                                    u"--column-inserts"_qs, u"--rows-per-insert=500"_qs,
                                                    u"--quote-all-identifiers"_qs}
                                     << false;
    QTest::newRow("everything") << QStringList{} << true;
    QTest::newRow("gzip") << QStringList{u"--data-only"_qs, u"--compress=6"_qs} << true;
}

void BackupTest::dumpsOfPostgres()
{
    QFETCH(QStringList, options);
    QFETCH(bool, hasLedger);
    const ConnectionSettings &settings = m_source->settings();
    const QString file = path(u"dump.sql"_qs);
    int status = 0;
    const QByteArray said =
        runPostgres(u"pg_dump"_qs, options + QStringList{u"--file"_qs, file, settings.toUri()}, &status);
    QVERIFY2(status == 0, said.constData());
    MigratedDatabase target;
    const auto restored = restoreTo(target, file);
    QVERIFY2(restored.ok(), why(restored).constData());
    if (hasLedger) {
        QCOMPARE(rowsOf(target.connection()), m_rows);
        QVERIFY(restored.value().leftOut.join(u' ').contains(u"shelfhelp.atlas_schema_revisions"));
    } else {
        const qsizetype shared = m_rows.indexOf(u"shelfhelp.");
        QCOMPARE(rowsOf(target.connection()).left(shared), m_rows.left(shared));
    }
    QCOMPARE(ask(target.connection(), u"SELECT 'x' || nextval('public.books_book_id_seq')"_qs),
             ask(m_source->connection(), u"SELECT 'x' || (last_value + 1) FROM public.books_book_id_seq"_qs));
}

/// As `supabase db dump --data-only --use-copy` writes it, and edited as the seed document says or not. What
/// was stored there is known afterwards.
void BackupTest::aDumpOfTheExistingPipeline()
{
    ExistingDatabase existing;
    run(existing.connection(), "CREATE SCHEMA auth; CREATE TABLE auth.users (id int, secret text); INSERT "
                               "INTO auth.users VALUES (1, 'x')");
    const QString file = path(u"supabase.sql"_qs);
    int status = 0;
    const QByteArray said = runPostgres(
        u"pg_dump"_qs, {u"--data-only"_qs, u"--file"_qs, file, existing.settings().toUri()}, &status);
    QVERIFY2(status == 0, said.constData());
    QByteArray dump = contentOf(file);
    dump.replace("\\restrict", "-- \\restrict").replace("\\unrestrict", "-- \\unrestrict");
    writeTo(file, "SET session_replication_role = replica;\nSET transaction_timeout = 0;\n" + dump +
                      "\nRESET ALL;\n");
    MigratedDatabase target;
    const auto restored = restoreTo(target, file);
    QVERIFY2(restored.ok(), why(restored).constData());
    const QString leftOut = restored.value().leftOut.join(u' ');
    QVERIFY2(leftOut.contains(u"auth.users") && leftOut.contains(u"public.atlas_schema_revisions"),
             qPrintable(leftOut));
    for (const QString &table : {u"books"_qs, u"shelves"_qs, u"shelf_searches"_qs, u"library_searches"_qs}) {
        const QString question = u"SELECT t.* FROM public.%1 AS t ORDER BY 1"_qs.arg(table);
        QCOMPARE(ask(target.connection(), question), ask(existing.connection(), question));
    }
    QCOMPARE(
        ask(target.connection(), u"SELECT count(*) FROM shelfhelp.adoption WHERE derived_at IS NOT NULL"_qs),
        u"1"_qs);
}

/// Without a schema of ours there is less to keep, and what adopting it would have noted is noted.
void BackupTest::aBackupOfTheExistingPipeline()
{
    ExistingDatabase existing;
    const QString file = path(u"existing.tar"_qs);
    const auto written = writeBackup(existing.connection(), {.path = file});
    QVERIFY2(written.ok(), why(written).constData());
    QVERIFY(!written.value().manifest.hasLedger && written.value().manifest.schemaVersion.isEmpty());
    MigratedDatabase target;
    const auto restored = restoreTo(target, file);
    QVERIFY2(restored.ok(), why(restored).constData());
    const QString shared = rowsOf(existing.connection());
    QCOMPARE(rowsOf(target.connection()).left(shared.size()), shared);
    QCOMPARE(
        ask(target.connection(), u"SELECT count(*) FROM shelfhelp.adoption WHERE derived_at IS NOT NULL"_qs),
        u"1"_qs);
}

void BackupTest::refusesDumps_data()
{
    QTest::addColumn<QByteArray>("dump");
    QTest::addColumn<QStringList>("words");
    const auto row = [](const char *name, const QByteArray &dump, const QStringList &words) {
        QTest::newRow(name) << dump << words;
    };
    const QByteArray book = "COPY public.books (book_id, unique_hash) FROM stdin;\n1\tx\n\\.\n";
    const QByteArray shelf = "COPY public.shelves (shelf_id, shelf_url) FROM stdin;\n1\tx\n\\.\n";
    row("a shell command", book + "\\! touch /tmp/bak-owned\n", {u"Line 4"_qs, u"a command for psql"_qs});
    row("an unknown column", "COPY public.books (book_id, unique_hash, shape) FROM stdin;\n\\.\n",
        {u"Line 1"_qs, u"public.books.shape"_qs});
    row("no columns", "INSERT INTO public.books VALUES (1, 'x');", {u"--column-inserts"_qs});
    row("a value of another type",
        "COPY public.books (book_id, unique_hash) FROM stdin;\n1\tx\nfive\ty\n\\.\n",
        {u"public.books, row 2"_qs});
    row("the same key twice", book + book, {u"public.books"_qs});
    row("no shelf", book + "COPY public.shelf_searches (shelf_search_id, shelf_id) FROM stdin;\n1\t7\n\\.\n",
        {u"public.shelf_searches.shelf_id"_qs});
    row("no library",
        book + "COPY public.library_searches (library_search_id, library_id) FROM stdin;\n1\tnone\n\\.\n",
        {u"public.library_searches.library_id"_qs});
    row("no book",
        shelf + "COPY public.shelf_searches (shelf_search_id, shelf_id, books_returned) FROM "
                "stdin;\n1\t1\t{9}\n\\.\n",
        {u"books_returned"_qs, u"--keep-orphans"_qs});
    row("cut", book.chopped(3), {u"break off"_qs});
    row("packed and cut", gzipped(book).chopped(9), {u"break off"_qs});
    row("nothing of ours", "COPY auth.users (id) FROM stdin;\n1\n\\.\n", {u"no rows of books"_qs});
    row("roles", "CREATE ROLE x;\nALTER ROLE x WITH LOGIN;\n", {u"no rows of books"_qs});
    row("an archive of pg_dump", "PGDMP\x01", {u"pg_restore"_qs});
}

void BackupTest::refusesDumps()
{
    QFETCH(QByteArray, dump);
    QFETCH(QStringList, words);
    const QString file = path(u"bad.sql"_qs);
    writeTo(file, dump);
    expectRefusal(file, words);
    QVERIFY(!QFile::exists(u"/tmp/bak-owned"_qs));
}

QTEST_GUILESS_MAIN(BackupTest)

#include "backuptest.moc"
