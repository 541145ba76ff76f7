// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "faulttesting.h"
#include "smalldisk.h"

#include <sql/backup/backup.h>
#include <sql/backup/restore.h>
#include <sql/backup/transfer.h>
#include <tests/database/backuptesting.h>
#include <tests/support/pooler.h>

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <sys/resource.h>

#include <csignal>
#include <memory>

using namespace ShelfHelp;
using namespace ShelfHelp::Sql;
using namespace ShelfHelp::Tests;

namespace {

/// While it lives, no file of this process may become larger.
class FileSizeLimit final
{
    Q_DISABLE_COPY_MOVE(FileSizeLimit)

public:
    explicit FileSizeLimit(rlim_t bytes)
    {
        getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit limit{.rlim_cur = bytes, .rlim_max = m_before.rlim_max};
        setrlimit(RLIMIT_FSIZE, &limit);
        std::signal(SIGXFSZ, SIG_IGN); // then write() fails instead
    }

    ~FileSizeLimit() { setrlimit(RLIMIT_FSIZE, &m_before); }

private:
    rlimit m_before{};
};

QStringList filesIn(const QString &folder)
{
    return QDir(folder).entryList(QDir::Files | QDir::Hidden);
}

} // namespace

/// Backups and restores while something breaks: the disk is full, the connection is cut in the middle of each
/// step, a pooler or a standby stands in the way.
class BackupFaultsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();

    void aFullDiskLeavesNothing();
    void aFileThatMayNotGrowLeavesNothing_data();
    void aFileThatMayNotGrowLeavesNothing();

    void aBackupThatIsCut_data() { addSteps(); }

    void aBackupThatIsCut();

    void aRestoreThatIsCut_data() { addSteps(); }

    void aRestoreThatIsCut();
    void throughAPooler_data();
    void throughAPooler();
    void onAStandby();

private:
    static void addSteps();

    std::unique_ptr<MigratedDatabase> m_source;
    QTemporaryDir m_directory;
    QString m_backup;
    QString m_rows;
};

void BackupFaultsTest::initTestCase()
{
    m_source = std::make_unique<MigratedDatabase>(LedgerRows::ByHand);
    fillDatabase(m_source->settings(), 5'000);
    m_backup = m_directory.filePath(u"a.tar"_qs);
    const auto written = writeBackup(m_source->connection(), {.path = m_backup});
    QVERIFY2(written.ok(), why(written).constData());
    m_rows = rowsOf(m_source->connection());
}

void BackupFaultsTest::aFullDiskLeavesNothing()
{
    SmallDisk disk;
    if (const QString problem = disk.problem(); !problem.isEmpty()) {
        QVERIFY2(!qEnvironmentVariableIsSet("CI"), qPrintable(problem)); // there it is never left out
        QSKIP(qPrintable(problem));
    }
    disk.fill();
    const auto refused = writeBackup(m_source->connection(), {.path = disk.path() + u"/a.tar"});
    QVERIFY(!refused.ok());
    QVERIFY2(refused.error().toText().contains(u"No space left") &&
                 refused.error().remedy.contains(u"Free space"),
             why(refused).constData());
    disk.clear();
    QCOMPARE(filesIn(disk.path()), QStringList());
    QVERIFY(writeBackup(m_source->connection(), {.path = disk.path() + u"/a.tar"}).ok());
}

void BackupFaultsTest::aFileThatMayNotGrowLeavesNothing_data()
{
    QTest::addColumn<double>("part");
    for (const double part : {0.0, 0.001, 0.1, 0.5, 0.9, 0.999}) {
        QTest::newRow(qPrintable(QString::number(part))) << part;
    }
}

/// The disk fills up after any number of bytes; what was there under the name stays.
void BackupFaultsTest::aFileThatMayNotGrowLeavesNothing()
{
    QFETCH(double, part);
    QTemporaryDir folder;
    const QString file = folder.filePath(u"a.tar"_qs);
    QVERIFY(QFile::copy(m_backup, file));
    {
        const FileSizeLimit limit(rlim_t(part * double(QFileInfo(m_backup).size())));
        const auto refused = writeBackup(m_source->connection(), {.path = file, .mayOverwrite = true});
        QVERIFY(!refused.ok());
        QVERIFY2(refused.error().remedy.contains(u"Free space"), why(refused).constData());
    }
    QCOMPARE(filesIn(folder.path()), QStringList{u"a.tar"_qs});
    QCOMPARE(QFileInfo(file).size(), QFileInfo(m_backup).size());
}

void BackupFaultsTest::addSteps()
{
    QTest::addColumn<QString>("step");
    for (const QString &step : {u"public.libraries"_qs, u"public.books"_qs, u"public.shelf_searches"_qs,
                                u"public.library_searches"_qs, u"shelfhelp.notifications"_qs,
                                u"shelfhelp.rejected_notifications"_qs, u"shelfhelp.adoption"_qs}) {
        QTest::newRow(qPrintable(step)) << step;
    }
}

void BackupFaultsTest::aBackupThatIsCut()
{
    QFETCH(QString, step);
    QTemporaryDir folder;
    bool isCut = false;
    const WorkMonitor monitor{.progress = [&](const WorkProgress &progress) {
        if (progress.step == step && !isCut) {
            isCut = true;
            cutSessions(m_source->settings());
        }
    }};
    const auto connection = openOwner(m_source->settings());
    const auto cut = writeBackup(*connection, {.path = folder.filePath(u"a.tar"_qs), .monitor = monitor});
    QVERIFY(isCut && !cut.ok());
    QCOMPARE(cut.error().kind, ErrorKind::Transient);
    QCOMPARE(filesIn(folder.path()), QStringList());
}

void BackupFaultsTest::aRestoreThatIsCut()
{
    QFETCH(QString, step);
    MigratedDatabase target;
    const QString before = rowsOf(target.connection()) + nextIdentities(target.connection());
    bool isCut = false;
    const WorkMonitor monitor{.progress = [&](const WorkProgress &progress) {
        if (progress.step == step && !isCut) {
            isCut = true;
            cutSessions(target.settings());
        }
    }};
    const auto cut = restore(target.connection(), {.path = m_backup, .monitor = monitor});
    QVERIFY(isCut && !cut.ok());
    QCOMPARE(cut.error().kind, ErrorKind::Transient);
    const auto connection = openOwner(target.settings());
    QCOMPARE(rowsOf(*connection) + nextIdentities(*connection), before);
    const auto again = restore(*connection, {.path = m_backup});
    QVERIFY2(again.ok(), why(again).constData());
    QCOMPARE(rowsOf(*connection), m_rows);
}

void BackupFaultsTest::throughAPooler_data()
{
    QTest::addColumn<QString>("mode");
    QTest::addColumn<bool>("mayWrite");
    QTest::newRow("transaction") << u"transaction"_qs << false;
    QTest::newRow("session") << u"session"_qs << true;
}

/// Reading is one transaction, and fine everywhere; filling needs a session.
void BackupFaultsTest::throughAPooler()
{
    QFETCH(QString, mode);
    QFETCH(bool, mayWrite);
    const PoolerOptions options{.mode = mode, .port = mode == u"session" ? 5432 : 6543};
    const auto source = openOwner(m_source->settings());
    {
        const Pooler pooler(m_source->settings(), options);
        const auto reading = Connection::open(pooler.settings(), Purpose::Reading);
        QVERIFY2(reading.ok(), why(reading).constData());
        const QString file = m_directory.filePath(mode + u".tar");
        const auto written = writeBackup(*reading.value(), {.path = file});
        QVERIFY2(written.ok(), why(written).constData());
        QCOMPARE(written.value().manifest.find(u"public.books"_qs)->rows,
                 ask(*source, u"SELECT count(*) FROM public.books"_qs).toLongLong());
    }
    MigratedDatabase target;
    const Pooler pooler(target.settings(), options);
    const auto connection = openOwner(pooler.settings());
    const auto restored = restore(*connection, {.path = m_backup});
    const auto moved = transfer(*source, *connection);
    QCOMPARE(restored.ok(), mayWrite);
    QCOMPARE(moved.ok(), mayWrite);
    if (!mayWrite) {
        QVERIFY2(restored.error().toText().contains(u"5432"), why(restored).constData());
        QVERIFY2(moved.error().toText().contains(u"5432"), why(moved).constData());
    } else {
        QCOMPARE(rowsOf(target.connection()), m_rows);
    }
}

/// It can be backed up, and is not filled.
void BackupFaultsTest::onAStandby()
{
    FaultyDatabase primary;
    fillDatabase(primary.server().settings(), 300);
    const PrivateServer standby({.primary = &primary.server()});
    const auto reading = Connection::open(standby.settings(), Purpose::Reading);
    QVERIFY2(reading.ok(), why(reading).constData());
    const auto written = writeBackup(*reading.value(), {.path = m_directory.filePath(u"standby.tar"_qs)});
    QVERIFY2(written.ok(), why(written).constData());
    QCOMPARE(written.value().manifest.find(u"shelfhelp.notifications"_qs)->rows, primary.notifications());
    const auto owner = openOwner(standby.settings());
    const auto refused = restore(*owner, {.path = m_backup, .mayReplace = true});
    const auto moved = transfer(*openOwner(m_source->settings()), *owner);
    for (const QString &text : {refused.ok() ? QString() : refused.error().toText(),
                                moved.ok() ? QString() : moved.error().toText()}) {
        QVERIFY2(text.contains(u"hot standby") && text.contains(u"Connect to the primary"), qPrintable(text));
    }
}

QTEST_GUILESS_MAIN(BackupFaultsTest)

#include "backupfaultstest.moc"
