// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "faulttesting.h"

#include <QElapsedTimer>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <memory>

using namespace ShelfHelp;
using namespace ShelfHelp::Tests;

namespace {

constexpr int events = 12'000;
const QStringList options{u"--json"_qs, u"--batch"_qs, u"50"_qs}; ///< many batches, so that there is a middle

} // namespace

/// The server goes away while `shelfhelp ingest` works, and comes back: the program waits, and goes on with
/// the batch in hand as if nothing had happened.
class ServerAwayTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void f04SessionsEndedInALoop();
    void f05ServerKilledAndStartedAgain();
    void f06ServerStoppedAndStartedLater();
    void f06StopsOnRequestWhileTheServerIsAway();
    void f07ServerAbsentAtStart_data();
    void f07ServerAbsentAtStart();
    void f07ServerStartedMeanwhile();

private:
    /// Waits until that many are stored.
    void waitForNotifications(int count);
    void checkAllStored(const Finished &finished);

    std::unique_ptr<FaultyDatabase> m_database;
    std::unique_ptr<Program> m_program;
    QTemporaryDir m_directory;
    QByteArray m_lines;
    QString m_file;
    QString m_expectedState;
    bool m_isStopped = false;
};

void ServerAwayTest::initTestCase()
{
    m_database = std::make_unique<FaultyDatabase>();
    m_program = std::make_unique<Program>(m_database->server().settings());
    m_file = m_directory.filePath(u"events.jsonl"_qs);
    m_lines = simulatedLines(events);
    writeTo(m_file, m_lines);
    const Finished undisturbed = m_program->run({u"ingest"_qs, u"--json"_qs, m_file});
    QVERIFY2(undisturbed.status == 0, qPrintable(undisturbed.messages));
    QCOMPARE(undisturbed.json().value(u"read"_qs).toInteger(), events);
    m_expectedState = m_database->state();
}

void ServerAwayTest::init()
{
    m_database->clear();
}

void ServerAwayTest::cleanup()
{
    if (std::exchange(m_isStopped, false)) {
        m_database->server().start();
    }
    QCOMPARE(m_database->broken(), QString());
}

void ServerAwayTest::waitForNotifications(int count)
{
    QTRY_VERIFY_WITH_TIMEOUT(m_database->notifications() >= count, patience);
}

/// Every line was read once, and is there once.
void ServerAwayTest::checkAllStored(const Finished &finished)
{
    QVERIFY2(finished.status == 0, qPrintable(finished.messages));
    const QJsonObject counts = finished.json();
    QCOMPARE(counts.value(u"read"_qs).toInteger(), events);
    QCOMPARE(counts.value(u"stored"_qs).toInteger() + counts.value(u"duplicate"_qs).toInteger(), events);
    QCOMPARE(counts.value(u"rejected"_qs).toInteger(), 0);
    QCOMPARE(difference(m_database->state(), m_expectedState), QString());
}

void ServerAwayTest::f04SessionsEndedInALoop()
{
    HalfwayIngest ingest(*m_program, options, m_lines);
    int ended = 0;
    for (int round = 1; round <= 10; ++round) {
        waitForNotifications(round * 500);
        ended += m_database
                     ->ask(u"SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity "
                           "WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()"_qs)
                     .toInt();
    }
    ingest.giveRest();
    checkAllStored(ingest.finish());
    QVERIFY2(ended >= 5, qPrintable(QString::number(ended)));
}

void ServerAwayTest::f05ServerKilledAndStartedAgain()
{
    HalfwayIngest ingest(*m_program, options, m_lines);
    for (const int threshold : {1, 2'000, 5'000}) {
        waitForNotifications(threshold);
        m_database->server().kill();
        m_database->server().start();
    }
    ingest.giveRest();
    checkAllStored(ingest.finish());
}

void ServerAwayTest::f06ServerStoppedAndStartedLater()
{
    HalfwayIngest ingest(*m_program, options, m_lines);
    waitForNotifications(1'000);
    m_database->server().stop();
    m_isStopped = true;
    ingest.giveRest();
    const bool gaveUp = ingest.process().waitForFinished(2'000);
    m_database->server().start();
    m_isStopped = false;
    QVERIFY2(!gaveUp, ingest.process().readAllStandardError().constData());
    checkAllStored(ingest.finish());
}

void ServerAwayTest::f06StopsOnRequestWhileTheServerIsAway()
{
    HalfwayIngest ingest(*m_program, options, m_lines);
    waitForNotifications(1'000);
    m_database->server().stop();
    m_isStopped = true;
    ingest.giveRest();
    QProcess &process = ingest.process();
    QVERIFY2(!process.waitForFinished(1'000), process.readAllStandardError().constData());
    ::kill(pid_t(process.processId()), SIGTERM);
    QVERIFY(process.waitForFinished(patience));
    m_database->server().start();
    m_isStopped = false;
    checkAllStored(m_program->run({u"ingest"_qs, u"--json"_qs, m_file}));
}

void ServerAwayTest::f07ServerAbsentAtStart_data()
{
    QTest::addColumn<int>("limit");
    QTest::newRow("gives up at once") << 0;
    QTest::newRow("gives up after its limit") << 2;
}

void ServerAwayTest::f07ServerAbsentAtStart()
{
    QFETCH(int, limit);
    m_database->server().stop();
    m_isStopped = true;
    QElapsedTimer clock;
    clock.start();
    const Finished finished = m_program->run({u"ingest"_qs, u"--wait"_qs, QString::number(limit), m_file});
    QCOMPARE(finished.status, 1);
    QVERIFY2(finished.messages.contains(u"Cannot connect to"), qPrintable(finished.messages));
    QVERIFY2(clock.elapsed() >= limit * 900, qPrintable(QString::number(clock.elapsed())));
}

void ServerAwayTest::f07ServerStartedMeanwhile()
{
    m_database->server().stop();
    m_isStopped = true;
    const auto process = m_program->start({u"ingest"_qs, u"--json"_qs, u"--wait"_qs, u"60"_qs, m_file});
    const bool gaveUp = process->waitForFinished(1'000);
    m_database->server().start();
    m_isStopped = false;
    QVERIFY2(!gaveUp, process->readAllStandardError().constData());
    checkAllStored(Program::finish(*process));
}

QTEST_GUILESS_MAIN(ServerAwayTest)

#include "serverawaytest.moc"
