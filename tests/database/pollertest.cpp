// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "payloads.h"
#include "pollertesting.h"

#include <tests/support/fakeclient.h>

#include <QTest>
#include <QThread>

#include <memory>

using namespace ShelfHelp;
using namespace ShelfHelp::Tests;
using namespace std::chrono_literals;
using Kind = FakeFault::Kind;

/// What becomes of messages between queue and database: none is lost, none is stored twice, none is deleted
/// before it is stored, and groups keep their order.
class PollerTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void storesAndDeletes();
    void endsWhenNothingIsLeft();
    void takesBatchesOfTen();

    void holdsTheBatchWhileTheDatabaseIsSlow();
    void holdsTheBatchWhileTheDatabaseIsAway();
    void givesUpABatchThatIsNoLongerItsOwn_data();
    void givesUpABatchThatIsNoLongerItsOwn();
    void takesADeletionThatCameTooLate();
    void deletesInSpiteOfFaults_data();
    void deletesInSpiteOfFaults();
    void bearsDeletionsThatFail_data();
    void bearsDeletionsThatFail();

    void knowsANotificationUnderAnotherId();
    void twoPollersHoldTheSameBatch();
    void twoPollersShareAQueue();
    void takesASearchBeforeItsShelf();
    void anOldEventMovesNoDateBack();

    void poisonDoesNotStopItsGroup();
    void aFailureHoldsItsGroupOnly();
    void asksForOneWhereMessagesComeAgain();
    void releasesWhatNobodyHasSeen();
    void releasesWhatIsNotStored();

private:
    /// Locks the library "held" until the connection goes.
    [[nodiscard]] std::unique_ptr<Sql::Connection> holdLibrary();

    [[nodiscard]] QString sql(const QString &query) { return ask(m_database->connection(), query); }

    [[nodiscard]] QString storedIds()
    {
        return sql(
            u"SELECT coalesce(string_agg(message_id, ' ' ORDER BY message_id), '') FROM shelfhelp.notifications"_qs);
    }

    /// Makes queue and poller anew.
    void useQueue(const PolledQueueOptions &options);

    /// The last step of most tests.
    [[nodiscard]] Step drained()
    {
        return {[this] { return m_queue->isEmpty(); }};
    }

    [[nodiscard]] std::function<bool()> inFlight(int count)
    {
        return [this, count] { return m_queue->counts().inFlight == count; };
    }

    [[nodiscard]] std::function<bool()> called(const QByteArray &action, int times)
    {
        return [this, action, times] { return m_queue->calls(action) >= times; };
    }

    std::unique_ptr<MigratedDatabase> m_database;
    std::unique_ptr<PolledQueue> m_queue;
    std::unique_ptr<TestedPoller> m_poller;
};

void PollerTest::initTestCase()
{
    m_database = std::make_unique<MigratedDatabase>();
}

void PollerTest::init()
{
    m_database->clear();
    run(m_database->connection(),
        "INSERT INTO public.libraries VALUES ('held', 'Held') ON CONFLICT DO NOTHING");
    useQueue({});
}

/// No test here has a message that belongs into the dead-letter queue.
void PollerTest::cleanup()
{
    QCOMPARE(m_queue->service().messages(m_queue->deadLetterUrl()).size(), 0);
    m_poller.reset();
}

void PollerTest::useQueue(const PolledQueueOptions &options)
{
    m_poller.reset();
    m_queue = std::make_unique<PolledQueue>(options);
    m_poller = std::make_unique<TestedPoller>(*m_queue, m_database->settings());
}

std::unique_ptr<Sql::Connection> PollerTest::holdLibrary()
{
    auto holder = openOwner(m_database->settings());
    run(*holder, "BEGIN; SELECT 1 FROM public.libraries WHERE library_id = 'held' FOR UPDATE");
    return holder;
}

void PollerTest::storesAndDeletes()
{
    m_queue->send(u"a:ok a:bad b:ok"_qs);
    const Outcome outcome = m_poller->run({drained()});
    QVERIFY2(outcome.ok(), why(outcome).constData());
    QCOMPARE(storedIds(), u"id-1 id-3"_qs);
    QCOMPARE(m_poller->summary(), u"3/2/0/1/3/0"_qs);
    QCOMPARE(sql(u"SELECT sum(read_count), sum(stored_count), sum(rejected_count), min(source) "
                 "FROM shelfhelp.ingest_runs"_qs),
             u"3|2|1|"_qs + m_queue->url());
}

void PollerTest::endsWhenNothingIsLeft()
{
    m_queue->send(u"a:ok a:ok b:ok"_qs);
    m_poller->options.isOnce = true;
    m_poller->options.longPoll = 0s;
    const Outcome outcome = m_poller->run();
    QVERIFY2(outcome.ok(), why(outcome).constData());
    QCOMPARE(m_poller->summary(), u"3/3/0/0/3/0"_qs);
}

void PollerTest::takesBatchesOfTen()
{
    for (int i = 0; i < 23; ++i) {
        m_queue->send(u"a:ok"_qs);
    }
    const Outcome outcome = m_poller->run({drained()});
    QVERIFY2(outcome.ok(), why(outcome).constData());
    QCOMPARE(m_poller->summary(), u"23/23/0/0/23/0"_qs);
    QCOMPARE(m_poller->counts().receives, 3);
    QCOMPARE(m_queue->calls("DeleteMessageBatch"), 3);
}

void PollerTest::holdsTheBatchWhileTheDatabaseIsSlow()
{
    useQueue({.visibility = 4});
    m_poller->lockTimeout = "60s";
    auto holder = holdLibrary();
    m_queue->send(u"a:ok a:held b:ok"_qs);
    const Outcome outcome = m_poller->run({
        {called("ChangeMessageVisibilityBatch", 3), [&holder] { holder.reset(); }}, // more than 4 s
        drained(),
    });
    QVERIFY2(outcome.ok(), why(outcome).constData());
    QVERIFY(m_poller->counts().prolonged >= 3);
    QCOMPARE(m_poller->summary(), u"3/3/0/0/3/0"_qs);
}

/// It has come before the database went: its time is prolonged until it can be stored.
void PollerTest::holdsTheBatchWhileTheDatabaseIsAway()
{
    useQueue({.visibility = 4, .maxReceiveCount = 1});
    m_poller->lockTimeout = "60s";
    auto holder = holdLibrary();
    m_queue->send(u"a:held a:ok"_qs);
    const auto losesTheServer = [this] {
        m_poller->isDatabaseAway = true;
        run(m_database->connection(), "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE "
                                      "wait_event_type = 'Lock' AND datname = current_database()");
    };
    const Outcome outcome = m_poller->run({
        {[this] {
             return sql(u"SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()"_qs) ==
                    u"1";
         },
         losesTheServer},
        {called("ChangeMessageVisibilityBatch", 2),
         [this, &holder] {
             holder.reset();
             m_poller->isDatabaseAway = false;
         }},
        drained(),
    });
    QVERIFY2(outcome.ok(), why(outcome).constData());
    QCOMPARE(m_poller->summary(), u"2/2/0/0/2/0"_qs);
}

void PollerTest::givesUpABatchThatIsNoLongerItsOwn_data()
{
    QTest::addColumn<bool>("isExpired");
    QTest::newRow("its time was over") << true;
    QTest::newRow("the queue refuses more time") << false;
}

/// Nothing of it is stored by whom the messages no longer belong to; they come again.
void PollerTest::givesUpABatchThatIsNoLongerItsOwn()
{
    QFETCH(const bool, isExpired);
    useQueue({.visibility = 4});
    m_poller->lockTimeout = "60s";
    auto holder = holdLibrary();
    m_queue->send(u"a:ok a:held"_qs);
    const auto spoil = [this, isExpired] {
        if (isExpired) {
            m_queue->service().advance(5s);
        } else {
            m_queue->service().failBatchEntry("ChangeMessageVisibilityBatch", u"InvalidParameterValue"_qs,
                                              true, 2);
        }
    };
    QString storedAtSecondReceive;
    const Outcome outcome = m_poller->run({
        {inFlight(2), spoil},
        {[this] { return m_queue->receiveCounts().startsWith(u'2'); },
         [&] {
             storedAtSecondReceive = storedIds();
             holder.reset();
         }},
        drained(),
    });
    QVERIFY2(outcome.ok(), why(outcome).constData());
    QCOMPARE(storedAtSecondReceive, QString());
    QCOMPARE(storedIds(), u"id-1 id-2"_qs);
    QCOMPARE(m_poller->summary(), u"4/2/0/0/2/0"_qs);
}

void PollerTest::takesADeletionThatCameTooLate()
{
    m_poller->lockTimeout = "60s";
    auto holder = holdLibrary();
    m_queue->send(u"a:held a:ok"_qs);
    const Outcome outcome = m_poller->run({
        {inFlight(2),
         [this, &holder] {
             m_queue->service().advance(31s);
             holder.reset();
         }},
        drained(),
    });
    QVERIFY2(outcome.ok(), why(outcome).constData());
    QCOMPARE(m_poller->summary(), u"4/2/2/0/2/2"_qs);
    QCOMPARE(m_poller->counts().faults, 0);
}

void PollerTest::deletesInSpiteOfFaults_data()
{
    QTest::addColumn<std::function<void(FakeQueueService &)>>("spoil");
    using Spoil = std::function<void(FakeQueueService &)>;
    const QByteArray action = "DeleteMessageBatch";
    QTest::newRow("500 the first time") << Spoil([action](FakeQueueService &service) {
        service.script(action, {.kind = Kind::Status, .status = 500});
    });
    QTest::newRow("answer lost") << Spoil([action](FakeQueueService &service) {
        service.script(action, {.kind = Kind::DropAfter, .count = 2});
    });
    QTest::newRow("throttled") << Spoil([action](FakeQueueService &service) { service.throttle(action, 2); });
    QTest::newRow("one entry failed, for no fault of ours") << Spoil(
        [action](FakeQueueService &service) { service.failBatchEntry(action, u"InternalError"_qs, false); });
}

void PollerTest::deletesInSpiteOfFaults()
{
    QFETCH(const std::function<void(FakeQueueService &)>, spoil);
    spoil(m_queue->service());
    m_queue->send(u"a:ok a:ok b:ok"_qs);
    const Outcome outcome =
        m_poller->run({{[this] { return m_queue->isEmpty() && m_poller->counts().deleted == 3; }}});
    QVERIFY2(outcome.ok(), why(outcome).constData());
    QCOMPARE(m_poller->summary(), u"3/3/0/0/3/0"_qs);
    QVERIFY(m_queue->calls("DeleteMessageBatch") >= 2);
}

void PollerTest::bearsDeletionsThatFail_data()
{
    QTest::addColumn<bool>("isWholeCall");
    QTest::addColumn<QString>("summary");
    QTest::newRow("one entry, for good") << false << u"4/3/1/0/3/1"_qs;
    QTest::newRow("the whole call, again and again") << true << u"6/3/3/0/3/3"_qs;
}

/// The messages come back as duplicates once their time is over.
void PollerTest::bearsDeletionsThatFail()
{
    QFETCH(const bool, isWholeCall);
    QFETCH(const QString, summary);
    if (isWholeCall) {
        m_queue->service().script("DeleteMessageBatch", {.kind = Kind::Status, .count = 4});
    } else {
        m_queue->service().failBatchEntry("DeleteMessageBatch", u"InvalidParameterValue"_qs, true);
    }
    m_queue->send(u"a:ok a:ok b:ok"_qs);
    const Outcome outcome = m_poller->run({
        {[this] { return m_poller->counts().notDeleted > 0; }, [this] { m_queue->service().advance(31s); }},
        drained(),
    });
    QVERIFY2(outcome.ok(), why(outcome).constData());
    QCOMPARE(m_poller->summary(), summary);
    QCOMPARE(m_poller->counts().faults, isWholeCall ? 1 : 0);
}

/// As from a dead-letter queue, or published again by SNS: its own id is the same, the queue's is not.
void PollerTest::knowsANotificationUnderAnotherId()
{
    const QByteArray body = envelope(librarySearch({}), "same");
    m_queue->sendBody(body, u"a"_qs);
    m_queue->sendBody(body, u"a"_qs);
    m_queue->sendBody(body, u"b"_qs);
    const Outcome outcome = m_poller->run({drained()});
    QVERIFY2(outcome.ok(), why(outcome).constData());
    QCOMPARE(m_poller->summary(), u"3/1/2/0/3/0"_qs);
}

/// The one that was too slow and the one that got the messages after it: one of them stores them.
void PollerTest::twoPollersHoldTheSameBatch()
{
    m_poller->lockTimeout = "60s";
    auto holder = holdLibrary();
    m_queue->send(u"a:held a:ok"_qs);
    Outcome outcomeOfOther = success();
    QString countsOfOther;
    std::unique_ptr<QThread> other;
    const auto runOther = [&] {
        TestedPoller poller(*m_queue, m_database->settings());
        poller.lockTimeout = "60s";
        outcomeOfOther = poller.run({drained()});
        countsOfOther =
            u"%1 stored, %2 duplicate"_qs.arg(poller.stored().stored).arg(poller.stored().duplicate);
    };
    const Outcome outcome = m_poller->run({
        {inFlight(2),
         [&] {
             m_queue->service().advance(31s);
             other.reset(QThread::create(runOther));
             other->start();
         }},
        {[this] {
             return sql(u"SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()"_qs) ==
                    u"2";
         },
         [&holder] { holder.reset(); }},
        drained(),
    });
    if (other) {
        other->wait();
    }
    QVERIFY2(outcome.ok(), why(outcome).constData());
    QVERIFY2(outcomeOfOther.ok(), why(outcomeOfOther).constData());
    QCOMPARE(storedIds(), u"id-1 id-2"_qs);
    const bool isFirst = m_poller->stored().stored > 0;
    QCOMPARE(m_poller->stored().duplicate, isFirst ? 0 : 2);
    QCOMPARE(countsOfOther, isFirst ? u"0 stored, 2 duplicate"_qs : u"2 stored, 0 duplicate"_qs);
}

void PollerTest::twoPollersShareAQueue()
{
    for (int i = 0; i < 40; ++i) {
        m_queue->send(u"a:ok b:ok c:ok"_qs);
    }
    Outcome outcomeOfOther = success();
    qint64 storedByOther = 0;
    const std::unique_ptr<QThread> other(QThread::create([&] {
        TestedPoller poller(*m_queue, m_database->settings());
        outcomeOfOther = poller.run({drained()});
        storedByOther = poller.stored().stored;
    }));
    other->start();
    const Outcome outcome = m_poller->run({drained()});
    other->wait();
    QVERIFY2(outcome.ok(), why(outcome).constData());
    QVERIFY2(outcomeOfOther.ok(), why(outcomeOfOther).constData());
    QCOMPARE(m_poller->stored().stored + storedByOther, 120);
    QCOMPARE(sql(u"SELECT count(*), count(DISTINCT message_id) FROM shelfhelp.notifications"_qs),
             u"120|120"_qs);
}

void PollerTest::takesASearchBeforeItsShelf()
{
    m_queue->sendBody(envelope(librarySearch({.title = "The Clockwork Orchard"})), u"a"_qs);
    m_queue->sendBody(envelope(shelfSearch({.books = {"The Clockwork Orchard"}})), u"b"_qs);
    const Outcome outcome = m_poller->run({drained()});
    QVERIFY2(outcome.ok(), why(outcome).constData());
    QCOMPARE(
        sql(u"SELECT (SELECT count(*) FROM public.books), (SELECT count(*) FROM public.library_searches), "
            "(SELECT count(*) FROM public.shelf_searches)"_qs),
        u"1|1|1"_qs);
}

void PollerTest::anOldEventMovesNoDateBack()
{
    const QByteArray url = "https://www.goodreads.com/review/list/12345678-jane-reader?shelf=to-read";
    m_queue->sendBody(envelope(
        shelfSearch({.url = url, .timeStart = "2024-05-02T10:00:00", .timeEnd = "2024-05-02T10:00:03"})));
    m_queue->sendBody(envelope(
        shelfSearch({.url = url, .timeStart = "2023-01-02T10:00:00", .timeEnd = "2023-01-02T10:00:03"})));
    const Outcome outcome = m_poller->run({drained()});
    QVERIFY2(outcome.ok(), why(outcome).constData());
    QCOMPARE(sql(u"SELECT date_added::date, date_last_searched::date FROM public.shelves"_qs),
             u"2023-01-02|2024-05-02"_qs);
}

void PollerTest::poisonDoesNotStopItsGroup()
{
    m_queue->send(u"a:bad a:ok a:ok"_qs);
    const Outcome outcome = m_poller->run({drained()});
    QVERIFY2(outcome.ok(), why(outcome).constData());
    QCOMPARE(storedIds(), u"id-2 id-3"_qs);
    QCOMPARE(m_poller->summary(), u"3/2/0/1/3/0"_qs);
    QCOMPARE(m_poller->counts().receives, 1);
    QCOMPARE(sql(u"SELECT count(*) FROM shelfhelp.rejected_notifications"_qs), u"1"_qs);
}

/// However often storing fails, no message counts as received again: none nears the dead-letter queue.
void PollerTest::aFailureHoldsItsGroupOnly()
{
    useQueue({.visibility = 4, .maxReceiveCount = 1});
    auto holder = holdLibrary();
    m_queue->send(u"a:held a:ok b:ok b:bad a:bad"_qs);
    QString storedMeanwhile;
    QString countsMeanwhile;
    const Outcome outcome = m_poller->run({
        {called("ChangeMessageVisibilityBatch", 2),
         [&] {
             storedMeanwhile = storedIds();
             countsMeanwhile = m_queue->receiveCounts();
             holder.reset();
         }},
        drained(),
    });
    QVERIFY2(outcome.ok(), why(outcome).constData());
    QCOMPARE(storedMeanwhile, u"id-3"_qs);
    QCOMPARE(countsMeanwhile, u"1 1 1"_qs);
    QCOMPARE(m_poller->summary(), u"5/3/0/2/5/0"_qs);
    QVERIFY(m_poller->stored().failed >= 2);
}

/// What came again may be what stops its group; those behind it are not to share its count.
void PollerTest::asksForOneWhereMessagesComeAgain()
{
    m_queue->send(u"a:ok a:ok a:ok"_qs);
    FakeClient client;
    static_cast<void>(client.sqs(m_queue->service().endpoint(), "ReceiveMessage",
                                 {{u"QueueUrl"_qs, m_queue->url()}, {u"VisibilityTimeout"_qs, 0}}));
    m_queue->send(u"a:ok"_qs);
    QCOMPARE(m_queue->receiveCounts(), u"1 0 0 0"_qs);
    const Outcome outcome = m_poller->run({
        {[this] { return m_queue->isEmpty() && m_queue->service().waitingReceives() == 1; },
         [this] { m_queue->send(u"a:ok"_qs); }},
        {[this] { return m_queue->isEmpty() && m_queue->service().waitingReceives() == 1; }},
    });
    QVERIFY2(outcome.ok(), why(outcome).constData());
    QStringList most = m_queue->parameters("ReceiveMessage", u"MaxNumberOfMessages"_qs);
    most.removeFirst(); // the other client's
    QCOMPARE(most.mid(0, 3), (QStringList{u"10"_qs, u"1"_qs, u"10"_qs}));
}

/// A stop meets an answer on its way: its messages are found by the attempt's id, and are there for others.
void PollerTest::releasesWhatNobodyHasSeen()
{
    m_queue->service().script("ReceiveMessage", {.kind = Kind::Hold});
    m_queue->send(u"a:ok a:ok"_qs);
    const Outcome outcome = m_poller->run({{inFlight(2)}});
    QVERIFY2(outcome.ok(), why(outcome).constData());
    QCOMPARE(m_queue->counts(), (FakeQueueService::Counts{.visible = 2}));
    QCOMPARE(m_queue->receiveCounts(), u"1 1"_qs);
    const QStringList ids = m_queue->parameters("ReceiveMessage", u"ReceiveRequestAttemptId"_qs);
    QCOMPARE(ids.count(ids.first()), 2);
    QCOMPARE(m_poller->summary(), u"0/0/0/0/0/0"_qs);
}

void PollerTest::releasesWhatIsNotStored()
{
    m_poller->lockTimeout = "60s";
    const auto holder = holdLibrary();
    m_queue->send(u"a:ok a:held b:ok"_qs);
    const Outcome outcome = m_poller->run({{[this] {
        return sql(u"SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()"_qs) ==
               u"1";
    }}});
    QVERIFY2(outcome.ok(), why(outcome).constData());
    QCOMPARE(m_queue->counts(), (FakeQueueService::Counts{.visible = 3}));
    QCOMPARE(m_poller->counts().released, 3);
    QCOMPARE(storedIds(), QString());
}

QTEST_GUILESS_MAIN(PollerTest)

#include "pollertest.moc"
