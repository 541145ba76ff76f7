// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "faulttesting.h"

#include <QFile>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <sched.h>
#include <sys/mount.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <memory>

using namespace ShelfHelp;
using namespace ShelfHelp::Tests;

namespace {

constexpr int events = 10'000;

/// A small file system. It belongs to a mount namespace of this process and its children, so that nothing
/// stays behind, whatever happens to us.
class SmallDisk final
{
    Q_DISABLE_COPY_MOVE(SmallDisk)

public:
    SmallDisk()
    {
        m_isMounted = ::geteuid() == 0 && ::unshare(CLONE_NEWNS) == 0 &&
                      ::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0 &&
                      ::mount("tmpfs", mountPoint().constData(), "tmpfs", 0, "size=128m,mode=700") == 0;
        m_error = errno;
    }

    ~SmallDisk()
    {
        if (m_isMounted) {
            ::umount2(mountPoint().constData(), MNT_DETACH);
        }
    }

    /// Why there is none; empty when there is one.
    [[nodiscard]] QString problem() const
    {
        if (m_isMounted) {
            return {};
        }
        return ::geteuid() != 0 ? u"a small disk can only be mounted by root"_qs
                                : u"mounting is not permitted here, not even to root: "_qs +
                                      QString::fromLocal8Bit(std::strerror(m_error));
    }

    [[nodiscard]] QString path() const { return m_directory.path(); }

private:
    [[nodiscard]] QByteArray mountPoint() const { return QFile::encodeName(m_directory.path()); }

    QTemporaryDir m_directory;
    bool m_isMounted = false;
    int m_error = 0;
};

/// Takes all the room there is.
void fill(const QString &path)
{
    QFile ballast(path);
    QVERIFY(ballast.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
    const QByteArray block(1024 * 1024, 'x');
    while (ballast.write(block) > 0) {
    }
    QCOMPARE(ballast.error(), QFileDevice::ResourceError);
}

} // namespace

/// The disk of the server's data fills up while `shelfhelp ingest` works, and gets room again.
class DiskFullTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup();

    void f13DataDiskFull();

private:
    [[nodiscard]] QString ballast() const { return m_disk.path() + u"/ballast"; }

    SmallDisk m_disk;
    QTemporaryDir m_directory;
    std::unique_ptr<FaultyDatabase> m_database;
};

void DiskFullTest::initTestCase()
{
    if (const QString problem = m_disk.problem(); !problem.isEmpty()) {
        QVERIFY2(!qEnvironmentVariableIsSet("CI"), qPrintable(problem)); // there it is never left out
        QSKIP(qPrintable(problem));
    }
    m_database = std::make_unique<FaultyDatabase>(PrivateServerOptions{.directory = m_disk.path()});
}

void DiskFullTest::cleanup()
{
    QFile::remove(ballast());
    QCOMPARE(m_database->broken(), QString());
}

void DiskFullTest::f13DataDiskFull()
{
    Program program(m_database->server().settings());
    const QString file = m_directory.filePath(u"events.jsonl"_qs);
    writeTo(file, simulatedLines(events));
    const QStringList command{u"ingest"_qs, u"--json"_qs, u"--batch"_qs, u"50"_qs, file};
    QCOMPARE(program.run(command).status, 0);
    const QString expected = m_database->state();
    m_database->clear();

    const auto process = program.start(command);
    QTRY_VERIFY(m_database->notifications() > 1'000);
    fill(ballast());
    QTRY_VERIFY_WITH_TIMEOUT(m_database->server().log().contains("could not extend file"), 60'000);
    QVERIFY2(!process->waitForFinished(1'000), process->readAllStandardError().constData());
    QCOMPARE(m_database->broken(), QString());
    QVERIFY(m_database->notifications() < events / 2); // it did not get to the end in the last free pages
    QVERIFY(QFile::remove(ballast()));

    const Finished finished = Program::finish(*process);
    QVERIFY2(finished.status == 0, qPrintable(finished.messages));
    QCOMPARE(finished.json().value(u"read"_qs).toInteger(), events);
    QCOMPARE(finished.json().value(u"rejected"_qs).toInteger(), 0);
    QCOMPARE(difference(m_database->state(), expected), QString());
}

QTEST_GUILESS_MAIN(DiskFullTest)

#include "diskfulltest.moc"
