// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "payloads.h"
#include "pollertesting.h"

#include <sql/schema/migrator.h>
#include <tests/support/fakeclient.h>
#include <tests/support/privateserver.h>

#include <QElapsedTimer>
#include <QTest>

#include <memory>

using namespace ShelfHelp;
using namespace ShelfHelp::Tests;
using namespace std::chrono_literals;
using Kind = FakeFault::Kind;

namespace {

Step after(std::chrono::milliseconds time)
{
    auto clock = std::make_shared<QElapsedTimer>();
    return {[clock, time] {
        if (!clock->isValid()) {
            clock->start();
        }
        return clock->elapsed() >= time.count();
    }};
}

} // namespace

/// A queue that cannot be reached, throttles, refuses or is gone; a database that is away.
class PollerFaultsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();

    void getsTheSameBatchWhenTheAnswerIsLost();
    void doesNotHammerAQueueThatRefuses_data();
    void doesNotHammerAQueueThatRefuses();
    void receivesNothingWhileTheDatabaseIsAway();

    void doesNotBeginWithAQueueThatRefuses_data();
    void doesNotBeginWithAQueueThatRefuses();
    void waitsForAQueueThatIsAwayAtFirst();
    void waitsForWhatAPersonMends_data();
    void waitsForWhatAPersonMends();
    void endsWhenItsKeysAreRefused();

    void worksWithAStandardQueue();
    void warnsOfAQueueWithoutDeadLetters();
    void warnsOfAShortVisibility();
    void hidesWhatItHoldsFromOthers();
    void warnsOfNothingWithAGoodQueue();
    void tellsOfDeadLetters();
    void bearsAPurge();

private:
    void useQueue(const PolledQueueOptions &options);

    [[nodiscard]] Step drained()
    {
        return {[this] { return m_queue->isEmpty(); }};
    }

    [[nodiscard]] Step waiting()
    {
        return {[this] { return m_queue->service().waitingReceives() == 1; }};
    }

    [[nodiscard]] std::function<void()> sends(const QString &records)
    {
        return [this, records] { m_queue->send(records); };
    }

    std::unique_ptr<MigratedDatabase> m_database;
    std::unique_ptr<PolledQueue> m_queue;
    std::unique_ptr<TestedPoller> m_poller;
};

void PollerFaultsTest::initTestCase()
{
    m_database = std::make_unique<MigratedDatabase>();
}

void PollerFaultsTest::init()
{
    m_database->clear();
    useQueue({});
}

void PollerFaultsTest::useQueue(const PolledQueueOptions &options)
{
    m_poller.reset();
    m_queue = std::make_unique<PolledQueue>(options);
    m_poller = std::make_unique<TestedPoller>(*m_queue, m_database->settings());
}

void PollerFaultsTest::getsTheSameBatchWhenTheAnswerIsLost()
{
    m_queue->service().script("ReceiveMessage", {.kind = Kind::DropAfter, .count = 4});
    m_queue->send(u"a:ok a:ok"_qs);
    QString counts;
    const Outcome outcome = m_poller->run({
        {[this] { return m_queue->calls("ReceiveMessage") >= 4; },
         [&] { counts = m_queue->receiveCounts(); }},
        drained(),
    });
    QVERIFY2(outcome.ok(), why(outcome).constData());
    QCOMPARE(counts, u"1 1"_qs);
    QStringList ids = m_queue->parameters("ReceiveMessage", u"ReceiveRequestAttemptId"_qs).mid(0, 5);
    QCOMPARE(ids.removeDuplicates(), 4);
    QCOMPARE(m_poller->summary(), u"2/2/0/0/2/0"_qs);
    QVERIFY(m_poller->counts().faults > 0);
}

void PollerFaultsTest::doesNotHammerAQueueThatRefuses_data()
{
    QTest::addColumn<std::function<void(FakeQueueService &)>>("spoil");
    using Spoil = std::function<void(FakeQueueService &)>;
    QTest::newRow("throttled") << Spoil([](FakeQueueService &s) { s.throttle("ReceiveMessage", 10'000); });
    QTest::newRow("throttled at the gateway")
        << Spoil([](FakeQueueService &s) { s.throttleAtGateway("ReceiveMessage", 10'000); });
    QTest::newRow("500") << Spoil(
        [](FakeQueueService &s) { s.script("ReceiveMessage", {.kind = Kind::Status, .count = 10'000}); });
    QTest::newRow("access denied") << Spoil([](FakeQueueService &s) { s.deny("ReceiveMessage"); });
}

/// The pauses are drawn from up to 100, 200, 400, 400 … ms: five in a second or so.
void PollerFaultsTest::doesNotHammerAQueueThatRefuses()
{
    QFETCH(const std::function<void(FakeQueueService &)>, spoil);
    m_poller->options.firstPause = 100ms;
    m_poller->options.longestPause = 400ms;
    spoil(m_queue->service());
    const Outcome outcome =
        m_poller->run({after(1500ms), {[this] { return m_queue->calls("ReceiveMessage") >= 2; }}});
    QVERIFY2(outcome.ok(), why(outcome).constData());
    const qsizetype calls = m_queue->calls("ReceiveMessage");
    QVERIFY2(calls >= 2 && calls <= 30, QByteArray::number(calls).constData());
}

/// Every receive counts against its messages.
void PollerFaultsTest::receivesNothingWhileTheDatabaseIsAway()
{
    PrivateServer server;
    const auto applied = Sql::applyMigrations(*openOwner(server.settings()));
    QVERIFY2(applied.ok(), why(applied).constData());
    m_poller = std::make_unique<TestedPoller>(*m_queue, server.settings());
    qsizetype calls = 0;
    qsizetype laterCalls = -1;
    const Outcome outcome = m_poller->run({
        {waiting().when, [&server] { server.stop(); }},
        {[this] { return !m_poller->stored().isDatabaseUp; },
         [&] {
             calls = m_queue->calls("ReceiveMessage");
             m_queue->send(u"a:ok a:ok"_qs);
         }},
        {after(1500ms).when,
         [&] {
             laterCalls = m_queue->calls("ReceiveMessage");
             server.start();
         }},
        drained(),
    });
    QVERIFY2(outcome.ok(), why(outcome).constData());
    QCOMPARE(laterCalls, calls);
    QCOMPARE(m_poller->summary(), u"2/2/0/0/2/0"_qs);
}

void PollerFaultsTest::doesNotBeginWithAQueueThatRefuses_data()
{
    QTest::addColumn<std::function<void(PolledQueue &)>>("spoil");
    QTest::addColumn<QString>("reason");
    using Spoil = std::function<void(PolledQueue &)>;
    QTest::newRow("access denied") << Spoil([](PolledQueue &queue) {
        queue.service().deny("GetQueueAttributes");
    }) << u"AccessDenied"_qs;
    QTest::newRow("no such queue") << Spoil([](PolledQueue &queue) {
        queue.service().deleteQueue(queue.url());
    }) << u"QueueDoesNotExist"_qs;
    QTest::newRow("unknown keys") << Spoil([](PolledQueue &queue) {
        queue.service().setCredentials({.accessKeyId = "AKIDOTHER"});
    }) << u"UnrecognizedClient"_qs;
    QTest::newRow("wrong secret") << Spoil([](PolledQueue &queue) {
        queue.service().setCredentials({.secretAccessKey = "another"});
    }) << u"InvalidSignature"_qs;
}

void PollerFaultsTest::doesNotBeginWithAQueueThatRefuses()
{
    QFETCH(const std::function<void(PolledQueue &)>, spoil);
    QFETCH(const QString, reason);
    spoil(*m_queue);
    const Outcome outcome = m_poller->run();
    QVERIFY(!outcome.ok());
    const QString text = outcome.error().toText();
    QVERIFY2(text.contains(reason), qPrintable(text));
    QVERIFY(!outcome.error().remedy.isEmpty());
    QVERIFY(!text.contains(QString::fromLatin1(FakeCredentials().secretAccessKey)));
    QCOMPARE(m_queue->calls("ReceiveMessage"), 0);
    QVERIFY(m_queue->calls("GetQueueAttributes") <= 2);
}

void PollerFaultsTest::waitsForAQueueThatIsAwayAtFirst()
{
    bool isReady = false;
    m_poller->options.onReady = [&] { isReady = true; };
    m_queue->service().script("GetQueueAttributes", {.kind = Kind::Status, .count = 3});
    m_queue->send(u"a:ok"_qs);
    const Outcome outcome = m_poller->run({drained()});
    QVERIFY2(outcome.ok(), why(outcome).constData());
    QVERIFY(isReady);
    QCOMPARE(m_poller->summary(), u"1/1/0/0/1/0"_qs);
}

void PollerFaultsTest::waitsForWhatAPersonMends_data()
{
    QTest::addColumn<std::function<void(PolledQueue &)>>("spoil");
    QTest::addColumn<std::function<void(PolledQueue &)>>("mend");
    QTest::addColumn<QString>("reason");
    using Change = std::function<void(PolledQueue &)>;
    QTest::newRow("access denied") << Change([](PolledQueue &queue) {
        queue.service().deny("ReceiveMessage");
    }) << Change([](PolledQueue &queue) { queue.service().allow("ReceiveMessage"); })
                                   << u"AccessDenied"_qs;
    QTest::newRow("queue deleted") << Change([](PolledQueue &queue) {
        queue.service().deleteQueue(queue.url());
    }) << Change([](PolledQueue &queue) { queue.create(); })
                                   << u"QueueDoesNotExist"_qs;
}

/// It is told once, and found mended without anybody starting the poller again.
void PollerFaultsTest::waitsForWhatAPersonMends()
{
    QFETCH(const std::function<void(PolledQueue &)>, spoil);
    QFETCH(const std::function<void(PolledQueue &)>, mend);
    QFETCH(const QString, reason);
    qsizetype calls = 0;
    const Outcome outcome = m_poller->run({
        {waiting().when,
         [&] {
             spoil(*m_queue);
             calls = m_queue->calls("ReceiveMessage");
         }},
        {[&] { return m_queue->calls("ReceiveMessage") >= calls + 4; },
         [&] {
             mend(*m_queue);
             m_queue->send(u"a:ok"_qs);
         }},
        drained(),
    });
    QVERIFY2(outcome.ok(), why(outcome).constData());
    QCOMPARE(m_poller->told(reason).size(), 1);
    QCOMPARE(m_poller->stored().stored, 1);
}

void PollerFaultsTest::endsWhenItsKeysAreRefused()
{
    const Outcome outcome = m_poller->run({
        {waiting().when,
         [this] {
             m_queue->service().expireToken();
             m_queue->send(u"a:ok"_qs); // ends the long poll
         }},
        {[] { return false; }},
    });
    QVERIFY(!outcome.ok());
    QVERIFY2(outcome.error().message.contains(u"ExpiredToken"), why(outcome).constData());
}

void PollerFaultsTest::worksWithAStandardQueue()
{
    useQueue({.isFifo = false});
    m_queue->send(u"-:ok -:bad -:ok"_qs);
    const Outcome outcome = m_poller->run({drained()});
    QVERIFY2(outcome.ok(), why(outcome).constData());
    QCOMPARE(m_poller->summary(), u"3/2/0/1/3/0"_qs);
    QCOMPARE(m_poller->told(u"not FIFO"_qs).size(), 1);
    for (const QString &id : m_queue->parameters("ReceiveMessage", u"ReceiveRequestAttemptId"_qs)) {
        QCOMPARE(id, QString());
    }
}

void PollerFaultsTest::warnsOfAQueueWithoutDeadLetters()
{
    useQueue({.hasDeadLetters = false});
    const Outcome outcome = m_poller->run({waiting()});
    QVERIFY2(outcome.ok(), why(outcome).constData());
    QCOMPARE(m_poller->told(u"no dead-letter queue"_qs).size(), 1);
}

void PollerFaultsTest::warnsOfAShortVisibility()
{
    useQueue({.visibility = 29});
    const Outcome outcome = m_poller->run({waiting()});
    QVERIFY2(outcome.ok(), why(outcome).constData());
    QCOMPARE(m_poller->told(u"visibility timeout is 29 s"_qs).size(), 1);
}

/// A queue may be set up to hide nothing that it gave away.
void PollerFaultsTest::hidesWhatItHoldsFromOthers()
{
    useQueue({.visibility = 0});
    m_queue->send(u"a:ok a:ok"_qs);
    const Outcome outcome = m_poller->run({drained(), waiting()});
    QVERIFY2(outcome.ok(), why(outcome).constData());
    QCOMPARE(m_poller->summary(), u"2/2/0/0/2/0"_qs);
    QCOMPARE(m_queue->parameters("ReceiveMessage", u"VisibilityTimeout"_qs).first(), u"30"_qs);
}

void PollerFaultsTest::warnsOfNothingWithAGoodQueue()
{
    m_queue->send(u"a:ok a:ok a:ok"_qs);
    const Outcome outcome = m_poller->run({drained(), waiting()});
    QVERIFY2(outcome.ok(), why(outcome).constData());
    QCOMPARE(
        m_poller->told(),
        QStringList{
            u"Queue: arn:aws:sqs:eu-west-1:111122223333:events.fifo, 3 messages wait, 0 are being worked on"_qs});
}

void PollerFaultsTest::tellsOfDeadLetters()
{
    for (int number = 1; number <= 2; ++number) {
        m_queue->service().send(
            m_queue->deadLetterUrl(),
            {.body = u"lost"_qs, .group = u"a"_qs, .deduplicationId = QString::number(number)});
    }
    m_queue->send(u"a:ok"_qs);
    const Outcome outcome = m_poller->run({drained(), waiting()});
    QVERIFY2(outcome.ok(), why(outcome).constData());
    QCOMPARE(
        m_poller->told(u"dead-letter queue"_qs),
        QStringList{
            u"2 messages are in the dead-letter queue arn:aws:sqs:eu-west-1:111122223333:events-dlq.fifo"_qs});
}

/// What is stored already cannot be taken back, and deleting it is no fault.
void PollerFaultsTest::bearsAPurge()
{
    run(m_database->connection(),
        "INSERT INTO public.libraries VALUES ('held', 'Held') ON CONFLICT DO NOTHING");
    auto holder = openOwner(m_database->settings());
    run(*holder, "BEGIN; SELECT 1 FROM public.libraries WHERE library_id = 'held' FOR UPDATE");
    m_poller->lockTimeout = "60s";
    m_queue->send(u"a:held a:ok"_qs);
    FakeClient client;
    const Outcome outcome = m_poller->run({
        {[this] { return m_queue->counts().inFlight == 2; },
         [&] {
             QCOMPARE(
                 client.sqs(m_queue->service().endpoint(), "PurgeQueue", {{u"QueueUrl"_qs, m_queue->url()}})
                     .refusal(),
                 QString());
             m_queue->send(u"b:ok"_qs);
             holder.reset();
         }},
        drained(),
    });
    QVERIFY2(outcome.ok(), why(outcome).constData());
    QCOMPARE(m_poller->summary(), u"3/3/0/0/3/0"_qs);
}

QTEST_GUILESS_MAIN(PollerFaultsTest)

#include "pollerfaultstest.moc"
