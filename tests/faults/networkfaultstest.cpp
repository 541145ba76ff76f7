// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "faulttesting.h"

#include <tests/support/faultyproxy.h>

#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace ShelfHelp;
using namespace ShelfHelp::Tests;

namespace {

constexpr int events = 2'000;
constexpr int batch = 100;
constexpr int slowEvents = 20;

} // namespace

/// What a network does to a connection, between the built program and a real server.
class NetworkFaultsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();

    void init() { m_database->clear(); }

    void cleanup() { QCOMPARE(brokenPromises(m_database->connection()), QString()); }

    void f08CommitReplyLost();
    void f09CutBeforeCommit();
    void f10RandomCuts_data();
    void f10RandomCuts();
    void f10CutWhileReading();
    void f10CutReportIsNoShorterReport();
    void f12LatencyAndTinySegments();

private:
    [[nodiscard]] Finished ingest(FaultyProxy &proxy, const QString &file) const;
    /// Everything is there once, whatever happened on the way.
    void checkAllStored(const Finished &finished) const;

    void startSlowly();

    std::unique_ptr<MigratedDatabase> m_database;
    QTemporaryDir m_directory;
    QString m_file;
    QString m_expectedState;
    std::unique_ptr<MigratedDatabase> m_slowDatabase;
    std::unique_ptr<FaultyProxy> m_slowProxy;
    std::unique_ptr<QProcess> m_slowProcess;
    QString m_slowFile;
};

void NetworkFaultsTest::initTestCase()
{
    m_database = std::make_unique<MigratedDatabase>();
    m_file = m_directory.filePath(u"events.jsonl"_qs);
    writeTo(m_file, simulatedLines(events));
    FaultyProxy undisturbed(m_database->settings());
    checkAllStored(ingest(undisturbed, m_file));
    m_expectedState = m_database->state();
    startSlowly();
}

/// What takes so long need not be waited for alone.
void NetworkFaultsTest::startSlowly()
{
    m_slowDatabase = std::make_unique<MigratedDatabase>();
    m_slowFile = m_directory.filePath(u"few.jsonl"_qs);
    writeTo(m_slowFile, simulatedLines(slowEvents));
    m_slowProxy = std::make_unique<FaultyProxy>(m_slowDatabase->settings(), "shelfhelp.ingest_batch",
                                                std::chrono::milliseconds(250));
    m_slowProxy->setFault(NetworkFault::Crawl);
    Program program(m_slowProxy->settings());
    m_slowProcess = program.start({u"ingest"_qs, u"--json"_qs, m_slowFile});
}

Finished NetworkFaultsTest::ingest(FaultyProxy &proxy, const QString &file) const
{
    Program program(proxy.settings());
    return program.run(
        {u"ingest"_qs, u"--json"_qs, u"--wait"_qs, u"90"_qs, u"--batch"_qs, QString::number(batch), file});
}

void NetworkFaultsTest::checkAllStored(const Finished &finished) const
{
    QVERIFY2(finished.status == 0, qPrintable(finished.messages));
    const QJsonObject counts = finished.json();
    QCOMPARE(counts.value(u"read"_qs).toInteger(), events);
    QCOMPARE(counts.value(u"rejected"_qs).toInteger(), 0);
    if (!m_expectedState.isEmpty()) {
        QCOMPARE(difference(m_database->state(), m_expectedState), QString());
    }
}

/// Nobody knows whether it was committed. It was, and comes back as duplicates.
void NetworkFaultsTest::f08CommitReplyLost()
{
    FaultyProxy proxy(m_database->settings());
    proxy.setFault(NetworkFault::DropCommitReply, 10);
    const Finished finished = ingest(proxy, m_file);
    checkAllStored(finished);
    QCOMPARE(proxy.faults(), 10);
    QVERIFY(finished.json().value(u"duplicate"_qs).toInteger() > 9 * batch);
    QVERIFY2(finished.messages.contains(u"The connection to the database was lost"),
             qPrintable(finished.messages));
}

void NetworkFaultsTest::f09CutBeforeCommit()
{
    FaultyProxy undisturbed(m_database->settings());
    const qint64 duplicates = ingest(undisturbed, m_file).json().value(u"duplicate"_qs).toInteger();
    m_database->clear();
    FaultyProxy proxy(m_database->settings());
    proxy.setFault(NetworkFault::CutBeforeCommit, 10);
    const Finished finished = ingest(proxy, m_file);
    checkAllStored(finished);
    QCOMPARE(proxy.faults(), 10);
    QCOMPARE(finished.json().value(u"duplicate"_qs).toInteger(), duplicates); // nothing was committed unseen
}

void NetworkFaultsTest::f10RandomCuts_data()
{
    QTest::addColumn<NetworkFault>("fault");
    QTest::newRow("FIN") << NetworkFault::Cut;
    QTest::newRow("RST") << NetworkFault::Reset;
}

/// After 5 to 200 ms each, while it connects and while it works.
void NetworkFaultsTest::f10RandomCuts()
{
    QFETCH(const NetworkFault, fault);
    FaultyProxy proxy(m_database->settings());
    proxy.setFault(fault, 12);
    checkAllStored(ingest(proxy, m_file));
    QVERIFY2(proxy.faults() >= 2, qPrintable(QString::number(proxy.faults())));
    qInfo("%d cuts", proxy.faults());
}

/// An answer that is cut off is an error, and no shorter answer (P9).
void NetworkFaultsTest::f10CutWhileReading()
{
    FaultyProxy proxy(m_database->settings());
    const auto opened = Sql::Connection::open(proxy.settings(), Sql::Purpose::Reading);
    QVERIFY2(opened.ok(), why(opened).constData());
    const QString rows = u"SELECT generate_series(1, 100000)"_qs;
    QCOMPARE(opened.value()->execute(rows).value().size(), 100'000);
    proxy.setFault(NetworkFault::CutReply, 1);
    const Result<Sql::Rows> cut = opened.value()->execute(rows);
    QCOMPARE(proxy.faults(), 1);
    QVERIFY(!cut.ok());
    QCOMPARE(cut.error().kind, ErrorKind::Transient);
    QVERIFY(!opened.value()->isAlive());
}

void NetworkFaultsTest::f10CutReportIsNoShorterReport()
{
    FaultyProxy proxy(m_database->settings());
    QCOMPARE(ingest(proxy, m_file).status, 0);
    Program program(proxy.settings());
    const QStringList command{u"stats"_qs, u"--rows"_qs,   u"searches"_qs, u"--range"_qs,
                              u"all"_qs,   u"--format"_qs, u"csv"_qs};
    const Finished whole = program.run(command);
    QVERIFY2(whole.status == 0, qPrintable(whole.messages));
    QVERIFY(whole.out.count('\n') > 100);
    proxy.setFault(NetworkFault::CutReply, 1);
    const Finished cut = program.run(command);
    QCOMPARE(proxy.faults(), 1);
    QCOMPARE(cut.status, 1);
    QCOMPARE(cut.out, QByteArray());
    QVERIFY2(cut.messages.contains(u"The connection to the database was lost"), qPrintable(cut.messages));
}

/// Half a second there and back, every byte on its own: slow, and right.
void NetworkFaultsTest::f12LatencyAndTinySegments()
{
    const Finished finished = Program::finish(*m_slowProcess);
    QVERIFY2(finished.status == 0, qPrintable(finished.messages));
    QCOMPARE(finished.json().value(u"read"_qs).toInteger(), slowEvents);
    QVERIFY(m_slowProxy->faults() >= 1);
    QVERIFY2(finished.json().value(u"seconds"_qs).toDouble() > 0.4, finished.out.constData());
    FaultyProxy fast(m_database->settings());
    QCOMPARE(ingest(fast, m_slowFile).status, 0);
    QCOMPARE(difference(m_slowDatabase->state(), m_database->state()), QString());
    QCOMPARE(brokenPromises(m_slowDatabase->connection()), QString());
}

QTEST_GUILESS_MAIN(NetworkFaultsTest)

#include "networkfaultstest.moc"
