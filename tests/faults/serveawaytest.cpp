// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "faulttesting.h"

#include <tests/cli/queueevents.h>
#include <tests/cli/servingprogram.h>

#include <QScopeGuard>
#include <QTest>

#include <csignal>
#include <memory>

using namespace ShelfHelp;
using namespace ShelfHelp::Tests;

namespace {

const QByteArray allStored = R"({"batchItemFailures":[]})";
const QString longTime = u"900"_qs; ///< seconds: longer than any test waits

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
    QTRY_COMPARE_WITH_TIMEOUT(server.get(u"/health"_qs).status, 200, patience);
    stopServer();
    QTRY_COMPARE_WITH_TIMEOUT(server.get(u"/health"_qs).status, 503, patience);
    QCOMPARE(server.get(u"/health"_qs).body, QByteArray(R"({"status":"the database does not answer"})"));
    QCOMPARE(server.metric("shelfhelp_database_up"), 0);
    startServer();
    QTRY_COMPARE_WITH_TIMEOUT(server.get(u"/health"_qs).status, 200, patience);
    QCOMPARE(server.metric("shelfhelp_database_up"), 1);
    QCOMPARE(server.stop().status, 0);
}

void ServeAwayTest::f06AnInvocationWaitsForTheServer()
{
    ServingProgram server(*m_program, {u"--time-limit"_qs, longTime});
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
    // Where a second is too short, what was returned comes again, as from the queue.
    QTRY_COMPARE_WITH_TIMEOUT(server.invoke(eventWith("one")).body, allStored, patience);
    const int before = server.metric("shelfhelp_notifications_failed_total");
    stopServer();
    QCOMPARE(server.invoke(eventWith("two")).body,
             QByteArray(R"({"batchItemFailures":[{"itemIdentifier":"m1"}]})"));
    QCOMPARE(server.metric("shelfhelp_notifications_failed_total"), before + 1);
    startServer();
    QTRY_COMPARE_WITH_TIMEOUT(server.invoke(eventWith("two")).body, allStored, patience);
    QCOMPARE(m_database->notifications(), 2);
}

void ServeAwayTest::f06StopsOnRequestWhileTheServerIsAway()
{
    ServingProgram server(*m_program, {u"--time-limit"_qs, longTime});
    QCOMPARE(server.invoke(eventWith("one")).body, allStored);
    stopServer();
    const auto curl = startInvocation(server, eventWith("two"));
    server.waitUntilRead(*curl);
    QVERIFY(!curl->waitForFinished(500));
    QCOMPARE(server.stop().status, 0);
    QCOMPARE(outputOf(*curl), QByteArray(R"({"batchItemFailures":[{"itemIdentifier":"m1"}]})"));
}

/// It listens at once, and does not give up.
void ServeAwayTest::f07ServerAbsentAtStart()
{
    stopServer();
    ServingProgram server(*m_program, {u"--time-limit"_qs, longTime});
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
    // Those of tests before may still be about to end.
    pid_t session = 0;
    QTRY_VERIFY_WITH_TIMEOUT(
        (session = m_database
                       ->ask(u"SELECT pid FROM pg_stat_activity "
                             "WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()"_qs)
                       .toInt()) > 0,
        patience);
    QCOMPARE(::kill(session, SIGSTOP), 0);
    const auto goesOn = qScopeGuard([session] { ::kill(session, SIGCONT); });
    QTRY_COMPARE_WITH_TIMEOUT(server.get(u"/health"_qs).status, 503, patience);
    ::kill(session, SIGCONT);
    QTRY_COMPARE_WITH_TIMEOUT(server.get(u"/health"_qs).status, 200, patience);
    QCOMPARE(server.stop().status, 0);
}

QTEST_GUILESS_MAIN(ServeAwayTest)

#include "serveawaytest.moc"
