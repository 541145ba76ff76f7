// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <tests/support/fakeclient.h>
#include <tests/support/fakeruntimeapi.h>

#include <QDateTime>
#include <QTest>

#include <memory>

using namespace ShelfHelp::Tests;
using namespace std::chrono_literals;
using Kind = FakeFault::Kind;

/// The function under test is a plain client on the test's thread.
class FakeRuntimeApiTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init() { m_api = std::make_unique<FakeRuntimeApi>(); }

    void handsOutEvents();
    void holdsNextUntilThereIsAnEvent();
    void takesAnswers_data();
    void takesAnswers();
    void refusesASecondAnswer();
    void refusesUnknownIds();
    void refusesWhatIsTooLarge();
    void takesInitErrors();
    void keepsOnlyWellFormedErrorTypes_data();
    void keepsOnlyWellFormedErrorTypes();
    void goesWrong();
    void sendsEventsInChunks();
    void keepsTheAnswerWhoseReplyIsLost();
    void givesUpWaiting();
    void knowsOnlyItsPaths();

private:
    [[nodiscard]] QUrl url(const QString &path) const
    {
        return QUrl(u"http://%1/2018-06-01/runtime/%2"_qs.arg(m_api->address(), path));
    }

    [[nodiscard]] ClientAnswer next() { return m_client.get(url(u"invocation/next"_qs)); }

    [[nodiscard]] ClientAnswer post(const QByteArray &id, const QString &what, const QByteArray &body = "{}")
    {
        return m_client.post(url(u"invocation/%1/%2"_qs.arg(QString::fromLatin1(id), what)), body,
                             {{"Content-Type", "application/json"}});
    }

    std::unique_ptr<FakeRuntimeApi> m_api;
    FakeClient m_client;
};

void FakeRuntimeApiTest::handsOutEvents()
{
    const qint64 before = QDateTime::currentMSecsSinceEpoch();
    m_api->enqueue({.event = R"({"Records":[]})",
                    .requestId = "one",
                    .deadline = 5s,
                    .traceId = "Root=1",
                    .functionArn = "arn:f"});
    m_api->enqueue({.event = "second", .requestId = "two"});
    const ClientAnswer answer = next();
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.body, QByteArray(R"({"Records":[]})"));
    QCOMPARE(answer.header("Lambda-Runtime-Aws-Request-Id"), QByteArray("one"));
    QCOMPARE(answer.header("Lambda-Runtime-Trace-Id"), QByteArray("Root=1"));
    QCOMPARE(answer.header("Lambda-Runtime-Invoked-Function-Arn"), QByteArray("arn:f"));
    const qint64 deadline = answer.header("Lambda-Runtime-Deadline-Ms").toLongLong();
    QVERIFY(deadline >= before + 5000 && deadline <= QDateTime::currentMSecsSinceEpoch() + 5000);
    QCOMPARE(next().header("Lambda-Runtime-Aws-Request-Id"), QByteArray("two"));
}

void FakeRuntimeApiTest::holdsNextUntilThereIsAnEvent()
{
    QNetworkAccessManager manager;
    const std::unique_ptr<QNetworkReply> reply(manager.get(QNetworkRequest(url(u"invocation/next"_qs))));
    QTRY_VERIFY_WITH_TIMEOUT(m_api->isWaiting(), patience);
    QVERIFY(m_api->waitUntilWaiting());
    QVERIFY(!reply->isFinished());
    const QByteArray id = m_api->enqueue("late");
    QCOMPARE(answerOf(*reply).header("Lambda-Runtime-Aws-Request-Id"), id);
    QVERIFY(!m_api->isWaiting());
}

void FakeRuntimeApiTest::takesAnswers_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<int>("kind");
    QTest::newRow("response") << u"response"_qs << int(RecordedAnswer::Kind::Response);
    QTest::newRow("error") << u"error"_qs << int(RecordedAnswer::Kind::Error);
}

void FakeRuntimeApiTest::takesAnswers()
{
    QFETCH(const QString, path);
    QFETCH(const int, kind);

    const QByteArray id = m_api->enqueue("{}");
    QCOMPARE(next().status, 200);
    const ClientAnswer answer = post(id, path, R"({"batchItemFailures":[]})");
    QCOMPARE(answer.status, 202);
    QCOMPARE(answer.body, QByteArray(R"({"status":"OK"})"));
    const auto recorded = m_api->waitForAnswer(id);
    QVERIFY(recorded);
    QCOMPARE(int(recorded->kind), kind);
    QCOMPARE(recorded->body, QByteArray(R"({"batchItemFailures":[]})"));
    QCOMPARE(recorded->status, 202);
}

void FakeRuntimeApiTest::refusesASecondAnswer()
{
    const QByteArray id = m_api->enqueue("{}");
    QCOMPARE(next().status, 200);
    QCOMPARE(post(id, u"response"_qs, "first").status, 202);
    const ClientAnswer second = post(id, u"error"_qs, "second");
    QCOMPARE(second.status, 403);
    QCOMPARE(second.json().value(u"errorType").toString(), u"InvalidStateTransition"_qs);
    QCOMPARE(m_api->waitForAnswer(id)->body, QByteArray("first"));
    QCOMPARE(m_api->answers().size(), 2);
}

void FakeRuntimeApiTest::refusesUnknownIds()
{
    const QByteArray waiting = m_api->enqueue("{}"); // not handed out yet
    for (const QByteArray &id : {QByteArray("unknown"), waiting}) {
        const ClientAnswer answer = post(id, u"response"_qs);
        QCOMPARE(answer.status, 400);
        QCOMPARE(answer.body,
                 QByteArray(R"({"errorMessage":"Invalid request ID","errorType":"InvalidRequestID"})"));
    }
}

void FakeRuntimeApiTest::refusesWhatIsTooLarge()
{
    const QByteArray id = m_api->enqueue("{}");
    QCOMPARE(next().status, 200);
    const ClientAnswer answer = post(id, u"response"_qs, QByteArray(FakeRuntimeApi::maximumAnswer + 1, 'x'));
    QCOMPARE(answer.status, 413);
    QCOMPARE(answer.json().value(u"errorType").toString(), u"RequestEntityTooLarge"_qs);
    QCOMPARE(answer.json().value(u"errorMessage").toString(),
             u"Exceeded maximum allowed payload size (6291556 bytes)."_qs);
    QCOMPARE(post(id, u"response"_qs, QByteArray(FakeRuntimeApi::maximumAnswer, 'x')).status, 202);
}

void FakeRuntimeApiTest::takesInitErrors()
{
    const QByteArray body = R"({"errorType":"Runtime.ConfigMissing"})";
    QCOMPARE(m_client.post(url(u"init/error"_qs), body, {{"Content-Type", "application/json"}}).status, 202);
    const auto recorded = m_api->waitForInitError();
    QVERIFY(recorded);
    QCOMPARE(recorded->body, body);
    QCOMPARE(recorded->requestId, QByteArray());
}

void FakeRuntimeApiTest::keepsOnlyWellFormedErrorTypes_data()
{
    QTest::addColumn<QByteArray>("sent");
    QTest::addColumn<QByteArray>("kept");
    QTest::newRow("ours") << QByteArray("Function.NotAnSqsEvent") << QByteArray("Function.NotAnSqsEvent");
    QTest::newRow("of the runtime") << QByteArray("Runtime.ConfigMissing")
                                    << QByteArray("Runtime.ConfigMissing");
    QTest::newRow("small letter") << QByteArray("Function.error") << QByteArray("Runtime.Unknown");
    QTest::newRow("other word") << QByteArray("Other.Error") << QByteArray("Runtime.Unknown");
    QTest::newRow("none") << QByteArray() << QByteArray("Runtime.Unknown");
}

void FakeRuntimeApiTest::keepsOnlyWellFormedErrorTypes()
{
    QFETCH(const QByteArray, sent);
    const RecordedAnswer answer{.kind = RecordedAnswer::Kind::Error,
                                .requestId = {},
                                .body = {},
                                .headers = {{"lambda-runtime-function-error-type", sent}}};
    QTEST(answer.errorType(), "kept");
}

void FakeRuntimeApiTest::goesWrong()
{
    const QByteArray id = m_api->enqueue("{}");
    m_api->scriptNext({.kind = Kind::Status, .status = 500});
    QCOMPARE(next().status, 500);
    m_api->scriptNext({.kind = Kind::DropBefore, .count = 2});
    QCOMPARE(next().status, 0);
    QCOMPARE(next().header("Lambda-Runtime-Aws-Request-Id"), id);
}

void FakeRuntimeApiTest::sendsEventsInChunks()
{
    m_api->scriptNext({.kind = Kind::Chunked});
    const QByteArray event(5000, 'e');
    m_api->enqueue(event);
    const ClientAnswer answer = next();
    QCOMPARE(answer.header("Content-Length"), QByteArray());
    QCOMPARE(answer.body, event);
}

/// The client repeats the post by itself, and is told that it has been taken already.
void FakeRuntimeApiTest::keepsTheAnswerWhoseReplyIsLost()
{
    const QByteArray id = m_api->enqueue("{}");
    QCOMPARE(next().status, 200);
    m_api->scriptAnswer({.kind = Kind::DropAfter});
    QCOMPARE(post(id, u"response"_qs).status, 403);
    QVERIFY(m_api->waitForAnswer(id));
}

void FakeRuntimeApiTest::givesUpWaiting()
{
    QVERIFY(!m_api->waitForAnswer("none", 1ms));
    QVERIFY(!m_api->waitForInitError(1ms));
    QVERIFY(!m_api->waitUntilWaiting(1ms));
}

void FakeRuntimeApiTest::knowsOnlyItsPaths()
{
    QCOMPARE(m_client.get(url(u"elsewhere"_qs)).status, 404);
    QCOMPARE(post("id", u"elsewhere"_qs).status, 404);
    QCOMPARE(m_api->answers().size(), 0);
}

QTEST_GUILESS_MAIN(FakeRuntimeApiTest)
#include "fakeruntimeapitest.moc"
