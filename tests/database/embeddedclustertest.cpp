// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "clustertesting.h"

#include <QDir>
#include <QRegularExpression>
#include <QTest>

#include <unistd.h>

using namespace ShelfHelp;
using namespace ShelfHelp::Sql;
using namespace ShelfHelp::Tests;

/// The life of the embedded cluster: made, private, shared, and stopped by the last to leave.
class EmbeddedClusterTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void isMadeOnFirstUse_data();
    void isMadeOnFirstUse();
    void isOpenToNobodyElse();
    void isSharedAndStoppedByTheLast();
    void startsOnceForSeveralStarters();
    void keepsRunningUntilStopped();
    void refusesToStopWhileInUse();
    void servesAnOrdinaryUser();
    void avoidsALongRuntimeDirectory();

private:
    std::unique_ptr<OpenDirectory> m_directory;
};

namespace {

/// Inodes of the TCP sockets that exist on this machine.
QSet<QByteArray> tcpInodes()
{
    QSet<QByteArray> inodes;
    for (const QString &table : {u"/proc/net/tcp"_qs, u"/proc/net/tcp6"_qs}) {
        for (const QByteArray &line : readFile(table).split('\n')) {
            inodes.insert(line.simplified().split(' ').value(9));
        }
    }
    return inodes;
}

/// Inodes of the sockets a process has open.
QSet<QByteArray> socketInodes(qint64 pid)
{
    QSet<QByteArray> inodes;
    const QDir descriptors(u"/proc/%1/fd"_qs.arg(pid));
    static const QRegularExpression socket(u"socket:\\[(\\d+)\\]"_qs);
    for (const QString &name : descriptors.entryList(QDir::System | QDir::Files | QDir::NoDotAndDotDot)) {
        char target[64] = {};
        ::readlink(QFile::encodeName(descriptors.filePath(name)).constData(), target, sizeof(target) - 1);
        inodes.insert(socket.match(QString::fromLatin1(target)).captured(1).toLatin1());
    }
    inodes.remove({});
    return inodes;
}

} // namespace

void EmbeddedClusterTest::init()
{
    m_directory = std::make_unique<OpenDirectory>();
    setHostileEnvironment();
}

void EmbeddedClusterTest::isMadeOnFirstUse_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("plain path") << u"cluster"_qs;
    QTest::newRow("folders to be made") << u"data/shelf-help-analytics/postgresql"_qs;
    QTest::newRow("path a shell would change") << u"it's $HOME; \"quoted\" `x` \\ Lesehöhle"_qs;
}

void EmbeddedClusterTest::isMadeOnFirstUse()
{
    QFETCH(QString, name);
    const QString directory = m_directory->file(name);
    QVERIFY(!statusOf(directory).exists);
    QStringList lines;
    ClusterOptions options = optionsFor(directory);
    options.progress = [&lines](const QString &line) { lines.append(line); };
    ClusterPointer cluster = acquire(options);
    QVERIFY(cluster);
    QCOMPARE(lines.size(), 2);
    QCOMPARE(lines.constFirst(), u"Creating the embedded database in "_qs + directory);

    const ConnectionSettings settings = cluster->settings();
    QVERIFY(settings.embedded);
    QCOMPARE(settings.user, u"shelfhelp"_qs);
    QCOMPARE(settings.origin, u"embedded"_qs);
    QCOMPARE(rowsOf(settings, u"SELECT 1 WHERE current_database() = 'shelfhelp'"_qs), 1);
    QCOMPARE(rowsOf(settings, u"SELECT 1 FROM pg_database WHERE datname = current_database() "
                              u"AND datcollate = 'C.UTF-8' AND pg_encoding_to_char(encoding) = 'UTF8'"_qs),
             1);

    const ClusterStatus status = statusOf(directory);
    QVERIFY(status.exists && status.running);
    QCOMPARE(status.directory, directory);
    QCOMPARE(status.socketDirectory, settings.host);
    QVERIFY(status.version.toInt() >= 15);
    QVERIFY(status.sizeBytes > 10'000'000);

    cluster.reset();
    QVERIFY(!statusOf(directory).running);
    QVERIFY2(!QFileInfo::exists(settings.host), "the socket directory is left behind");
    lines.clear();
    QVERIFY(acquire(options));
    QCOMPARE(lines, QStringList(u"Starting the embedded database in "_qs + directory));
}

void EmbeddedClusterTest::isOpenToNobodyElse()
{
    const QString directory = m_directory->file(u"cluster"_qs);
    const ClusterPointer cluster = acquire(optionsFor(directory));
    QVERIFY(cluster);
    const ClusterFiles files = filesOf(directory);
    QCOMPARE(modeOf(files.versionDirectory()), ownerOnly);
    QCOMPARE(modeOf(files.data()), ownerOnly);
    QCOMPARE(modeOf(cluster->settings().host), ownerOnly);
    QCOMPARE(modeOf(cluster->settings().host + u"/.s.PGSQL.5432"), ownerOnly);
    QCOMPARE(rowsOf(cluster->settings(), u"SELECT 1 WHERE current_setting('listen_addresses') = ''"_qs), 1);

    const QSet<QByteArray> sockets = socketInodes(postmasterOf(directory));
    QVERIFY(!sockets.isEmpty());
    QVERIFY2(!sockets.intersects(tcpInodes()), "the server listens on TCP");
}

void EmbeddedClusterTest::isSharedAndStoppedByTheLast()
{
    const QString directory = m_directory->file(u"cluster"_qs);
    HolderProcess other;
    other.start(directory);
    QVERIFY(!other.socketDirectory().isEmpty());
    const qint64 server = postmasterOf(directory);

    ClusterPointer cluster = acquire(optionsFor(directory));
    QVERIFY(cluster);
    QCOMPARE(cluster->settings().host, other.socketDirectory());
    QCOMPARE(postmasterOf(directory), server);
    cluster.reset();
    QVERIFY2(statusOf(directory).running, "stopped although another process uses it");
    QVERIFY(other.release());
    QVERIFY2(!statusOf(directory).running, "not stopped by the last to leave");
}

void EmbeddedClusterTest::startsOnceForSeveralStarters()
{
    const QString directory = m_directory->file(u"cluster"_qs);
    HolderProcess starters[4];
    for (HolderProcess &starter : starters) {
        starter.start(directory);
    }
    const QString socketDirectory = starters[0].socketDirectory();
    QVERIFY(!socketDirectory.isEmpty());
    for (HolderProcess &starter : starters) {
        QCOMPARE(starter.socketDirectory(), socketDirectory);
    }
    const QByteArray log = readFile(filesOf(directory).log());
    QCOMPARE(log.count("database system is ready to accept connections"), 1);
}

void EmbeddedClusterTest::keepsRunningUntilStopped()
{
    const QString directory = m_directory->file(u"cluster"_qs);
    QVERIFY(acquire(optionsFor(directory, true)));
    QVERIFY(statusOf(directory).running);
    QVERIFY(acquire(optionsFor(directory)));
    QVERIFY2(statusOf(directory).running, "stopped by a later user");
    const Outcome stopped = EmbeddedCluster::stop(optionsFor(directory));
    QVERIFY2(stopped.ok(), stopped.ok() ? "" : qPrintable(stopped.error().toText()));
    QVERIFY(!statusOf(directory).running);
    QVERIFY2(EmbeddedCluster::stop(optionsFor(directory)).ok(), "stopping twice is an error");
    QVERIFY(acquire(optionsFor(directory)));
    QVERIFY2(!statusOf(directory).running, "a new server inherited the wish to keep running");
}

void EmbeddedClusterTest::refusesToStopWhileInUse()
{
    const QString directory = m_directory->file(u"cluster"_qs);
    HolderProcess other;
    other.start(directory);
    QVERIFY(!other.socketDirectory().isEmpty());
    const Outcome stopped = EmbeddedCluster::stop(optionsFor(directory));
    QVERIFY(!stopped.ok());
    QCOMPARE(stopped.error().kind, ErrorKind::Blocked);
    QVERIFY(stopped.error().message.contains(u"used by another program"));
    QVERIFY(statusOf(directory).running);
}

void EmbeddedClusterTest::servesAnOrdinaryUser()
{
    const QString home = m_directory->file(u"home"_qs);
    makeOpen(home);
    QProcessEnvironment environment = HolderProcess::systemEnvironment();
    environment.insert(u"XDG_DATA_HOME"_qs, home);
    environment.remove(u"XDG_RUNTIME_DIR"_qs);
    HolderProcess user;
    user.start({}, environment, HolderProcess::User::Ordinary);
    QVERIFY2(user.answer().startsWith(u"ready /tmp/"), qPrintable(user.answer()));
    const QString directory = home + u"/shelf-help-analytics/postgresql";
    QCOMPARE(modeOf(directory), ownerOnly);
    QVERIFY(statusOf(directory).running);
    QVERIFY(user.release());
    QVERIFY(!statusOf(directory).running);
}

void EmbeddedClusterTest::avoidsALongRuntimeDirectory()
{
    const QString home = m_directory->file(u"home"_qs);
    const QString runtime = m_directory->file(QString(100, u'r'));
    makeOpen(home);
    makeOpen(runtime);
    QProcessEnvironment environment = HolderProcess::systemEnvironment();
    environment.insert(u"XDG_DATA_HOME"_qs, home);
    environment.insert(u"XDG_RUNTIME_DIR"_qs, runtime);
    HolderProcess user;
    user.start({}, environment, HolderProcess::User::Ordinary);
    QVERIFY2(user.answer().startsWith(u"ready /tmp/"), qPrintable(user.answer()));
}

QTEST_GUILESS_MAIN(EmbeddedClusterTest)
#include "embeddedclustertest.moc"
