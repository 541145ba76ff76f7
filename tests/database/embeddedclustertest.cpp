// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "holderprocess.h"

#include <sql/embedded/clusterfiles.h>
#include <sql/embedded/embeddedcluster.h>
#include <sql/embedded/postgresbinaries.h>
#include <sql/embedded/postmasterfile.h>
#include <sql/embedded/serverconnection.h>

#include <QDir>
#include <QRegularExpression>
#include <QTest>

#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <functional>

using namespace ShelfHelp;
using namespace ShelfHelp::Sql;
using Tests::HolderProcess;
using Tests::OpenDirectory;

/// The life of the embedded cluster: made, shared, stopped, and recovered from everything that kill -9
/// leaves.
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
    void keepsDataWhenEverythingIsKilled();
    void startsAgainForALivingUser();
    void recoversFromAnInterruptedCreation_data();
    void recoversFromAnInterruptedCreation();
    void ignoresAStalePostmasterFile_data();
    void ignoresAStalePostmasterFile();
    void replacesALostSocket();
    void correctsTheModeOfTheData();
    void keepsRunningUntilStopped();
    void refusesToStopWhileInUse();
    void servesAnOrdinaryUser();
    void avoidsALongRuntimeDirectory();

private:
    std::unique_ptr<OpenDirectory> m_directory;
};

namespace {

using ClusterPointer = std::unique_ptr<EmbeddedCluster>;

ClusterOptions optionsFor(const QString &directory, bool keepRunning = false)
{
    ClusterOptions options;
    options.directory = directory;
    options.durable = false;
    options.keepRunning = keepRunning;
    return options;
}

/// The share in the cluster; null, with a warning that fails no test by itself, when it cannot be had.
ClusterPointer acquire(const ClusterOptions &options)
{
    Result<ClusterPointer> cluster = EmbeddedCluster::acquire(options);
    if (!cluster.ok()) {
        qWarning("%s", qPrintable(cluster.error().toText()));
        return nullptr;
    }
    return std::move(cluster).value();
}

ClusterFiles filesOf(const QString &directory)
{
    return ClusterFiles(directory, clusterVersions(directory).value(0));
}

ClusterStatus statusOf(const QString &directory)
{
    const Result<ClusterStatus> status = EmbeddedCluster::status(optionsFor(directory));
    return status.ok() ? status.value() : ClusterStatus();
}

qint64 postmasterOf(const QString &directory)
{
    const std::optional<PostmasterRecord> server = readPostmasterFile(filesOf(directory).postmasterFile());
    return server ? server->pid : 0;
}

/// Number of rows of a query in the database shelfhelp; -1 on an error.
int rowsOf(const ConnectionSettings &settings, const QString &sql)
{
    Result<ServerConnection> server = ServerConnection::open(settings);
    if (!server.ok()) {
        qWarning("%s", qPrintable(server.error().toText()));
        return -1;
    }
    const Result<int> rows = server.value().execute(sql);
    return rows.ok() ? rows.value() : -1;
}

void writeFile(const QString &path, const QByteArray &content,
               QFile::Permissions mode = QFile::Permissions(0x6044))
{
    QFile file(path);
    QVERIFY2(file.open(QIODevice::WriteOnly), qPrintable(path));
    file.write(content);
    file.setPermissions(mode);
}

/// Makes a directory in which every user may make files.
void makeOpen(const QString &directory)
{
    QVERIFY(QDir().mkpath(directory));
    QVERIFY(QFile::setPermissions(directory, QFile::Permissions(0x7077)));
}

QByteArray readFile(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QFile::Permissions modeOf(const QString &path)
{
    return QFileInfo(path).permissions() & QFile::Permissions(0x7077);
}

constexpr QFile::Permissions ownerOnly(0x7000);

/// A folder of PostgreSQL programs whose initdb is the given shell script.
QString programsWithInitdb(const OpenDirectory &directory, const QByteArray &script)
{
    const QString folder = directory.file(u"programs"_qs);
    QDir().mkpath(folder);
    const Result<PostgresBinaries> real = newestPostgres();
    for (const QString &name : {u"postgres"_qs, u"pg_ctl"_qs}) {
        QFile::link(real.value().folder + u'/' + name, folder + u'/' + name);
    }
    writeFile(folder + u"/initdb", "#!/bin/sh\n" + script, QFile::Permissions(0x7055));
    return folder;
}

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
    qunsetenv("SHELFHELP_POSTGRES_BIN");
    // What a user may have set for other servers must not reach ours.
    qputenv("PGPORT", "6000");
    qputenv("PGDATA", "/nonexistent");
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

void EmbeddedClusterTest::keepsDataWhenEverythingIsKilled()
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

void EmbeddedClusterTest::startsAgainForALivingUser()
{
    const QString directory = m_directory->file(u"cluster"_qs);
    const ClusterPointer cluster = acquire(optionsFor(directory));
    QVERIFY(cluster);
    QCOMPARE(::kill(static_cast<pid_t>(postmasterOf(directory)), SIGKILL), 0);
    const Outcome again = cluster->ensureRunning();
    QVERIFY2(again.ok(), again.ok() ? "" : qPrintable(again.error().toText()));
    QCOMPARE(rowsOf(cluster->settings(), u"SELECT 1"_qs), 1);
}

void EmbeddedClusterTest::recoversFromAnInterruptedCreation_data()
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

void EmbeddedClusterTest::recoversFromAnInterruptedCreation()
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

namespace {

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

void EmbeddedClusterTest::ignoresAStalePostmasterFile_data()
{
    QTest::addColumn<Stranger>("stranger");
    QTest::newRow("another program got the number") << Stranger(startSleeper);
    QTest::newRow("its process is a zombie") << Stranger(makeZombie);
}

void EmbeddedClusterTest::ignoresAStalePostmasterFile()
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

void EmbeddedClusterTest::replacesALostSocket()
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

void EmbeddedClusterTest::correctsTheModeOfTheData()
{
    const QString directory = m_directory->file(u"cluster"_qs);
    QVERIFY(acquire(optionsFor(directory)));
    const QString data = filesOf(directory).data();
    QVERIFY(QFile::setPermissions(data, QFile::Permissions(0x7055)));
    QVERIFY(acquire(optionsFor(directory)));
    QCOMPARE(modeOf(data), ownerOnly);
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
