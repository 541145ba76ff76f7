// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "clustertesting.h"

#include <QDir>
#include <QTest>

#include <sys/mount.h>
#include <unistd.h>

using namespace ShelfHelp;
using namespace ShelfHelp::Sql;
using namespace ShelfHelp::Tests;

/// Every reason why there is no embedded database is told in a sentence, with what to do about it.
class EmbeddedClusterFailureTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void namesTheMissingPackage_data();
    void namesTheMissingPackage();
    void namesTheVersionOfTheData();
    void refusesForeignData();
    void refusesALongPath();
    void recognisesWhatInitdbSays_data();
    void recognisesWhatInitdbSays();
    void refusesAClusterUsedElsewhere();
    void tellsAFullDisk_data();
    void tellsAFullDisk();
    void tellsADirectoryThatIsNotWritable();
    void tellsADirectoryTheServerCannotEnter();

private:
    std::unique_ptr<OpenDirectory> m_directory;
};

namespace {

/// Why the cluster cannot be had; an error with an empty message when it can.
Error reason(const QString &directory)
{
    const Result<ClusterPointer> cluster = EmbeddedCluster::acquire(optionsFor(directory));
    return cluster.ok() ? Error{.kind = ErrorKind::Usage, .message = {}} : cluster.error();
}

void writeScript(const QString &path, const QByteArray &script)
{
    writeFile(path, "#!/bin/sh\n" + script + '\n');
    QFile::setPermissions(path, QFile::Permissions(0x7055));
}

/// Makes the only PostgreSQL a pretended one of that version, whose initdb is the given shell script.
void pretendPostgres(const QString &folder, int major, const QByteArray &initdb)
{
    QVERIFY(QDir().mkpath(folder));
    writeScript(folder + u"/postgres", "echo 'postgres (PostgreSQL) " + QByteArray::number(major) + ".1'");
    writeScript(folder + u"/pg_ctl", "exit 1");
    writeScript(folder + u"/initdb", initdb);
    qputenv("SHELFHELP_POSTGRES_BIN", QFile::encodeName(folder));
}

/// A folder on a file system of its own, as long as that may be mounted and a size is given.
class SmallDisk final
{
    Q_DISABLE_COPY_MOVE(SmallDisk)

public:
    SmallDisk(const QString &path, const QByteArray &size)
        : m_path(path)
    {
        const QByteArray options = "size=" + size + ",mode=0755";
        m_isMounted =
            QDir().mkpath(path) && !size.isEmpty() &&
            ::mount("none", QFile::encodeName(path).constData(), "tmpfs", 0, options.constData()) == 0;
    }

    ~SmallDisk()
    {
        if (m_isMounted) {
            ::umount2(QFile::encodeName(m_path).constData(), MNT_DETACH);
        }
    }

    void fill() const
    {
        QFile file(m_path + u"/filler");
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
        const QByteArray block(4096, 'x');
        while (file.write(block) > 0) {
        }
    }

    [[nodiscard]] QString path() const { return m_path; }

    [[nodiscard]] bool isMounted() const { return m_isMounted; }

private:
    QString m_path;
    bool m_isMounted = false;
};

} // namespace

void EmbeddedClusterFailureTest::init()
{
    m_directory = std::make_unique<OpenDirectory>();
    setHostileEnvironment();
}

void EmbeddedClusterFailureTest::namesTheMissingPackage_data()
{
    QTest::addColumn<int>("installed");
    QTest::addColumn<QString>("message");
    QTest::newRow("none") << 0 << u"needs PostgreSQL, which was not found in"_qs;
    QTest::newRow("too old") << 9 << u"needs PostgreSQL 15 or newer; the newest one installed is 9"_qs;
}

void EmbeddedClusterFailureTest::namesTheMissingPackage()
{
    QFETCH(int, installed);
    QFETCH(QString, message);
    const QString folder = m_directory->file(u"programs"_qs);
    QVERIFY(QDir().mkpath(folder));
    qputenv("SHELFHELP_POSTGRES_BIN", QFile::encodeName(folder));
    if (installed > 0) {
        pretendPostgres(folder, installed, "exit 1");
    }
    const Error error = reason(m_directory->file(u"cluster"_qs));
    QCOMPARE(error.kind, ErrorKind::Blocked);
    QVERIFY2(error.message.contains(message), qPrintable(error.message));
    QVERIFY2(error.remedy.contains(u"apt-get install postgresql-15"), qPrintable(error.remedy));
}

void EmbeddedClusterFailureTest::namesTheVersionOfTheData()
{
    const QString directory = m_directory->file(u"cluster"_qs);
    QCOMPARE(reason(directory).message, QString());
    const ClusterFiles files = filesOf(directory);
    writeFile(files.data() + u"/PG_VERSION", "99\n");
    const Error error = reason(directory);
    QCOMPARE(error.kind, ErrorKind::Blocked);
    QVERIFY2(error.message.contains(u"was made by PostgreSQL 99"), qPrintable(error.message));
    QVERIFY2(error.remedy.contains(u"apt-get install postgresql-99"), qPrintable(error.remedy));
}

void EmbeddedClusterFailureTest::refusesForeignData()
{
    const QString directory = m_directory->file(u"cluster"_qs);
    QCOMPARE(reason(directory).message, QString());
    const ClusterFiles files = filesOf(directory);
    QVERIFY(QFile::remove(files.marker()));
    const Error error = reason(directory);
    QCOMPARE(error.kind, ErrorKind::Blocked);
    QVERIFY2(error.message.contains(u"no embedded database made by this program"), qPrintable(error.message));
    QVERIFY(QFileInfo::exists(files.data()));
}

void EmbeddedClusterFailureTest::refusesALongPath()
{
    const Error error = reason(m_directory->file(QString(u"long-folder/"_qs).repeated(100)));
    QCOMPARE(error.kind, ErrorKind::Blocked);
    QVERIFY2(error.message.contains(u"too long for PostgreSQL"), qPrintable(error.message));
    QVERIFY(error.remedy.contains(u"XDG_DATA_HOME"));
}

void EmbeddedClusterFailureTest::recognisesWhatInitdbSays_data()
{
    QTest::addColumn<QString>("output");
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<QString>("message");
    QTest::addColumn<QString>("remedy");
    QTest::newRow("disk full") << u"initdb: error: could not write file: No space left on device"_qs
                               << ErrorKind::Transient << u"The disk that holds"_qs << u"Free some space"_qs;
    QTest::newRow("shared memory full")
        << u"FATAL: could not resize shared memory segment: No space left on device"_qs
        << ErrorKind::Transient << u"/dev/shm is full"_qs << u"--shm-size"_qs;
    QTest::newRow("no permission") << u"initdb: error: could not create directory: Permission denied"_qs
                                   << ErrorKind::Blocked << u"Permission denied"_qs << u"owner or mode"_qs;
    QTest::newRow("user without a name")
        << u"could not look up effective user ID 4711: user does not exist"_qs << ErrorKind::Blocked
        << u"/etc/passwd"_qs << u"has a name"_qs;
    QTest::newRow("anything else") << u"line one\nline two"_qs << ErrorKind::Blocked
                                   << u"line one / line two"_qs << QString();
}

void EmbeddedClusterFailureTest::recognisesWhatInitdbSays()
{
    QFETCH(QString, output);
    QFETCH(ErrorKind, kind);
    QFETCH(QString, message);
    QFETCH(QString, remedy);
    pretendPostgres(m_directory->file(u"programs"_qs), 15, "echo '" + output.toUtf8() + "' >&2; exit 1");
    const Error error = reason(m_directory->file(u"cluster"_qs));
    QCOMPARE(error.kind, kind);
    QVERIFY2(error.message.contains(message), qPrintable(error.message));
    QVERIFY2(error.remedy.contains(remedy), qPrintable(error.remedy));
}

void EmbeddedClusterFailureTest::refusesAClusterUsedElsewhere()
{
    const QString directory = m_directory->file(u"cluster"_qs);
    HolderProcess other;
    other.start(directory);
    QVERIFY(!other.socketDirectory().isEmpty());
    // As if the other process were in a container that shares the directory but not the process numbers.
    writeFile(hostFile(directory), "elsewhere");
    const Error error = reason(directory);
    QCOMPARE(error.kind, ErrorKind::Blocked);
    QVERIFY2(error.message.contains(u"in use on another computer"), qPrintable(error.message));
    QVERIFY(other.release());
    QCOMPARE(reason(directory).message, QString());
}

void EmbeddedClusterFailureTest::tellsAFullDisk_data()
{
    QTest::addColumn<QByteArray>("size");
    QTest::addColumn<bool>("isFilledLater");
    QTest::newRow("initdb says so") << QByteArray() << false;
    // Only where file systems may be mounted, which most containers forbid even to root.
    const OpenDirectory trial;
    if (SmallDisk(trial.file(u"disk"_qs), "64k").isMounted()) {
        QTest::newRow("full before initdb") << QByteArray("64k") << false;
        QTest::newRow("full during initdb") << QByteArray("20m") << false;
        QTest::newRow("full at a later start") << QByteArray("90m") << true;
    }
}

void EmbeddedClusterFailureTest::tellsAFullDisk()
{
    QFETCH(QByteArray, size);
    QFETCH(bool, isFilledLater);
    const SmallDisk disk(m_directory->file(u"disk"_qs), size);
    if (size.isEmpty()) {
        pretendPostgres(m_directory->file(u"programs"_qs), 15, "echo 'No space left on device' >&2; exit 1");
    }
    const QString directory = disk.path() + u"/cluster";
    if (isFilledLater) {
        QCOMPARE(reason(directory).message, QString());
        disk.fill();
    }
    const Error error = reason(directory);
    QCOMPARE(error.kind, ErrorKind::Transient);
    QVERIFY2(error.message.startsWith(u"The disk that holds "_qs + directory), qPrintable(error.message));
    QVERIFY2(error.message.endsWith(u"is full"), qPrintable(error.message));
    QVERIFY2(error.remedy.startsWith(u"Free some space"), qPrintable(error.remedy));
    QVERIFY2(!QFileInfo::exists(ClusterFiles(directory, 15).unfinishedData()), "the space is not given back");
}

void EmbeddedClusterFailureTest::tellsADirectoryThatIsNotWritable()
{
    const QString home = m_directory->file(u"home"_qs);
    QVERIFY(QDir().mkdir(home));
    QVERIFY(QFile::setPermissions(home, QFile::Permissions(0x5055)));
    HolderProcess user;
    user.start(home + u"/cluster", HolderProcess::systemEnvironment(), HolderProcess::User::Ordinary);
    QVERIFY2(user.answer().contains(u"cannot be made: Permission denied"), qPrintable(user.answer()));
    QVERIFY2(user.answer().contains(u"XDG_DATA_HOME"), qPrintable(user.answer()));
}

void EmbeddedClusterFailureTest::tellsADirectoryTheServerCannotEnter()
{
    const QString closed = m_directory->file(u"closed"_qs);
    QVERIFY(QDir().mkdir(closed));
    QVERIFY(QFile::setPermissions(closed, QFile::Permissions(::geteuid() == 0 ? 0x7000 : 0x6000)));
    const Error error = reason(closed + u"/cluster");
    QCOMPARE(error.kind, ErrorKind::Blocked);
    QVERIFY2(error.message.contains(closed), qPrintable(error.message));
    QVERIFY2(error.remedy.contains(u"owner or mode"), qPrintable(error.remedy));
}

QTEST_GUILESS_MAIN(EmbeddedClusterFailureTest)
#include "embeddedclusterfailuretest.moc"
