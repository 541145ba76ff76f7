// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "faulttesting.h"

#include <tests/cli/queueevents.h>
#include <tests/cli/servingprogram.h>

#include <QElapsedTimer>
#include <QScopeGuard>
#include <QTest>

#include <csignal>
#include <memory>

using namespace ShelfHelp;
using namespace ShelfHelp::Tests;

namespace {

const QByteArray allStored = R"({"batchItemFailures":[]})";

} // namespace

/// The server is away while `shelfhelp serve` answers invocations: it waits for it, as long as an invocation
/// may take, and says how things are.
class ServeAwayTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void f05KilledBetweenInvocations();
    void f06HealthTellsAndRecovers();
    void f06AnInvocationWaitsForTheServer();
    void f06AnInvocationReturnsItsRecordsInTime();
    void f06StopsOnRequestWhileTheServerIsAway();
    void f07ServerAbsentAtStart();
    void f11HealthTellsOfASilentServer();

private:
    void stopServer();
    void startServer();
    [[nodiscard]] std::unique_ptr<QProcess> startInvocation(const ServingProgram &server,
                                                            const QByteArray &event);

    std::unique_ptr<FaultyDatabase> m_database;
    std::unique_ptr<Program> m_program;
    bool m_isStopped = false;
};

void ServeAwayTest::initTestCase()
{
    m_database = std::make_unique<FaultyDatabase>();
    m_program = std::make_unique<Program>(m_database->server().settings());
}

void ServeAwayTest::init()
{
    m_database->clear();
}

void ServeAwayTest::cleanup()
{
    startServer();
    QCOMPARE(m_database->broken(), QString());
}

void ServeAwayTest::stopServer()
{
    m_isStopped = true;
    m_database->server().stop();
}

void ServeAwayTest::startServer()
{
    if (std::exchange(m_isStopped, false)) {
        m_database->server().start();
    }
}

std::unique_ptr<QProcess> ServeAwayTest::startInvocation(const ServingProgram &server,
                                                         const QByteArray &event)
{
    return startCurl({server.url().toString(), u"-d"_qs, QString::fromUtf8(event)});
}

void ServeAwayTest::f05KilledBetweenInvocations()
{
    ServingProgram server(*m_program);
    QCOMPARE(server.invoke(eventWith("one")).body, allStored);
    m_database->server().kill();
    m_database->server().start();
    QCOMPARE(server.invoke(eventWith("two")).body, allStored);
    QCOMPARE(m_database->notifications(), 2);
}

/// Nobody has to invoke anything for that.
void ServeAwayTest::f06HealthTellsAndRecovers()
{
    ServingProgram server(*m_program);
    QTRY_COMPARE(server.get(u"/health"_qs).status, 200);
    stopServer();
    QTRY_COMPARE_WITH_TIMEOUT(server.get(u"/health"_qs).status, 503, 15'000);
    QCOMPARE(server.get(u"/health"_qs).body, QByteArray(R"({"status":"the database does not answer"})"));
    QCOMPARE(server.metric("shelfhelp_database_up"), 0);
    startServer();
    QTRY_COMPARE_WITH_TIMEOUT(server.get(u"/health"_qs).status, 200, 15'000);
    QCOMPARE(server.metric("shelfhelp_database_up"), 1);
    QCOMPARE(server.stop().status, 0);
}

void ServeAwayTest::f06AnInvocationWaitsForTheServer()
{
    ServingProgram server(*m_program);
    QCOMPARE(server.invoke(eventWith("one")).body, allStored);
    stopServer();
    const auto curl = startInvocation(server, eventWith("two"));
    QVERIFY(!curl->waitForFinished(500));
    startServer();
    QCOMPARE(outputOf(*curl), allStored);
    QCOMPARE(m_database->notifications(), 2);
    QCOMPARE(server.metric("shelfhelp_notifications_failed_total"), 0);
}

void ServeAwayTest::f06AnInvocationReturnsItsRecordsInTime()
{
    ServingProgram server(*m_program, {u"--time-limit"_qs, u"1"_qs});
    QCOMPARE(server.invoke(eventWith("one")).body, allStored);
    stopServer();
    QCOMPARE(server.invoke(eventWith("two")).body,
             QByteArray(R"({"batchItemFailures":[{"itemIdentifier":"m1"}]})"));
    QCOMPARE(server.metric("shelfhelp_notifications_failed_total"), 1);
    startServer();
    QCOMPARE(server.invoke(eventWith("two")).body, allStored);
    QCOMPARE(m_database->notifications(), 2);
}

void ServeAwayTest::f06StopsOnRequestWhileTheServerIsAway()
{
    ServingProgram server(*m_program);
    QCOMPARE(server.invoke(eventWith("one")).body, allStored);
    stopServer();
    const auto curl = startInvocation(server, eventWith("two"));
    QVERIFY(!curl->waitForFinished(500));
    QElapsedTimer clock;
    clock.start();
    QCOMPARE(server.stop().status, 0);
    QVERIFY2(clock.elapsed() < 3'000, qPrintable(QString::number(clock.elapsed())));
    QCOMPARE(outputOf(*curl), QByteArray(R"({"batchItemFailures":[{"itemIdentifier":"m1"}]})"));
}

/// It listens at once, and does not give up.
void ServeAwayTest::f07ServerAbsentAtStart()
{
    stopServer();
    ServingProgram server(*m_program);
    QCOMPARE(server.get(u"/health"_qs).status, 503);
    const auto curl = startInvocation(server, eventWith("one"));
    QVERIFY(!curl->waitForFinished(3'000));
    startServer();
    QCOMPARE(outputOf(*curl), allStored);
    QCOMPARE(server.get(u"/health"_qs).status, 200);
    QCOMPARE(server.stop().status, 0);
}

/// The connection stands, and nothing comes over it.
void ServeAwayTest::f11HealthTellsOfASilentServer()
{
    ServingProgram server(*m_program);
    QCOMPARE(server.invoke(eventWith("one")).body, allStored);
    const pid_t session = m_database
                              ->ask(u"SELECT pid FROM pg_stat_activity "
                                    "WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()"_qs)
                              .toInt();
    QVERIFY(session > 0);
    QCOMPARE(::kill(session, SIGSTOP), 0);
    const auto goesOn = qScopeGuard([session] { ::kill(session, SIGCONT); });
    QTRY_COMPARE_WITH_TIMEOUT(server.get(u"/health"_qs).status, 503, 20'000);
    ::kill(session, SIGCONT);
    QTRY_COMPARE_WITH_TIMEOUT(server.get(u"/health"_qs).status, 200, 20'000);
    QCOMPARE(server.stop().status, 0);
}

QTEST_GUILESS_MAIN(ServeAwayTest)

#include "serveawaytest.moc"
