// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "payloads.h"

#include <ingest/delivery/eventhandler.h>
#include <tests/support/databasetesting.h>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <memory>

using namespace ShelfHelp;
using namespace ShelfHelp::Tests;
using std::chrono::milliseconds;
using std::chrono::steady_clock;

namespace {

const QString fifoQueue = QStringLiteral("arn:aws:sqs:eu-west-1:111122223333:events.fifo");
const QString plainQueue = QStringLiteral("arn:aws:sqs:eu-west-1:111122223333:events");

/// What a record of the tests is: "ok", "held" (its library is locked by somebody else), "bad" (no JSON).
QByteArray bodyOf(const QString &kind, int number)
{
    if (kind == u"bad") {
        return "{";
    }
    const QByteArray library = kind == u"held" ? "held" : "nashville";
    const QByteArray second = QByteArray::number(number).rightJustified(2, '0');
    return envelope(librarySearch({.libraryId = library, .timeStart = "2024-05-02T10:00:" + second}),
                    "id-" + QByteArray::number(number));
}

/// "a:ok b:held -:ok": records m1, m2, m3 with their message groups, - for none.
QByteArray lambdaEvent(const QString &records, const QString &arn = fifoQueue)
{
    QJsonArray list;
    for (const QString &record : records.split(u' ', Qt::SkipEmptyParts)) {
        const QString group = record.section(u':', 0, 0);
        const int number = int(list.size()) + 1;
        QJsonObject attributes{{u"ApproximateReceiveCount"_qs, u"1"_qs}};
        if (group != u"-") {
            attributes.insert(u"MessageGroupId"_qs, group);
        }
        list.append(QJsonObject{{u"messageId"_qs, u"m%1"_qs.arg(number)},
                                {u"body"_qs, QString::fromUtf8(bodyOf(record.section(u':', 1), number))},
                                {u"attributes"_qs, attributes},
                                {u"eventSourceARN"_qs, arn}});
    }
    return QJsonDocument(QJsonObject{{u"Records"_qs, list}}).toJson(QJsonDocument::Compact);
}

/// "m2 m3" of {"batchItemFailures":[{"itemIdentifier":"m2"}, …]}; an error as its type.
QString failuresOf(const Ingest::InvocationAnswer &answer)
{
    if (const auto *error = std::get_if<Ingest::FunctionError>(&answer.content)) {
        return error->type;
    }
    const QJsonObject response = QJsonDocument::fromJson(std::get<QByteArray>(answer.content)).object();
    if (!response.value(u"batchItemFailures"_qs).isArray()) {
        return u"no response"_qs;
    }
    QStringList ids;
    for (const auto &failure : response.value(u"batchItemFailures"_qs).toArray()) {
        ids.append(failure.toObject().value(u"itemIdentifier"_qs).toString());
    }
    return ids.join(u' ');
}

} // namespace

/// What the function stores of an event, and what it leaves to the queue.
class EventHandlerTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();

    void keepsTheOrderOfAGroup_data();
    void keepsTheOrderOfAGroup();
    void keepsEverythingWhileNothingCanBeStored();
    void treatsAPoisonThatCannotBeKeptAsPassing();
    void refusesWhatIsNoEvent_data();
    void refusesWhatIsNoEvent();
    void failsAsAWholeWhereARecordHasNoName();
    void takesTheSeedsOwnEvent();
    void takesTheRedeliveryOfAFailedBatch();
    void takesARedriveForADuplicate();
    void takesRawDelivery();
    void requestsNothingForAHandshake();
    void findsALostConnectionAgain();
    void waitsForAnAbsentDatabase();
    void answersBeforeTheDeadline();
    void startsCleanEachTime();
    void countsAndConserves();

private:
    [[nodiscard]] Ingest::InvocationAnswer handle(const QByteArray &event,
                                                  milliseconds timeLimit = std::chrono::seconds(20));

    [[nodiscard]] QString stored()
    {
        return ask(
            m_database->connection(),
            u"SELECT coalesce(string_agg(message_id, ' ' ORDER BY message_id), '') FROM shelfhelp.notifications"_qs);
    }

    [[nodiscard]] QString sql(const QString &query) { return ask(m_database->connection(), query); }

    /// Locks the library "held" until the connection goes.
    [[nodiscard]] std::unique_ptr<Sql::Connection> holdLibrary();
    [[nodiscard]] Result<std::unique_ptr<Sql::Connection>> connect();

    std::unique_ptr<MigratedDatabase> m_database;
    std::atomic<int> m_refusals = 0; ///< how many connections are still to fail
    QByteArray m_lockTimeout;        ///< of the handler's connection
    std::unique_ptr<Ingest::Deliverer> m_deliverer;
    std::unique_ptr<Ingest::EventHandler> m_handler;
};

void EventHandlerTest::initTestCase()
{
    m_database = std::make_unique<MigratedDatabase>();
}

void EventHandlerTest::init()
{
    m_database->clear();
    run(m_database->connection(),
        "INSERT INTO public.libraries VALUES ('held', 'Held') ON CONFLICT DO NOTHING");
    m_refusals = 0;
    m_lockTimeout = "100ms";
    m_deliverer = std::make_unique<Ingest::Deliverer>([this] { return connect(); }, u"test"_qs);
    m_handler = std::make_unique<Ingest::EventHandler>(*m_deliverer, std::function<bool()>());
}

Result<std::unique_ptr<Sql::Connection>> EventHandlerTest::connect()
{
    if (m_refusals > 0) {
        --m_refusals;
        return Error{.kind = ErrorKind::Transient, .message = u"The database is away"_qs};
    }
    auto connection = Sql::Connection::open(m_database->settings(), Sql::Purpose::Writing);
    if (connection.ok()) {
        run(*connection.value(), "SET lock_timeout = '" + m_lockTimeout + "'");
    }
    return connection;
}

std::unique_ptr<Sql::Connection> EventHandlerTest::holdLibrary()
{
    auto holder = openOwner(m_database->settings());
    run(*holder, "BEGIN; SELECT 1 FROM public.libraries WHERE library_id = 'held' FOR UPDATE");
    return holder;
}

Ingest::InvocationAnswer EventHandlerTest::handle(const QByteArray &event, milliseconds timeLimit)
{
    return m_handler->handle(
        {.event = event, .requestId = u"request"_qs, .deadline = steady_clock::now() + timeLimit});
}

void EventHandlerTest::keepsTheOrderOfAGroup_data()
{
    QTest::addColumn<QByteArray>("event");
    QTest::addColumn<QString>("failures");
    QTest::addColumn<QString>("stored");

    QTest::newRow("all succeed") << lambdaEvent(u"a:ok a:ok b:ok"_qs) << QString() << u"id-1 id-2 id-3"_qs;
    QTest::newRow("no records") << lambdaEvent({}) << QString() << QString();
    QTest::newRow("the second of five")
        << lambdaEvent(u"a:ok a:held a:ok a:ok a:ok"_qs) << u"m2 m3 m4 m5"_qs << u"id-1"_qs;
    QTest::newRow("the last") << lambdaEvent(u"a:ok a:ok a:held"_qs) << u"m3"_qs << u"id-1 id-2"_qs;
    QTest::newRow("one of two groups")
        << lambdaEvent(u"a:held b:ok a:ok b:ok"_qs) << u"m1 m3"_qs << u"id-2 id-4"_qs;
    QTest::newRow("two of three groups")
        << lambdaEvent(u"a:held b:ok c:held c:ok b:ok"_qs) << u"m1 m3 m4"_qs << u"id-2 id-5"_qs;
    QTest::newRow("FIFO queue without groups")
        << lambdaEvent(u"-:ok -:held -:ok"_qs) << u"m2 m3"_qs << u"id-1"_qs;
    QTest::newRow("standard queue: each for itself")
        << lambdaEvent(u"-:ok -:held -:ok -:held -:ok"_qs, plainQueue) << u"m2 m4"_qs << u"id-1 id-3 id-5"_qs;
    QTest::newRow("no queue at all: one group")
        << lambdaEvent(u"-:ok -:held -:ok"_qs, {}) << u"m2 m3"_qs << u"id-1"_qs;
    QTest::newRow("poison at the head") << lambdaEvent(u"a:bad a:ok a:ok"_qs) << QString() << u"id-2 id-3"_qs;
    QTest::newRow("poison behind what fails")
        << lambdaEvent(u"a:held a:bad b:bad"_qs) << u"m1 m2"_qs << QString();
}

void EventHandlerTest::keepsTheOrderOfAGroup()
{
    QFETCH(const QByteArray, event);
    QFETCH(const QString, failures);
    QFETCH(const QString, stored);
    const auto holder = holdLibrary();
    QCOMPARE(failuresOf(handle(event)), failures);
    QCOMPARE(this->stored(), stored);
}

void EventHandlerTest::keepsEverythingWhileNothingCanBeStored()
{
    m_refusals = 1000;
    QCOMPARE(failuresOf(handle(lambdaEvent(u"a:ok a:bad b:ok"_qs), milliseconds(600))), u"m1 m2 m3"_qs);
    QCOMPARE(stored(), QString());
    QCOMPARE(sql(u"SELECT count(*) FROM shelfhelp.rejected_notifications"_qs), u"0"_qs);
}

void EventHandlerTest::treatsAPoisonThatCannotBeKeptAsPassing()
{
    QCOMPARE(failuresOf(handle(lambdaEvent(u"a:bad"_qs))), QString());
    const auto holder = openOwner(m_database->settings());
    run(*holder, "BEGIN; SELECT 1 FROM shelfhelp.rejected_notifications FOR UPDATE"); // its attempts count
    QCOMPARE(failuresOf(handle(lambdaEvent(u"a:ok a:bad a:ok b:ok"_qs))), u"m2 m3"_qs);
    QCOMPARE(stored(), u"id-1 id-4"_qs);
}

void EventHandlerTest::refusesWhatIsNoEvent_data()
{
    QTest::addColumn<QByteArray>("event");

    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("no JSON") << QByteArray("event");
    QTest::newRow("empty object") << QByteArray("{}");
    QTest::newRow("null list") << QByteArray(R"({"Records":null})");
    QTest::newRow("object for a list") << QByteArray(R"({"Records":{}})");
    QTest::newRow("records that are none") << QByteArray(R"({"Records":[null,5]})");
    QTest::newRow("S3 test event") << QByteArray(R"({"Service":"Amazon S3","Event":"s3:TestEvent"})");
    QTest::newRow("bare message") << shelfSearch({});
}

void EventHandlerTest::refusesWhatIsNoEvent()
{
    QFETCH(const QByteArray, event);
    QCOMPARE(failuresOf(handle(event)), u"Function.NotQueueEvent"_qs);
    QCOMPARE(sql(u"SELECT count(*) FROM shelfhelp.rejected_notifications"_qs), u"0"_qs);
}

void EventHandlerTest::failsAsAWholeWhereARecordHasNoName()
{
    const auto holder = holdLibrary();
    QJsonObject nameless = QJsonDocument::fromJson(lambdaEvent(u"a:ok b:held"_qs)).object();
    QJsonArray records = nameless.value(u"Records"_qs).toArray();
    QJsonObject failing = records.at(1).toObject();
    failing.remove(u"messageId"_qs);
    records[1] = failing;
    nameless.insert(u"Records"_qs, records);
    const Ingest::InvocationAnswer answer = handle(QJsonDocument(nameless).toJson());
    QCOMPARE(failuresOf(answer), u"Function.NotStored"_qs);
    QVERIFY(std::get<Ingest::FunctionError>(answer.content).message.contains(u"55P03"));
    QCOMPARE(stored(), u"id-1"_qs);
}

void EventHandlerTest::takesTheSeedsOwnEvent()
{
    const QByteArray event = sample(u"seed-records.json"_qs);
    QCOMPARE(failuresOf(handle(event)), QString());
    QCOMPARE(
        sql(u"SELECT (SELECT count(*) FROM public.shelf_searches), (SELECT count(*) FROM public.library_searches)"_qs),
        u"1|1"_qs);
    QCOMPARE(failuresOf(handle(event)), QString());
    QCOMPARE(m_deliverer->counts().duplicate, 2);
}

void EventHandlerTest::takesTheRedeliveryOfAFailedBatch()
{
    QCOMPARE(failuresOf(handle(sample(u"lambda-event-fifo.json"_qs))), QString());
    const QString state = m_database->state();
    QCOMPARE(failuresOf(handle(sample(u"lambda-event-fifo-retry.json"_qs))), QString());
    QCOMPARE(m_database->state(), state);
}

/// The queue's id is another one, the notification's own is not.
void EventHandlerTest::takesARedriveForADuplicate()
{
    QCOMPARE(failuresOf(handle(sample(u"lambda-event-fifo.json"_qs))), QString());
    const qint64 before = m_deliverer->counts().duplicate;
    QCOMPARE(failuresOf(handle(sample(u"lambda-event-dlq.json"_qs))), QString());
    QVERIFY(m_deliverer->counts().duplicate > before);
}

void EventHandlerTest::takesRawDelivery()
{
    QCOMPARE(failuresOf(handle(sample(u"lambda-event-raw.json"_qs))), QString());
    QCOMPARE(sql(u"SELECT topic_arn FROM shelfhelp.topics"_qs), u"raw"_qs);
}

void EventHandlerTest::requestsNothingForAHandshake()
{
    const QJsonObject record{{u"messageId"_qs, u"m1"_qs},
                             {u"body"_qs, QString::fromUtf8(sample(u"subscription-confirmation.json"_qs))}};
    QCOMPARE(failuresOf(handle(QJsonDocument(QJsonObject{{u"Records"_qs, QJsonArray{record}}}).toJson())),
             QString());
    QCOMPARE(sql(u"SELECT reason FROM shelfhelp.rejected_notifications"_qs), u"sns.not_notification"_qs);
}

/// As after a freeze: the socket is dead, and nobody has noticed.
void EventHandlerTest::findsALostConnectionAgain()
{
    QCOMPARE(failuresOf(handle(lambdaEvent(u"a:ok"_qs))), QString());
    run(m_database->connection(), "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                                  "WHERE datname = current_database() AND pid <> pg_backend_pid()");
    QCOMPARE(failuresOf(handle(lambdaEvent(u"a:ok a:ok"_qs))), QString());
    QCOMPARE(stored(), u"id-1 id-2"_qs);
}

void EventHandlerTest::waitsForAnAbsentDatabase()
{
    m_refusals = 3;
    QCOMPARE(failuresOf(handle(lambdaEvent(u"a:ok"_qs))), QString());
    QCOMPARE(stored(), u"id-1"_qs);
}

void EventHandlerTest::answersBeforeTheDeadline()
{
    m_lockTimeout = "60s";
    auto holder = holdLibrary();
    // What it keeps in reserve is a share of its time: on a busy machine it may need more of it.
    bool isInTime = false;
    for (milliseconds limit(1500); !isInTime && limit < std::chrono::seconds(15); limit *= 2) {
        const steady_clock::time_point deadline = steady_clock::now() + limit;
        const Ingest::InvocationAnswer answer = m_handler->handle(
            {.event = lambdaEvent(u"a:ok a:held b:ok"_qs), .requestId = u"request"_qs, .deadline = deadline});
        isInTime = steady_clock::now() < deadline;
        QVERIFY(answer.isTimedOut);
        QCOMPARE(failuresOf(answer), u"m1 m2 m3"_qs);
    }
    QVERIFY(isInTime);
    holder.reset();
    QCOMPARE(failuresOf(handle(lambdaEvent(u"a:ok a:held b:ok"_qs))), QString());
    QCOMPARE(stored(), u"id-1 id-2 id-3"_qs);
}

void EventHandlerTest::startsCleanEachTime()
{
    auto holder = holdLibrary();
    QCOMPARE(failuresOf(handle(lambdaEvent(u"a:held a:ok"_qs))), u"m1 m2"_qs);
    QCOMPARE(failuresOf(handle(lambdaEvent(u"a:ok a:ok"_qs))), QString());
    holder.reset();
    QCOMPARE(failuresOf(handle(lambdaEvent(u"a:held a:ok"_qs))), QString());
}

void EventHandlerTest::countsAndConserves()
{
    const auto holder = holdLibrary();
    QCOMPARE(failuresOf(handle(lambdaEvent(u"a:ok b:held c:bad"_qs))), u"m2"_qs);
    QCOMPARE(failuresOf(handle(lambdaEvent(u"a:ok"_qs))), QString());
    const Ingest::DeliveryCounts &counts = m_deliverer->counts();
    QCOMPARE(counts.received, 4);
    QCOMPARE(counts.stored, 1);
    QCOMPARE(counts.duplicate, 1);
    QCOMPARE(counts.rejected, 1);
    QCOMPARE(counts.failed, 1);
    QCOMPARE(sql(u"SELECT sum(read_count), sum(stored_count), sum(duplicate_count), sum(rejected_count) "
                 "FROM shelfhelp.ingest_runs"_qs),
             u"3|1|1|1"_qs);
}

QTEST_GUILESS_MAIN(EventHandlerTest)

#include "eventhandlertest.moc"
