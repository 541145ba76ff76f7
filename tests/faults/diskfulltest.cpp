// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "faulttesting.h"
#include "smalldisk.h"

#include <tests/support/plainsession.h>

#include <QElapsedTimer>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace ShelfHelp;
using namespace ShelfHelp::Tests;

namespace {

constexpr int events = 10'000;

} // namespace

/// A disk of the server fills up while `shelfhelp ingest` works, and gets room again.
class DiskFullTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup();

    void f13DataDiskFull();
    void f14WalDiskFull();

private:
    void checkAllStored(const Finished &finished, const QString &expected);

    SmallDisk m_disk;
    SmallDisk m_walDisk;
    QTemporaryDir m_directory;
    QByteArray m_lines;
    QString m_file;
    std::unique_ptr<FaultyDatabase> m_database;
};

void DiskFullTest::initTestCase()
{
    if (const QString problem = m_disk.problem(); !problem.isEmpty()) {
        QVERIFY2(!qEnvironmentVariableIsSet("CI"), qPrintable(problem)); // there it is never left out
        QSKIP(qPrintable(problem));
    }
    m_file = m_directory.filePath(u"events.jsonl"_qs);
    m_lines = simulatedLines(events);
    writeTo(m_file, m_lines);
}

void DiskFullTest::cleanup()
{
    m_disk.clear();
    m_walDisk.clear();
    QCOMPARE(m_database->broken(), QString());
}

void DiskFullTest::f13DataDiskFull()
{
    m_database = std::make_unique<FaultyDatabase>(PrivateServerOptions{.directory = m_disk.path()});
    Program program(m_database->server().settings());
    const QStringList options{u"--json"_qs, u"--batch"_qs, u"50"_qs};
    QCOMPARE(program.run(QStringList{u"ingest"_qs, m_file} + options).status, 0);
    const QString expected = m_database->state();
    m_database->clear();

    HalfwayIngest ingest(program, options, m_lines);
    QTRY_VERIFY_WITH_TIMEOUT(m_database->notifications() > 1'000, patience);
    m_disk.fill();
    ingest.giveRest();
    QTRY_VERIFY_WITH_TIMEOUT(m_database->server().log().contains("could not extend file"), patience);
    QVERIFY2(!ingest.process().waitForFinished(1'000), ingest.process().readAllStandardError().constData());
    QCOMPARE(m_database->broken(), QString());
    QVERIFY(m_database->notifications() < events); // it did not get to the end in the last free pages
    m_disk.clear();

    checkAllStored(ingest.finish(), expected);
}

/// The server itself gives up, and cannot even begin again until there is room.
void DiskFullTest::f14WalDiskFull()
{
    QCOMPARE(m_walDisk.problem(), QString());
    m_database = std::make_unique<FaultyDatabase>(PrivateServerOptions{.walDirectory = m_walDisk.path()});
    Program program(m_database->server().settings());
    const QStringList options{u"--json"_qs, u"--wait"_qs,    u"120"_qs, u"--batch"_qs,
                              u"50"_qs,     u"--workers"_qs, u"1"_qs};
    QCOMPARE(program.run(QStringList{u"ingest"_qs, m_file} + options).status, 0);
    const QString expected = m_database->state();
    m_database->clear();

    HalfwayIngest ingest(program, options, m_lines);
    QTRY_VERIFY_WITH_TIMEOUT(m_database->notifications() > 500, patience);
    PlainSession writer(m_database->server().settings()); // before the server goes
    m_walDisk.fill();
    ingest.giveRest();
    // The next segment of the log has no room.
    QTRY_VERIFY_WITH_TIMEOUT((writer.ask(u"SELECT pg_switch_wal()"_qs).startsWith(u"error") ||
                              m_database->server().log().contains("PANIC")),
                             patience);
    QTRY_VERIFY_WITH_TIMEOUT(m_database->server().log().contains("PANIC"), patience);
    QVERIFY2(!ingest.process().waitForFinished(1'000), ingest.process().readAllStandardError().constData());
    m_walDisk.clear();
    m_database->server().kill();
    QElapsedTimer clock;
    clock.start();
    m_database->server().start();
    const Finished finished = ingest.finish();
    qInfo("done %.1f s after there was room", double(clock.elapsed()) / 1e3);
    checkAllStored(finished, expected);
}

void DiskFullTest::checkAllStored(const Finished &finished, const QString &expected)
{
    QVERIFY2(finished.status == 0, qPrintable(finished.messages));
    QCOMPARE(finished.json().value(u"read"_qs).toInteger(), events);
    QCOMPARE(finished.json().value(u"rejected"_qs).toInteger(), 0);
    QCOMPARE(difference(m_database->state(), expected), QString());
}

QTEST_GUILESS_MAIN(DiskFullTest)

#include "diskfulltest.moc"
