// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "faulttesting.h"

#include <tests/cli/queuesetup.h>

#include <QElapsedTimer>
#include <QTest>

#include <memory>
#include <random>
#include <vector>

using namespace ShelfHelp;
using namespace ShelfHelp::Tests;

namespace {

constexpr int mostRounds = 12;

/// SHELFHELP_KILL_MESSAGES and SHELFHELP_KILL_INTERVAL_MS make a long trial of it: 10000 and 1000, say.
int setting(const char *name, int usual)
{
    return qEnvironmentVariableIsSet(name) ? qEnvironmentVariableIntValue(name) : usual;
}

} // namespace

/// `kill -9` of `shelfhelp poll` at any moment: what it held comes again when its time is over, and nothing
/// is lost or doubled by that.
class KilledPollerTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();

    void cleanup() { QCOMPARE(brokenPromises(m_database->connection()), QString()); }

    void f02PollerKilledAtRandomMoments_data();
    void f02PollerKilledAtRandomMoments();

private:
    /// Publishes everything, in three groups, and makes the queue the program's.
    void fillQueue();
    /// Polls until the queue is empty; no kill.
    [[nodiscard]] Finished finishWork();
    /// Lets that many poll for a while and kills them. They would go on for ever.
    void killRound(int pollers);

    const int m_messages = setting("SHELFHELP_KILL_MESSAGES", 1'000);
    const int m_intervalMs = setting("SHELFHELP_KILL_INTERVAL_MS", 0); ///< 0: of the undisturbed run
    std::unique_ptr<MigratedDatabase> m_database;
    std::unique_ptr<QueueSetup> m_queue;
    std::unique_ptr<Program> m_program;
    QList<QByteArray> m_lines;
    QString m_expectedState;
    int m_undisturbedMs = 0;
    std::mt19937 m_random{20'261'124};
};

void KilledPollerTest::initTestCase()
{
    m_database = std::make_unique<MigratedDatabase>();
    m_program = std::make_unique<Program>(m_database->settings());
    m_lines = simulatedLines(m_messages).trimmed().split('\n');
    fillQueue();
    QElapsedTimer clock;
    clock.start();
    const Finished undisturbed = finishWork();
    m_undisturbedMs = int(clock.elapsed());
    QVERIFY2(undisturbed.status == 0, qPrintable(undisturbed.messages));
    QCOMPARE(undisturbed.json().value(u"received"_qs).toInt(), m_messages);
    m_expectedState = m_database->state();
}

void KilledPollerTest::init()
{
    m_database->clear();
    fillQueue();
}

/// Past SNS, whose message ids would differ from one filling to the next.
void KilledPollerTest::fillQueue()
{
    m_queue = std::make_unique<QueueSetup>();
    m_queue->use(*m_program);
    for (int number = 0; number < m_lines.size(); ++number) {
        m_queue->service().send(m_queue->queueUrl(), {.body = QString::fromUtf8(m_lines[number]),
                                                      .group = QString::number(number % 3),
                                                      .deduplicationId = QString::number(number)});
    }
}

Finished KilledPollerTest::finishWork()
{
    return m_program->run({u"poll"_qs, u"--json"_qs, u"--once"_qs, u"--long-poll"_qs, u"0"_qs});
}

void KilledPollerTest::killRound(int pollers)
{
    std::vector<std::unique_ptr<QProcess>> processes;
    for (int i = 0; i < pollers; ++i) {
        processes.push_back(m_program->start({u"poll"_qs, u"--json"_qs}));
    }
    for (const auto &process : processes) {
        // Start of the program included: some are killed before they have done anything.
        const int share = m_undisturbedMs / 16 + int(m_random() % unsigned(m_undisturbedMs / 6));
        const int time = m_intervalMs > 0 ? m_intervalMs : share;
        QVERIFY2(!process->waitForFinished(time), process->readAllStandardError().constData());
        process->kill();
        process->waitForFinished();
    }
    m_queue->showAgain();
}

void KilledPollerTest::f02PollerKilledAtRandomMoments_data()
{
    QTest::addColumn<int>("pollers");
    QTest::newRow("one poller") << 1;
    QTest::newRow("two at once") << 2;
}

void KilledPollerTest::f02PollerKilledAtRandomMoments()
{
    QFETCH(const int, pollers);
    int rounds = 0;
    while (!m_queue->isEmpty() && (m_intervalMs > 0 || rounds < mostRounds)) {
        killRound(pollers);
        QVERIFY(!QTest::currentTestFailed());
        ++rounds;
    }
    const qint64 before =
        ask(m_database->connection(), u"SELECT count(*) FROM shelfhelp.notifications"_qs).toInt();
    const Finished finished = finishWork();
    QVERIFY2(finished.status == 0, qPrintable(finished.messages));
    QCOMPARE(finished.json().value(u"not_deleted"_qs).toInt(), 0);
    QVERIFY(m_queue->isEmpty());
    QCOMPARE(m_queue->service().messages(m_queue->deadLetterUrl()).size(), 0);
    QCOMPARE(difference(m_database->state(), m_expectedState), QString());
    qInfo("%d kills; %lld of %d messages stored by then, %lld came again", rounds * pollers, before,
          m_messages,
          ask(m_database->connection(), u"SELECT sum(duplicate_count) FROM shelfhelp.ingest_runs"_qs)
              .toLongLong());
}

QTEST_GUILESS_MAIN(KilledPollerTest)

#include "killedpollertest.moc"
