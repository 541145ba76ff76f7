// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <ingest/delivery/lambdaruntime.h>
#include <tests/support/fakeruntimeapi.h>

#include <QDateTime>
#include <QTest>
#include <QThread>

#include <atomic>
#include <functional>
#include <memory>

using namespace ShelfHelp;
using namespace ShelfHelp::Ingest;
using namespace ShelfHelp::Tests;
using namespace std::chrono_literals;
using Kind = FakeFault::Kind;
using std::chrono::steady_clock;

namespace {

const char *const traceVariable = "_X_AMZN_TRACE_ID";

InvocationAnswer echo(const Invocation &invocation)
{
    return {.content = "{\"echo\":" + invocation.event + '}'};
}

/// The runtime on a thread of its own: the fake's waiting members block theirs.
class RunningRuntime final
{
    Q_DISABLE_COPY_MOVE(RunningRuntime)

public:
    explicit RunningRuntime(const FakeRuntimeApi &api, LambdaRuntime::Handle handle = echo)
        : m_thread(QThread::create([this, address = api.address(), handle = std::move(handle)] {
            LambdaRuntime runtime(address, [this] { return m_isStopWanted.load(); });
            m_outcome = runtime.run(handle);
        }))
    {
        m_thread->start();
    }

    ~RunningRuntime() { (void)stopped(); }

    void wantStop() { m_isStopWanted = true; }

    /// What it came to when it is told to stop.
    [[nodiscard]] QString stopped()
    {
        wantStop();
        return ended();
    }

    /// What it came to by itself: the error, or nothing.
    [[nodiscard]] QString ended()
    {
        if (!m_thread->wait(20'000)) {
            return u"it goes on"_qs;
        }
        return m_outcome.ok() ? QString() : m_outcome.error().toText();
    }

private:
    std::atomic<bool> m_isStopWanted = false;
    Outcome m_outcome = success();
    const std::unique_ptr<QThread> m_thread;
};

/// Answers as they came: `202 Response {…}`.
QStringList posted(const FakeRuntimeApi &api)
{
    QStringList lines;
    for (const RecordedAnswer &answer : api.answers()) {
        const QString kind = answer.kind == RecordedAnswer::Kind::Response ? u"Response"_qs
                             : answer.kind == RecordedAnswer::Kind::Error  ? u"Error"_qs
                                                                           : u"InitError"_qs;
        lines.append(
            u"%1 %2 %3"_qs.arg(QString::number(answer.status), kind, QString::fromUtf8(answer.body)));
    }
    return lines;
}

QByteArray bodyOf(const std::optional<RecordedAnswer> &answer)
{
    return answer ? answer->body : QByteArray("no answer");
}

} // namespace

/// The custom runtime against the Runtime API, with handlers of the test's own.
class LambdaRuntimeTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answersOneInvocationAfterTheOther();
    void tellsTheHandlerWhatItIsCalledWith();
    void knowsTheDeadline_data();
    void knowsTheDeadline();
    void exportsTheTraceId();
    void takesEventsOfAnyForm_data();
    void takesEventsOfAnyForm();
    void postsErrors();
    void postsTheInitError();
    void bearsThatTheInitErrorIsNotTaken();
    void goesOnAfterARefusedAnswer_data();
    void goesOnAfterARefusedAnswer();
    void goesOnAfterAnAnswerThatIsTooLarge();
    void goesOnAfterABrokenConnection_data();
    void goesOnAfterABrokenConnection();
    void endsWhenAnswersCannotBePosted();
    void endsWhenThereIsNoNextInvocation_data();
    void endsWhenThereIsNoNextInvocation();
    void stopsWhileItWaits();
    void answersBeforeItStops();
};

void LambdaRuntimeTest::answersOneInvocationAfterTheOther()
{
    FakeRuntimeApi api;
    RunningRuntime runtime(api);
    const QByteArray first = api.enqueue("1");
    const QByteArray second = api.enqueue("2");
    QCOMPARE(bodyOf(api.waitForAnswer(second)), QByteArray(R"({"echo":2})"));
    QCOMPARE(bodyOf(api.waitForAnswer(first)), QByteArray(R"({"echo":1})"));
    QVERIFY(api.waitUntilWaiting());
    QCOMPARE(api.enqueue(FakeInvocation{.event = "3", .requestId = "later"}), QByteArray("later"));
    QCOMPARE(bodyOf(api.waitForAnswer("later")), QByteArray(R"({"echo":3})"));
    QCOMPARE(api.answers().size(), 3);
    QCOMPARE(runtime.stopped(), QString());
}

void LambdaRuntimeTest::tellsTheHandlerWhatItIsCalledWith()
{
    FakeRuntimeApi api;
    RunningRuntime runtime(api, [](const Invocation &invocation) {
        return InvocationAnswer{.content = invocation.requestId.toUtf8() + ' ' + invocation.event};
    });
    api.enqueue({.event = R"({"Records":[]})", .requestId = "8476a536-e9f4-11e8-9739-2dfe598c3fcd"});
    QCOMPARE(bodyOf(api.waitForAnswer("8476a536-e9f4-11e8-9739-2dfe598c3fcd")),
             QByteArray(R"(8476a536-e9f4-11e8-9739-2dfe598c3fcd {"Records":[]})"));
}

void LambdaRuntimeTest::knowsTheDeadline_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<int>("seconds"); // left, one less or so
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    QTest::newRow("far") << QByteArray::number(now + 900'000) << 900;
    QTest::newRow("past") << QByteArray::number(now - 5'000) << -5;
    QTest::newRow("not told") << QByteArray() << 3;
    QTest::newRow("no number") << QByteArray("soon") << 3;
}

void LambdaRuntimeTest::knowsTheDeadline()
{
    QFETCH(const QByteArray, header);
    QFETCH(const int, seconds);
    FakeRuntimeApi api;
    FakeHeaders headers{{"Lambda-Runtime-Aws-Request-Id", "one"}};
    if (!header.isEmpty()) {
        headers.append({"Lambda-Runtime-Deadline-Ms", header});
    }
    api.scriptNext({.kind = Kind::Answer, .response = {.body = "{}", .headers = headers}});
    RunningRuntime runtime(api, [](const Invocation &invocation) {
        const auto left = std::chrono::duration<double>(invocation.deadline - steady_clock::now());
        return InvocationAnswer{.content = QByteArray::number(left.count())};
    });
    QVERIFY(api.waitUntilWaiting());
    const double left = api.answers().constFirst().body.toDouble();
    QVERIFY2(left <= seconds && left > seconds - 20, qPrintable(QString::number(left)));
    QCOMPARE(left < 0, seconds < 0);
}

void LambdaRuntimeTest::exportsTheTraceId()
{
    FakeRuntimeApi api;
    RunningRuntime runtime(
        api, [](const Invocation &) { return InvocationAnswer{.content = qgetenv(traceVariable)}; });
    const QByteArray first = api.enqueue(FakeInvocation{.event = "{}", .traceId = "Root=1-one;Sampled=1"});
    const QByteArray second = api.enqueue(FakeInvocation{.event = "{}", .traceId = "Root=1-two;Sampled=0"});
    QCOMPARE(bodyOf(api.waitForAnswer(first)), QByteArray("Root=1-one;Sampled=1"));
    QCOMPARE(bodyOf(api.waitForAnswer(second)), QByteArray("Root=1-two;Sampled=0"));
}

void LambdaRuntimeTest::takesEventsOfAnyForm_data()
{
    QTest::addColumn<QByteArray>("event");
    QTest::addColumn<FakeFault::Kind>("framing");
    const QByteArray large = '"' + QByteArray(6'291'000, 'x') + '"';
    QTest::newRow("in chunks") << QByteArray(R"({"Records":[]})") << Kind::Chunked;
    QTest::newRow("of 6 MB") << large << Kind::CloseAfter;
    QTest::newRow("of 6 MB, in chunks") << large << Kind::Chunked;
    QTest::newRow("byte for byte") << QByteArray(R"({"Records":[]})") << Kind::SlowDrip;
    QTest::newRow("compressed") << QByteArray(R"({"Records":[]})") << Kind::Gzip;
    QTest::newRow("late") << QByteArray("{}") << Kind::Delay;
    QTest::newRow("of nothing") << QByteArray() << Kind::CloseAfter;
}

void LambdaRuntimeTest::takesEventsOfAnyForm()
{
    QFETCH(const QByteArray, event);
    QFETCH(const FakeFault::Kind, framing);
    FakeRuntimeApi api;
    api.scriptNext({.kind = framing, .delay = framing == Kind::Delay ? 300ms : 0ms});
    RunningRuntime runtime(api, [&event](const Invocation &invocation) {
        return InvocationAnswer{.content = QByteArray(invocation.event == event ? "the same" : "another")};
    });
    QCOMPARE(bodyOf(api.waitForAnswer(api.enqueue(event))), QByteArray("the same"));
}

void LambdaRuntimeTest::postsErrors()
{
    FakeRuntimeApi api;
    RunningRuntime runtime(api, [](const Invocation &) {
        return InvocationAnswer{.content = FunctionError{.type = u"Function.NotStored"_qs,
                                                         .message = u"The \"disk\" is full"_qs}};
    });
    const auto answer = api.waitForAnswer(api.enqueue("{}"));
    QVERIFY(answer.has_value());
    QVERIFY(answer->kind == RecordedAnswer::Kind::Error);
    QCOMPARE(
        answer->body,
        QByteArray(
            R"({"errorMessage":"The \"disk\" is full","errorType":"Function.NotStored","stackTrace":[]})"));
    QCOMPARE(answer->errorType(), QByteArray("Function.NotStored"));
    QVERIFY(api.waitUntilWaiting());
}

void LambdaRuntimeTest::postsTheInitError()
{
    FakeRuntimeApi api;
    LambdaRuntime runtime(api.address(), {});
    runtime.reportInitError({.type = u"Runtime.ConfigMissing"_qs, .message = u"No database"_qs});
    const auto answer = api.waitForInitError(0ms);
    QCOMPARE(
        bodyOf(answer),
        QByteArray(R"({"errorMessage":"No database","errorType":"Runtime.ConfigMissing","stackTrace":[]})"));
    QCOMPARE(answer->errorType(), QByteArray("Runtime.ConfigMissing"));
}

/// The process ends after it anyhow.
void LambdaRuntimeTest::bearsThatTheInitErrorIsNotTaken()
{
    FakeRuntimeApi api;
    LambdaRuntime runtime(api.address(), {});
    api.scriptAnswer({.kind = Kind::Status, .status = 500});
    runtime.reportInitError({.type = u"Runtime.ConfigMissing"_qs, .message = u"No database"_qs});
    QCOMPARE(api.http().requests().size(), 1);
    api.http().suspend();
    runtime.reportInitError({.type = u"Runtime.ConfigMissing"_qs, .message = u"No database"_qs});
    QCOMPARE(api.http().requests().size(), 1);
}

void LambdaRuntimeTest::goesOnAfterARefusedAnswer_data()
{
    QTest::addColumn<int>("status");
    for (const int status : {400, 403, 413, 500, 503}) {
        QTest::addRow("%d", status) << status;
    }
}

void LambdaRuntimeTest::goesOnAfterARefusedAnswer()
{
    QFETCH(const int, status);
    FakeRuntimeApi api;
    api.scriptAnswer({.kind = Kind::Status, .status = status});
    RunningRuntime runtime(api);
    api.enqueue("1");
    QCOMPARE(bodyOf(api.waitForAnswer(api.enqueue("2"))), QByteArray(R"({"echo":2})"));
    QCOMPARE(posted(api), QStringList{u"202 Response {\"echo\":2}"_qs});
    QCOMPARE(runtime.stopped(), QString());
}

void LambdaRuntimeTest::goesOnAfterAnAnswerThatIsTooLarge()
{
    FakeRuntimeApi api;
    RunningRuntime runtime(api, [](const Invocation &invocation) {
        return InvocationAnswer{.content = QByteArray(invocation.event.toInt(), 'x')};
    });
    api.enqueue(QByteArray::number(FakeRuntimeApi::maximumAnswer + 1));
    QVERIFY(api.waitForAnswer(api.enqueue(QByteArray::number(FakeRuntimeApi::maximumAnswer))).has_value());
    const QList<RecordedAnswer> answers = api.answers();
    QCOMPARE(answers.size(), 2);
    QCOMPARE(answers.first().status, 413);
}

void LambdaRuntimeTest::goesOnAfterABrokenConnection_data()
{
    QTest::addColumn<FakeFault::Kind>("fault");
    QTest::addColumn<QStringList>("expected");
    const QString one = u"202 Response {\"echo\":1}"_qs;
    const QString again = u"403 Response {\"echo\":1}"_qs;
    const QString two = u"202 Response {\"echo\":2}"_qs;
    QTest::newRow("before the answer was taken") << Kind::DropBefore << QStringList{one, two};
    QTest::newRow("when it was taken: the second is refused")
        << Kind::DropAfter << QStringList{one, again, two};
    QTest::newRow("kept alive, and closed") << Kind::CloseAfter << QStringList{one, two};
}

/// An answer may be sent twice then. That is known to the API.
void LambdaRuntimeTest::goesOnAfterABrokenConnection()
{
    QFETCH(const FakeFault::Kind, fault);
    QFETCH(const QStringList, expected);
    FakeRuntimeApi api;
    api.scriptAnswer({.kind = fault});
    RunningRuntime runtime(api);
    api.enqueue("1");
    QVERIFY(api.waitForAnswer(api.enqueue("2")).has_value());
    QCOMPARE(posted(api), expected);
    QVERIFY(api.waitUntilWaiting());
    api.http().closeIdleConnections(); // as after hours of being frozen
    QCOMPARE(runtime.stopped(), QString());
}

void LambdaRuntimeTest::endsWhenAnswersCannotBePosted()
{
    FakeRuntimeApi api;
    std::atomic<int> calls = 0;
    RunningRuntime runtime(api, [&](const Invocation &invocation) {
        ++calls;
        api.http().suspend();
        return echo(invocation);
    });
    api.enqueue("1");
    const QString error = runtime.ended();
    QVERIFY2(error.contains(u"127.0.0.1 cannot be reached"), qPrintable(error));
    QCOMPARE(calls, 1);
}

void LambdaRuntimeTest::endsWhenThereIsNoNextInvocation_data()
{
    QTest::addColumn<FakeFault::Kind>("fault");
    QTest::addColumn<int>("count");
    QTest::addColumn<QString>("error");
    QTest::newRow("a failure of the API") << Kind::Status << 1 << u"with status 503"_qs;
    QTest::newRow("redirected") << Kind::Redirect << 1 << u"with status 301"_qs;
    QTest::newRow("dropped") << Kind::DropBefore << 2 << u"cannot be reached"_qs;
    QTest::newRow("cut off in the midst of the event") << Kind::DropHalfway << 1 << u"cannot be reached"_qs;
}

/// Half an event is none: it is not handled.
void LambdaRuntimeTest::endsWhenThereIsNoNextInvocation()
{
    QFETCH(const FakeFault::Kind, fault);
    QFETCH(const int, count);
    QFETCH(const QString, error);
    FakeRuntimeApi api;
    api.scriptNext({.kind = fault, .count = count});
    api.enqueue(R"({"Records":[]})");
    std::atomic<int> calls = 0;
    RunningRuntime runtime(api, [&](const Invocation &invocation) {
        ++calls;
        return echo(invocation);
    });
    const QString ended = runtime.ended();
    QVERIFY2(ended.contains(error), qPrintable(ended));
    QCOMPARE(calls, 0);
}

void LambdaRuntimeTest::stopsWhileItWaits()
{
    FakeRuntimeApi api;
    RunningRuntime runtime(api);
    QVERIFY(api.waitUntilWaiting());
    QCOMPARE(runtime.stopped(), QString()); // not at the next event, which never comes
}

void LambdaRuntimeTest::answersBeforeItStops()
{
    FakeRuntimeApi api;
    std::function<void()> wantStop; // set before there is an event
    RunningRuntime runtime(api, [&](const Invocation &invocation) {
        wantStop();
        return echo(invocation);
    });
    wantStop = [&runtime] { runtime.wantStop(); };
    const QByteArray id = api.enqueue("1");
    QCOMPARE(runtime.ended(), QString());
    QCOMPARE(bodyOf(api.waitForAnswer(id)), QByteArray(R"({"echo":1})"));
}

QTEST_GUILESS_MAIN(LambdaRuntimeTest)

#include "lambdaruntimetest.moc"
