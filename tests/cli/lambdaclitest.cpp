// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "program.h"
#include "queueevents.h"

#include <tests/support/databasetesting.h>
#include <tests/support/fakeruntimeapi.h>
#include <tests/support/patience.h>

#include <QElapsedTimer>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

#include <csignal>
#include <memory>

using namespace ShelfHelp;
using namespace ShelfHelp::Tests;
using namespace std::chrono_literals;
using Kind = FakeFault::Kind;

namespace {

const QByteArray allStored = R"({"batchItemFailures":[]})";
const QString awayUri = QStringLiteral("postgresql://shelfhelp:correct-horse@127.0.0.1:1/shelfhelp");
const QString password = QStringLiteral("correct-horse");

QByteArray sample(const QString &name)
{
    QFile file(QStringLiteral(SHELFHELP_TEST_DATA "/samples/") + name);
    if (!file.open(QIODevice::ReadOnly)) {
        qFatal("%s is missing", qPrintable(file.fileName()));
    }
    return file.readAll();
}

/// The named ones, in the response's words.
QByteArray failures(const QList<QByteArray> &ids)
{
    QList<QByteArray> items;
    for (const QByteArray &id : ids) {
        items.append(R"({"itemIdentifier":")" + id + "\"}");
    }
    return R"({"batchItemFailures":[)" + items.join(',') + "]}";
}

QStringList linesWith(const QString &text, const QString &part)
{
    return text.split(u'\n').filter(part);
}

} // namespace

/// `shelfhelp lambda` under a Runtime API, as the function's process.
class LambdaCliTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void samples_data();
    void samples();
    void isConfiguredAsTheFunctionBeforeIt();
    void keepsItsConnection();
    void findsAStaleConnectionAfterAFreeze();
    void returnsTheRestBeforeTheDeadline();
    void waitsForADatabaseThatIsAway();
    void whatIsNoQueueEvent_data();
    void whatIsNoQueueEvent();
    void aFailedRecordWithoutAName();
    void largeAndChunkedEvents_data();
    void largeAndChunkedEvents();

    void cannotStart_data();
    void cannotStart();
    void isNoFunctionHere();
    void theApiIsNotThere();
    void refusedAnswers_data();
    void refusedAnswers();
    void aBrokenConnectionToTheApi();
    void theApiGoesAway();
    void thereIsNoNextInvocation_data();
    void thereIsNoNextInvocation();
    void stopsWhileItWaits();
    void stopsWithAnInvocationInHand();
    void logsALineForEachRecord();

private:
    /// Starts the function.
    void start(const QStringList &arguments = {});
    /// Waits until it has ended by itself, or by a signal.
    [[nodiscard]] Finished end(int signal = 0);
    /// What the function posts for an event.
    [[nodiscard]] QByteArray invoke(const FakeInvocation &invocation);

    [[nodiscard]] QByteArray invoke(const QByteArray &event)
    {
        return invoke(FakeInvocation{.event = event});
    }

    /// The server's processes that work for the function.
    [[nodiscard]] QString backends();

    std::unique_ptr<MigratedDatabase> m_database;
    std::unique_ptr<FakeRuntimeApi> m_api;
    std::unique_ptr<Program> m_program;
    std::unique_ptr<QProcess> m_function;
};

void LambdaCliTest::initTestCase()
{
    m_database = std::make_unique<MigratedDatabase>();
    addHeldLibrary(*m_database);
}

void LambdaCliTest::init()
{
    m_database->clear();
    m_api = std::make_unique<FakeRuntimeApi>();
    m_program = std::make_unique<Program>(m_database->settings());
    m_program->setVariable(u"AWS_LAMBDA_RUNTIME_API"_qs, m_api->address());
}

void LambdaCliTest::cleanup()
{
    if (m_function) {
        m_function->kill();
        m_function->waitForFinished();
        m_function.reset();
    }
}

void LambdaCliTest::start(const QStringList &arguments)
{
    m_function = m_program->start(QStringList{u"lambda"_qs} + arguments);
}

Finished LambdaCliTest::end(int signal)
{
    if (signal != 0) {
        ::kill(pid_t(m_function->processId()), signal);
    }
    const Finished finished = Program::finish(*m_function);
    m_function.reset();
    return finished;
}

QByteArray LambdaCliTest::invoke(const FakeInvocation &invocation)
{
    const auto answer = m_api->waitForAnswer(m_api->enqueue(invocation));
    return answer ? answer->body : QByteArray("no answer");
}

QString LambdaCliTest::backends()
{
    return ask(m_database->connection(), u"SELECT string_agg(pid::text, ' ') FROM pg_stat_activity "
                                         "WHERE datname = current_database() AND pid <> pg_backend_pid() "
                                         "AND backend_type = 'client backend'"_qs);
}

void LambdaCliTest::samples_data()
{
    QTest::addColumn<int>("stored");
    QTest::newRow("seed-records.json") << 2;
    QTest::newRow("lambda-event-fifo.json") << 4;
    QTest::newRow("lambda-event-fifo-retry.json") << 2;
    QTest::newRow("lambda-event-standard.json") << 2;
    QTest::newRow("lambda-event-raw.json") << 2;
    QTest::newRow("lambda-event-dlq.json") << 1;
}

void LambdaCliTest::samples()
{
    QFETCH(const int, stored);
    start();
    const QByteArray event = sample(QString::fromUtf8(QTest::currentDataTag()));
    QCOMPARE(invoke(event), allStored);
    const QString state = m_database->state();
    QCOMPARE(ask(m_database->connection(), u"SELECT count(*) FROM shelfhelp.notifications"_qs).toInt(),
             stored);
    QCOMPARE(invoke(event), allStored);
    QCOMPARE(m_database->state(), state);
}

void LambdaCliTest::isConfiguredAsTheFunctionBeforeIt()
{
    const Sql::ConnectionSettings &settings = m_database->settings();
    m_program->setVariable(u"DATABASE_URL"_qs, {});
    m_program->setVariable(u"DB_HOST"_qs, settings.host);
    m_program->setVariable(u"DB_PORT"_qs, QString::number(settings.port));
    m_program->setVariable(u"DB_NAME"_qs, settings.database);
    m_program->setVariable(u"DB_USER"_qs, settings.user);
    m_program->setVariable(u"DB_PASS"_qs, password);
    start();
    QCOMPARE(invoke(eventWith("one")), allStored);
    QVERIFY(!end(SIGTERM).messages.contains(password));
    QCOMPARE(storedIds(*m_database), u"one"_qs);
}

void LambdaCliTest::keepsItsConnection()
{
    start();
    QCOMPARE(invoke(eventWith("one")), allStored);
    QTRY_VERIFY2_WITH_TIMEOUT(backends().toInt() > 0, qPrintable(backends()), patience); // one alone
    const QString backend = backends();
    QCOMPARE(invoke(eventWith("two")), allStored);
    QCOMPARE(backends(), backend);
    QCOMPARE(storedIds(*m_database), u"one two"_qs);
}

/// The machine was frozen for hours: the socket is dead, and nobody has noticed.
void LambdaCliTest::findsAStaleConnectionAfterAFreeze()
{
    start();
    QCOMPARE(invoke(eventWith("one")), allStored);
    QVERIFY(m_api->waitUntilWaiting());
    const QString backend = backends();
    ::kill(pid_t(m_function->processId()), SIGSTOP);
    run(m_database->connection(), "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                                  "WHERE datname = current_database() AND pid <> pg_backend_pid()");
    QTRY_VERIFY_WITH_TIMEOUT(!backends().contains(backend), patience);
    ::kill(pid_t(m_function->processId()), SIGCONT);
    QCOMPARE(invoke(eventWith("two")), allStored);
    QCOMPARE(storedIds(*m_database), u"one two"_qs);
    QCOMPARE(m_api->answers().size(), 2);
}

void LambdaCliTest::returnsTheRestBeforeTheDeadline()
{
    start();
    QCOMPARE(invoke(eventWith("before")), allStored);
    auto holder = holdLibrary(*m_database);
    const QByteArray event = queueEvent({{.body = notification("one"), .messageId = "m1"},
                                         {.body = notification("two", heldLibrary), .messageId = "m2"},
                                         {.body = notification("three"), .messageId = "m3"}});
    // What it keeps in reserve is a share of its time: on a busy machine it may need more of it.
    bool isInTime = false;
    for (auto deadline = 1'500ms; !isInTime && deadline < 15s; deadline *= 2) {
        QElapsedTimer clock;
        clock.start();
        QCOMPARE(invoke({.event = event, .deadline = deadline}), failures({"m1", "m2", "m3"}));
        isInTime = clock.elapsed() < deadline.count();
    }
    QVERIFY(isInTime);
    QCOMPARE(storedIds(*m_database), u"before"_qs);
    holder.reset();
    QCOMPARE(invoke(event), allStored);
    QCOMPARE(storedIds(*m_database), u"before one three two"_qs);
}

/// That is no reason not to start: it comes back, and the queue keeps the records until then.
void LambdaCliTest::waitsForADatabaseThatIsAway()
{
    m_program->setVariable(u"DATABASE_URL"_qs, awayUri);
    start();
    for (int call = 1; call <= 2; ++call) {
        QCOMPARE(invoke({.event = eventWith("one"), .deadline = 1s}), failures({"m1"}));
    }
    QVERIFY(m_api->waitUntilWaiting());
    QVERIFY(!m_api->waitForInitError(0ms).has_value());
    const Finished finished = end(SIGTERM);
    QCOMPARE(finished.status, 0);
    QVERIFY2(finished.messages.contains(u"Cannot connect to"), qPrintable(finished.messages));
    QVERIFY2(!finished.messages.contains(password), qPrintable(finished.messages));
}

void LambdaCliTest::whatIsNoQueueEvent_data()
{
    QTest::addColumn<QByteArray>("event");
    QTest::newRow("an empty object") << QByteArray("{}");
    QTest::newRow("no list") << QByteArray(R"({"Records":{}})");
    QTest::newRow("null") << QByteArray(R"({"Records":null})");
    QTest::newRow("records that are none") << QByteArray(R"({"Records":[null,5]})");
    QTest::newRow("of a bucket") << QByteArray(R"({"Service":"Amazon S3","Event":"s3:TestEvent"})");
    QTest::newRow("text") << QByteArray("\"hello\"");
}

void LambdaCliTest::whatIsNoQueueEvent()
{
    QFETCH(const QByteArray, event);
    start();
    const auto answer = m_api->waitForAnswer(m_api->enqueue(event));
    QVERIFY(answer.has_value());
    QVERIFY(answer->kind == RecordedAnswer::Kind::Error);
    QCOMPARE(answer->errorType(), QByteArray("Function.NotQueueEvent"));
    QCOMPARE(
        answer->body,
        QByteArray(
            R"({"errorMessage":"The event is not what a queue sends: an object with an array Records, of at )"
            R"(most 6 MiB. Is the function triggered by the queue alone?",)"
            R"("errorType":"Function.NotQueueEvent","stackTrace":[]})"));
    QCOMPARE(invoke(R"({"Records":[]})"), allStored);
}

/// The response could not tell which one: all of them have to come again.
void LambdaCliTest::aFailedRecordWithoutAName()
{
    start();
    QCOMPARE(invoke(eventWith("before")), allStored);
    const auto holder = holdLibrary(*m_database);
    const QByteArray event = queueEvent({{.body = notification("one", heldLibrary)}});
    const auto answer = m_api->waitForAnswer(m_api->enqueue(FakeInvocation{.event = event, .deadline = 1s}));
    QVERIFY(answer.has_value());
    QVERIFY(answer->kind == RecordedAnswer::Kind::Error);
    QCOMPARE(answer->errorType(), QByteArray("Function.NotStored"));
    QCOMPARE(storedIds(*m_database), u"before"_qs);
}

void LambdaCliTest::largeAndChunkedEvents_data()
{
    QTest::addColumn<int>("size");
    QTest::addColumn<bool>("isChunked");
    QTest::newRow("in chunks") << 1 << true;
    QTest::newRow("of 6 MB") << 6'200'000 << false;
    QTest::newRow("of 6 MB, in chunks") << 6'200'000 << true;
}

void LambdaCliTest::largeAndChunkedEvents()
{
    QFETCH(const int, size);
    QFETCH(const bool, isChunked);
    if (isChunked) {
        m_api->scriptNext({.kind = Kind::Chunked});
    }
    QList<QueueRecord> records;
    constexpr int count = 10;
    for (int i = 0; i < count; ++i) {
        QByteArray body = notification("id-" + QByteArray::number(i));
        body.insert(1, "\"Subject\":\"" + QByteArray(size / count, 'x') + "\",");
        records.append({.body = body, .messageId = "m" + QByteArray::number(i)});
    }
    start();
    QCOMPARE(invoke(queueEvent(records)), allStored);
    QCOMPARE(storedIds(*m_database), u"id-0 id-1 id-2 id-3 id-4 id-5 id-6 id-7 id-8 id-9"_qs);
}

void LambdaCliTest::cannotStart_data()
{
    QTest::addColumn<QString>("uri");
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("message");
    QTest::newRow("no database is named") << QString() << QStringList{} << u"told no database"_qs;
    QTest::newRow("its own database would go with the machine")
        << QString() << QStringList{u"--database"_qs, u"embedded"_qs} << u"told no database"_qs;
    QTest::newRow("no URI") << u"postgresql://shelfhelp:correct-horse@[::1/x"_qs << QStringList{}
                            << u"DATABASE_URL"_qs;
    QTest::newRow("no port") << u"postgresql://shelfhelp:correct-horse@localhost:99x/db"_qs << QStringList{}
                             << u"DATABASE_URL"_qs;
    QTest::newRow("an unknown option") << u"postgresql://shelfhelp:correct-horse@localhost/db?colour=red"_qs
                                       << QStringList{} << u"DATABASE_URL"_qs;
}

void LambdaCliTest::cannotStart()
{
    QFETCH(const QString, uri);
    QFETCH(const QStringList, arguments);
    QFETCH(const QString, message);
    m_program->setVariable(u"DATABASE_URL"_qs, uri);
    start(arguments);
    const Finished finished = end();
    QCOMPARE(finished.status, 1);
    const auto error = m_api->waitForInitError(0ms);
    QVERIFY(error.has_value());
    QCOMPARE(error->errorType(), QByteArray("Runtime.ConfigMissing"));
    QVERIFY2(error->body.contains(message.toUtf8()), error->body.constData());
    QVERIFY2(!error->body.contains(password.toUtf8()), error->body.constData());
    QVERIFY2(finished.messages.contains(message), qPrintable(finished.messages));
    QVERIFY2(!finished.messages.contains(password), qPrintable(finished.messages));
    QCOMPARE(m_api->http().requests().size(), 1); // no call for an invocation
}

void LambdaCliTest::isNoFunctionHere()
{
    m_program->setVariable(u"AWS_LAMBDA_RUNTIME_API"_qs, {});
    const Finished finished = m_program->run({u"lambda"_qs});
    QCOMPARE(finished.status, 2);
    QVERIFY2(finished.messages.contains(u"AWS_LAMBDA_RUNTIME_API is not set"), qPrintable(finished.messages));
    QVERIFY2(finished.messages.contains(u"shelfhelp serve"), qPrintable(finished.messages));
}

void LambdaCliTest::theApiIsNotThere()
{
    m_api->http().suspend();
    start();
    const Finished finished = end();
    QCOMPARE(finished.status, 1);
    QVERIFY2(finished.messages.contains(u"127.0.0.1 cannot be reached"), qPrintable(finished.messages));
}

void LambdaCliTest::refusedAnswers_data()
{
    QTest::addColumn<int>("status");
    for (const int status : {400, 403, 413, 500}) {
        QTest::addRow("%d", status) << status;
    }
}

/// It concerns one invocation: the queue sends its records again.
void LambdaCliTest::refusedAnswers()
{
    QFETCH(const int, status);
    m_api->scriptAnswer({.kind = Kind::Status, .status = status});
    start();
    m_api->enqueue(FakeInvocation{.event = eventWith("one"), .requestId = "refused"});
    QCOMPARE(invoke(eventWith("two")), allStored);
    QVERIFY(m_api->waitUntilWaiting());
    QCOMPARE(storedIds(*m_database), u"one two"_qs);
    const Finished finished = end(SIGTERM);
    QCOMPARE(finished.status, 0);
    const QString line =
        u"the Runtime API refused invocation/refused/response with status %1"_qs.arg(QString::number(status));
    QVERIFY2(finished.messages.contains(line), qPrintable(finished.messages));
}

/// The answer is sent again, and the API knows it already.
void LambdaCliTest::aBrokenConnectionToTheApi()
{
    m_api->scriptAnswer({.kind = Kind::DropAfter});
    start();
    QCOMPARE(invoke(eventWith("one")), allStored);
    QCOMPARE(invoke(eventWith("two")), allStored);
    QCOMPARE(end(SIGTERM).status, 0);
}

/// While the function is at it.
void LambdaCliTest::theApiGoesAway()
{
    auto holder = holdLibrary(*m_database);
    start();
    m_api->enqueue(eventWith("one", heldLibrary));
    QTRY_COMPARE_WITH_TIMEOUT(waitingForLock(*m_database), 1, patience);
    m_api->http().suspend();
    holder.reset();
    const Finished finished = end();
    QCOMPARE(finished.status, 1);
    QVERIFY2(finished.messages.contains(u"127.0.0.1 cannot be reached"), qPrintable(finished.messages));
    QCOMPARE(storedIds(*m_database), u"one"_qs);
}

void LambdaCliTest::thereIsNoNextInvocation_data()
{
    QTest::addColumn<FakeFault::Kind>("fault");
    QTest::addColumn<int>("count");
    QTest::newRow("a failure of the API") << Kind::Status << 1;
    QTest::newRow("dropped") << Kind::DropBefore << 2;
    QTest::newRow("cut off in the midst of the event") << Kind::DropHalfway << 1;
}

void LambdaCliTest::thereIsNoNextInvocation()
{
    QFETCH(const FakeFault::Kind, fault);
    QFETCH(const int, count);
    m_api->scriptNext({.kind = fault, .count = count, .status = 500});
    m_api->enqueue(eventWith("one"));
    start();
    QCOMPARE(end().status, 1);
    QVERIFY(m_api->answers().isEmpty());
    QCOMPARE(storedIds(*m_database), QString());
}

void LambdaCliTest::stopsWhileItWaits()
{
    start();
    QCOMPARE(invoke(eventWith("one")), allStored);
    QVERIFY(m_api->waitUntilWaiting());
    QCOMPARE(end(SIGTERM).status, 0); // not at the next invocation, which never comes
}

void LambdaCliTest::stopsWithAnInvocationInHand()
{
    start();
    const auto holder = holdLibrary(*m_database);
    const QByteArray id =
        m_api->enqueue(FakeInvocation{.event = eventWith("one", heldLibrary), .deadline = 15min});
    QTRY_COMPARE_WITH_TIMEOUT(waitingForLock(*m_database), 1, patience);
    QCOMPARE(end(SIGTERM).status, 0);
    const auto answer = m_api->waitForAnswer(id, 0ms);
    QVERIFY(answer.has_value());
    QCOMPARE(answer->body, failures({"m1"}));
}

/// Ids and outcomes; nothing of what was sent, and nothing that looks like another line.
void LambdaCliTest::logsALineForEachRecord()
{
    start();
    const QByteArray event = queueEvent({{.body = notification("one"), .messageId = "m1"},
                                         {.body = notification("one"), .messageId = "m2"},
                                         {.body = "secret-of-a-reader", .messageId = "m3"},
                                         {.body = notification("a\nrequest forged: b\x1b[2J stored")}});
    QCOMPARE(invoke({.event = event, .requestId = "8476a536"}), allStored);
    const Finished finished = end(SIGTERM);
    const QString &log = finished.messages;
    QVERIFY2(log.contains(u"request 8476a536: one stored\n"), qPrintable(log));
    QVERIFY2(log.contains(u"request 8476a536: one duplicate\n"), qPrintable(log));
    QVERIFY2(log.contains(u"request 8476a536: record 2 rejected json.syntax\n"), qPrintable(log));
    QCOMPARE(linesWith(log, u"request 8476a536: "_qs).size(), 4);
    for (const QString &line : log.split(u'\n')) {
        QVERIFY2(!line.startsWith(u"request forged"), qPrintable(log));
    }
    QVERIFY(!log.contains(u'\x1b'));
    for (const QString &payload : {u"secret-of-a-reader"_qs, u"Clockwork"_qs, u"nashville"_qs}) {
        QVERIFY2(!log.contains(payload), qPrintable(log));
    }
    QCOMPARE(finished.out, QByteArray());
}

QTEST_GUILESS_MAIN(LambdaCliTest)

#include "lambdaclitest.moc"
