// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "faulttesting.h"
#include "smalldisk.h"

#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace ShelfHelp;
using namespace ShelfHelp::Tests;

namespace {

constexpr int events = 10'000;

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
    m_disk.clear();
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
    m_disk.fill();
    QTRY_VERIFY_WITH_TIMEOUT(m_database->server().log().contains("could not extend file"), 60'000);
    QVERIFY2(!process->waitForFinished(1'000), process->readAllStandardError().constData());
    QCOMPARE(m_database->broken(), QString());
    QVERIFY(m_database->notifications() < events / 2); // it did not get to the end in the last free pages
    m_disk.clear();

    const Finished finished = Program::finish(*process);
    QVERIFY2(finished.status == 0, qPrintable(finished.messages));
    QCOMPARE(finished.json().value(u"read"_qs).toInteger(), events);
    QCOMPARE(finished.json().value(u"rejected"_qs).toInteger(), 0);
    QCOMPARE(difference(m_database->state(), expected), QString());
}

QTEST_GUILESS_MAIN(DiskFullTest)

#include "diskfulltest.moc"
