// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "clustertesting.h"

#include <sql/embedded/postgresbinaries.h>

#include <QDir>
#include <QTest>

#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <functional>

using namespace ShelfHelp;
using namespace ShelfHelp::Sql;
using namespace ShelfHelp::Tests;

/// The embedded cluster recovers from everything kill -9, a reboot or a logout leaves behind.
class EmbeddedClusterRecoveryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void keepsDataWhenEverythingIsKilled();
    void startsAgainForALivingUser();
    void recoversFromAnInterruptedCreation_data();
    void recoversFromAnInterruptedCreation();
    void ignoresAStalePostmasterFile_data();
    void ignoresAStalePostmasterFile();
    void replacesALostSocket();
    void correctsTheModeOfTheData();

private:
    std::unique_ptr<OpenDirectory> m_directory;
};

namespace {

/// A folder of PostgreSQL programs whose initdb is the given shell script.
QString programsWithInitdb(const OpenDirectory &directory, const QByteArray &script)
{
    const QString folder = directory.file(u"programs"_qs);
    QDir().mkpath(folder);
    const Result<PostgresBinaries> real = newestPostgres();
    for (const QString &name : {u"postgres"_qs, u"pg_ctl"_qs}) {
        QFile::link(real.value().folder + u'/' + name, folder + u'/' + name);
    }
    writeFile(folder + u"/initdb", "#!/bin/sh\n" + script);
    QFile::setPermissions(folder + u"/initdb", QFile::Permissions(0x7055));
    return folder;
}

using Stranger = std::function<qint64(const ServerUser &)>;

/// Starts a process of the server's user; its number.
qint64 startAs(const ServerUser &user, const std::function<void()> &body)
{
    const pid_t pid = ::fork();
    if (pid == 0) {
        if (!user.isCurrent()) {
            user.becomeOrExit();
        }
        body();
        ::_exit(0);
    }
    return pid;
}

qint64 startSleeper(const ServerUser &user)
{
    return startAs(user, [] { ::execl("/bin/sleep", "sleep", "300", nullptr); });
}

qint64 makeZombie(const ServerUser &user)
{
    const qint64 pid = startAs(user, [] {});
    siginfo_t ignored = {};
    ::waitid(P_PID, static_cast<id_t>(pid), &ignored, WEXITED | WNOWAIT);
    return pid;
}

} // namespace

Q_DECLARE_METATYPE(Stranger)

void EmbeddedClusterRecoveryTest::init()
{
    m_directory = std::make_unique<OpenDirectory>();
    setHostileEnvironment();
}

void EmbeddedClusterRecoveryTest::keepsDataWhenEverythingIsKilled()
{
    const QString directory = m_directory->file(u"cluster"_qs);
    HolderProcess other;
    other.start(directory);
    ConnectionSettings settings;
    settings.host = other.socketDirectory();
    settings.user = u"shelfhelp"_qs;
    settings.database = u"shelfhelp"_qs;
    QCOMPARE(rowsOf(settings, u"CREATE TABLE kept AS SELECT generate_series(1, 7)"_qs), 0);

    QCOMPARE(::kill(static_cast<pid_t>(postmasterOf(directory)), SIGKILL), 0);
    other.kill();
    const ClusterPointer cluster = acquire(optionsFor(directory));
    QVERIFY(cluster);
    QCOMPARE(rowsOf(cluster->settings(), u"SELECT * FROM kept"_qs), 7);
}

void EmbeddedClusterRecoveryTest::startsAgainForALivingUser()
{
    const QString directory = m_directory->file(u"cluster"_qs);
    const ClusterPointer cluster = acquire(optionsFor(directory));
    QVERIFY(cluster);
    QCOMPARE(::kill(static_cast<pid_t>(postmasterOf(directory)), SIGKILL), 0);
    const Outcome again = cluster->ensureRunning();
    QVERIFY2(again.ok(), again.ok() ? "" : qPrintable(again.error().toText()));
    QCOMPARE(rowsOf(cluster->settings(), u"SELECT 1"_qs), 1);
}

void EmbeddedClusterRecoveryTest::recoversFromAnInterruptedCreation_data()
{
    QTest::addColumn<QByteArray>("initdb");
    QTest::addColumn<QString>("answer");
    // initdb -D DIRECTORY: a killed one leaves a PG_VERSION behind that looks like a finished cluster.
    const QByteArray half = "mkdir -p \"$2/base\"; echo 15 > \"$2/PG_VERSION\"; ";
    QTest::newRow("initdb was killed") << half + "kill -9 $$\n" << u"failed"_qs;
    QTest::newRow("initdb and the program were killed") << half + "kill -9 $PPID; kill -9 $$\n" << QString();
    QTest::newRow("the program was killed, initdb goes on")
        << half + "kill -9 $PPID; rm -rf \"$2\"; exec " + newestPostgres().value().initdb().toUtf8() +
               " \"$@\"\n"
        << QString();
}

void EmbeddedClusterRecoveryTest::recoversFromAnInterruptedCreation()
{
    QFETCH(QByteArray, initdb);
    QFETCH(QString, answer);
    const QString directory = m_directory->file(u"home/cluster"_qs);
    makeOpen(m_directory->file(u"home"_qs));
    QProcessEnvironment environment = HolderProcess::systemEnvironment();
    environment.insert(u"SHELFHELP_POSTGRES_BIN"_qs, programsWithInitdb(*m_directory, initdb));
    HolderProcess interrupted;
    // An ordinary user: root's initdb, which is another user's, could not kill the program.
    interrupted.start(directory, environment, HolderProcess::User::Ordinary);
    QCOMPARE(interrupted.answer().section(u' ', 0, 0), answer);
    QVERIFY(clusterVersions(directory).isEmpty());

    const ClusterPointer cluster = acquire(optionsFor(directory));
    QVERIFY(cluster);
    QCOMPARE(rowsOf(cluster->settings(), u"SELECT 1"_qs), 1);
    QVERIFY(!QFileInfo::exists(filesOf(directory).unfinishedData()));
}

void EmbeddedClusterRecoveryTest::ignoresAStalePostmasterFile_data()
{
    QTest::addColumn<Stranger>("stranger");
    QTest::newRow("another program got the number") << Stranger(startSleeper);
    QTest::newRow("its process is a zombie") << Stranger(makeZombie);
}

void EmbeddedClusterRecoveryTest::ignoresAStalePostmasterFile()
{
    QFETCH(Stranger, stranger);
    const QString directory = m_directory->file(u"cluster"_qs);
    ClusterPointer cluster = acquire(optionsFor(directory));
    QVERIFY(cluster);
    const ClusterFiles files = filesOf(directory);
    QByteArray record = readFile(files.postmasterFile());
    cluster.reset();

    // Of the same user: PostgreSQL takes it for the server, and would refuse to start for ever.
    const qint64 pid = stranger(chooseServerUser(directory).value());
    record.replace(0, record.indexOf('\n'), QByteArray::number(pid));
    writeFile(files.postmasterFile(), record);
    QVERIFY(!statusOf(directory).running);
    cluster = acquire(optionsFor(directory));
    const bool stillThere = ::kill(static_cast<pid_t>(pid), SIGKILL) == 0;
    ::waitpid(static_cast<pid_t>(pid), nullptr, 0);
    QVERIFY(cluster);
    QVERIFY2(stillThere, "the other process was hurt");
    QCOMPARE(rowsOf(cluster->settings(), u"SELECT 1"_qs), 1);
}

void EmbeddedClusterRecoveryTest::replacesALostSocket()
{
    const QString directory = m_directory->file(u"cluster"_qs);
    HolderProcess other;
    other.start(directory);
    const QString socketDirectory = other.socketDirectory();
    QVERIFY(!socketDirectory.isEmpty());
    QVERIFY(QDir(socketDirectory).removeRecursively()); // as the end of a login session does
    const ClusterPointer cluster = acquire(optionsFor(directory));
    QVERIFY(cluster);
    QCOMPARE(cluster->settings().host, socketDirectory);
    QCOMPARE(rowsOf(cluster->settings(), u"SELECT 1"_qs), 1);
}

void EmbeddedClusterRecoveryTest::correctsTheModeOfTheData()
{
    const QString directory = m_directory->file(u"cluster"_qs);
    QVERIFY(acquire(optionsFor(directory)));
    const QString data = filesOf(directory).data();
    QVERIFY(QFile::setPermissions(data, QFile::Permissions(0x7055)));
    QVERIFY(acquire(optionsFor(directory)));
    QCOMPARE(modeOf(data), ownerOnly);
}

QTEST_GUILESS_MAIN(EmbeddedClusterRecoveryTest)
#include "embeddedclusterrecoverytest.moc"
