// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <tests/support/fakehttpserver.h>

#include <QElapsedTimer>
#include <QEventLoop>
#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QSignalSpy>
#include <QTcpSocket>
#include <QTest>

#include <atomic>
#include <memory>

using namespace ShelfHelp::Tests;
using Kind = FakeFault::Kind;
using namespace std::chrono_literals;

namespace {

constexpr char wholeBody[] = R"({"Messages":[{"MessageId":"one"}]})";

struct Answer
{
    QNetworkReply::NetworkError error = QNetworkReply::NoError;
    int status = 0; ///< 0: none came
    QByteArray body = {};
    QByteArray location = {};
};

Answer answerOf(QNetworkReply &reply)
{
    return {.error = reply.error(),
            .status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(),
            .body = reply.readAll(),
            .location = reply.rawHeader("Location")};
}

/// A client that speaks bytes, for what QNetworkAccessManager would not do.
class PlainClient final
{
public:
    explicit PlainClient(const FakeHttpServer &server)
    {
        m_socket.setProxy(QNetworkProxy::NoProxy);
        m_socket.connectToHost(QHostAddress::LocalHost, server.port());
        m_socket.waitForConnected(patience);
    }

    void say(const QByteArray &bytes)
    {
        m_socket.write(bytes);
        m_socket.flush();
    }

    /// Reads until the bytes end so; everything read by this call.
    QByteArray hearUntil(const QByteArray &end)
    {
        QByteArray heard;
        while (!heard.endsWith(end) &&
               (m_socket.bytesAvailable() > 0 || m_socket.waitForReadyRead(patience))) {
            heard += m_socket.read(1);
        }
        return heard;
    }

    [[nodiscard]] bool isClosed()
    {
        return m_socket.state() == QAbstractSocket::UnconnectedState ||
               m_socket.waitForDisconnected(patience);
    }

private:
    QTcpSocket m_socket;
};

} // namespace

class FakeHttpServerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void recordsWhatCame();
    void readsUploads_data();
    void readsUploads();
    void answersPipelinedRequestsInOrder();
    void refusesWhatIsNoHttp();
    void keepsConnectionsAlive();
    void faults_data();
    void faults();
    void countsTheArrivalsOfADroppedRequest();
    void dropsInTheHead();
    void usesFaultsInOrderAndOnlyWhereTheyApply();
    void dripsByteByByte();
    void delays();
    void holdsUntilReleased();
    void closesAfterTheAnswer();
    void answersLater();
    void knowsThatAClientHasGone();
    void refusesConnectionsWhileSuspended();
    void waitsForRequests();

private:
    [[nodiscard]] std::unique_ptr<QNetworkReply> start(const QByteArray &body = "{}",
                                                       const QByteArray &action = "ReceiveMessage");
    [[nodiscard]] Answer post(const QByteArray &body = "{}", const QByteArray &action = "ReceiveMessage");

    std::unique_ptr<FakeHttpServer> m_server;
    std::unique_ptr<QNetworkAccessManager> m_client;
    std::atomic<int> m_handled = 0; ///< how often the handler ran
};

void FakeHttpServerTest::init()
{
    m_handled = 0;
    m_server = std::make_unique<FakeHttpServer>();
    m_server->setHandler([this](const FakeRequest &) {
        ++m_handled;
        return FakeResponse{.body = wholeBody};
    });
    m_client = std::make_unique<QNetworkAccessManager>();
    m_client->setProxy(QNetworkProxy::NoProxy);
}

void FakeHttpServerTest::cleanup()
{
    m_client.reset();
    m_server.reset();
}

std::unique_ptr<QNetworkReply> FakeHttpServerTest::start(const QByteArray &body, const QByteArray &action)
{
    QNetworkRequest request(m_server->url());
    request.setRawHeader("Content-Type", "application/x-amz-json-1.0");
    request.setRawHeader("X-Amz-Target", "AmazonSQS." + action);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    return std::unique_ptr<QNetworkReply>(m_client->post(request, body));
}

Answer FakeHttpServerTest::post(const QByteArray &body, const QByteArray &action)
{
    const std::unique_ptr<QNetworkReply> reply = start(body, action);
    QEventLoop loop;
    connect(reply.get(), &QNetworkReply::finished, &loop, &QEventLoop::quit);
    if (!reply->isFinished()) {
        loop.exec();
    }
    return answerOf(*reply);
}

void FakeHttpServerTest::recordsWhatCame()
{
    QCOMPARE(post("{\"QueueName\":\"q\"}", "GetQueueUrl").body, QByteArray(wholeBody));
    QCOMPARE(m_server->requests().size(), 1);
    const FakeRequest request = m_server->requests().constFirst();
    QCOMPARE(request.number, 1);
    QCOMPARE(request.method, QByteArray("POST"));
    QCOMPARE(request.path(), QByteArray("/"));
    QCOMPARE(request.header("host"), "127.0.0.1:" + QByteArray::number(m_server->port()));
    QCOMPARE(request.action(), QByteArray("GetQueueUrl"));
    QCOMPARE(request.json().value(u"QueueName").toString(), u"q"_qs);
}

void FakeHttpServerTest::readsUploads_data()
{
    QTest::addColumn<QByteArrayList>("pieces");
    QTest::newRow("with a length") << QByteArrayList{
        "POST /a?b=c HTTP/1.1\r\nContent-Length: 11\r\n\r\nhello world"};
    QTest::newRow("in pieces") << QByteArrayList{"POST /a?b=c HTT", "P/1.1\r\nContent-Le", "ngth: 11\r\n\r",
                                                 "\nhello", " world"};
    QTest::newRow("chunked") << QByteArrayList{
        "POST /a?b=c HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhel",
        "lo\r\n6;x=y\r\n world\r\n0\r\n\r\n"};
    QTest::newRow("after a 100 Continue") << QByteArrayList{
        "POST /a?b=c HTTP/1.1\r\nContent-Length: 11\r\nExpect: 100-continue\r\n\r\n", "hello world"};
}

void FakeHttpServerTest::readsUploads()
{
    QFETCH(const QByteArrayList, pieces);

    PlainClient client(*m_server);
    for (const QByteArray &piece : pieces) {
        client.say(piece);
        if (piece.contains("Expect")) {
            QCOMPARE(client.hearUntil("\r\n\r\n"), QByteArray("HTTP/1.1 100 Continue\r\n\r\n"));
        }
    }
    QVERIFY(client.hearUntil(wholeBody).startsWith("HTTP/1.1 200 OK\r\n"));
    const FakeRequest request = m_server->requests().constFirst();
    QCOMPARE(request.body, QByteArray("hello world"));
    QCOMPARE(request.target, QByteArray("/a?b=c"));
    QCOMPARE(request.path(), QByteArray("/a"));
}

void FakeHttpServerTest::answersPipelinedRequestsInOrder()
{
    m_server->setHandler([](const FakeRequest &request) { return FakeResponse{.body = request.target}; });
    PlainClient client(*m_server);
    client.say("GET /first HTTP/1.1\r\n\r\nGET /second HTTP/1.1\r\n\r\n");
    QVERIFY(client.hearUntil("\r\n\r\n/first").endsWith("/first"));
    QVERIFY(client.hearUntil("\r\n\r\n/second").endsWith("/second"));
}

void FakeHttpServerTest::refusesWhatIsNoHttp()
{
    PlainClient client(*m_server);
    client.say("nonsense\r\n\r\n");
    QVERIFY(client.hearUntil("\r\n\r\n").startsWith("HTTP/1.1 400 "));
    QVERIFY(client.isClosed());
}

void FakeHttpServerTest::keepsConnectionsAlive()
{
    QCOMPARE(post().status, 200);
    QCOMPARE(post().status, 200);
    QCOMPARE(m_server->connectionCount(), 1);
    m_server->closeIdleConnections();
    QCOMPARE(post().status, 200);
    QCOMPARE(m_server->connectionCount(), 2);
}

void FakeHttpServerTest::faults_data()
{
    QTest::addColumn<FakeFault>("fault");
    QTest::addColumn<int>("error");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body"); ///< its beginning
    QTest::addColumn<int>("handled");

    // Twice where the connection is dropped, as the client repeats the request by itself.
    QTest::newRow("dropped before") << FakeFault{.kind = Kind::DropBefore, .count = 2}
                                    << int(QNetworkReply::RemoteHostClosedError) << 0 << QByteArray() << 0;
    QTest::newRow("dropped after") << FakeFault{.kind = Kind::DropAfter, .count = 2}
                                   << int(QNetworkReply::RemoteHostClosedError) << 0 << QByteArray() << 2;
    QTest::newRow("dropped halfway") << FakeFault{.kind = Kind::DropHalfway}
                                     << int(QNetworkReply::RemoteHostClosedError) << 200
                                     << QByteArray(R"({"Messages":[{"Me)") << 1;
    QTest::newRow("503") << FakeFault{.kind = Kind::Status, .status = 503}
                         << int(QNetworkReply::ServiceUnavailableError) << 503 << QByteArray("<!DOCTYPE")
                         << 0;
    QTest::newRow("page") << FakeFault{.kind = Kind::HtmlPage} << 0 << 200 << QByteArray("<!DOCTYPE") << 0;
    QTest::newRow("redirect") << FakeFault{.kind = Kind::Redirect} << 0 << 301 << QByteArray() << 0;
    QTest::newRow("proxy") << FakeFault{.kind = Kind::ProxyAuth}
                           << int(QNetworkReply::ProxyAuthenticationRequiredError) << 407
                           << QByteArray("<!DOCTYPE") << 0;
    QTest::newRow("other answer") << FakeFault{.kind = Kind::Answer,
                                               .response = {.status = 403, .body = "{\"a\":1}"}}
                                  << int(QNetworkReply::ContentAccessDenied) << 403 << QByteArray("{\"a\":1}")
                                  << 0;
    QTest::newRow("many writes") << FakeFault{.kind = Kind::ManyWrites} << 0 << 200 << QByteArray(wholeBody)
                                 << 1;
    QTest::newRow("chunked") << FakeFault{.kind = Kind::Chunked} << 0 << 200 << QByteArray(wholeBody) << 1;
    QTest::newRow("gzip") << FakeFault{.kind = Kind::Gzip} << 0 << 200 << QByteArray(wholeBody) << 1;
    const QByteArray half = QByteArray(wholeBody).left(QByteArray(wholeBody).size() / 2);
    QTest::newRow("truncated") << FakeFault{.kind = Kind::TruncatedBody} << 0 << 200 << half << 1;
}

void FakeHttpServerTest::faults()
{
    QFETCH(const FakeFault, fault);
    QFETCH(const int, error);
    QFETCH(const int, status);
    QFETCH(const QByteArray, body);
    QFETCH(const int, handled);

    m_server->script(fault);
    const Answer answer = post();
    QCOMPARE(int(answer.error), error);
    QCOMPARE(answer.status, status);
    QCOMPARE(body.isEmpty() ? answer.body : answer.body.left(body.size()), body);
    QCOMPARE(answer.location, fault.kind == Kind::Redirect ? fault.location : QByteArray());
    QCOMPARE(int(m_handled), handled);

    m_server->clearFaults();
    const Answer next = post();
    QCOMPARE(next.status, 200);
    QCOMPARE(next.body, QByteArray(wholeBody));
}

void FakeHttpServerTest::countsTheArrivalsOfADroppedRequest()
{
    m_server->script({.kind = Kind::DropBefore, .count = 1});
    QCOMPARE(post("once").status, 200); // the client's own repetition
    QCOMPARE(m_server->requests().size(), 2);
    QCOMPARE(m_server->requests().constLast().body, QByteArray("once"));
    QCOMPARE(m_server->requests().constLast().number, 2);
}

/// The client repeats such a request, up to three times; how often depends on how the bytes arrive.
void FakeHttpServerTest::dropsInTheHead()
{
    m_server->script({.kind = Kind::DropInHead, .count = 9});
    QCOMPARE(post().error, QNetworkReply::RemoteHostClosedError);
    QVERIFY(m_handled > 1);
    QCOMPARE(qsizetype(m_handled), m_server->requests().size());
}

void FakeHttpServerTest::usesFaultsInOrderAndOnlyWhereTheyApply()
{
    m_server->script({.kind = Kind::Status, .status = 500, .appliesTo = [](const FakeRequest &request) {
                          return request.action() == "DeleteMessage";
                      }});
    m_server->script({.kind = Kind::Status, .count = 2, .status = 502});
    QCOMPARE(post("{}", "ReceiveMessage").status, 502);
    QCOMPARE(post("{}", "DeleteMessage").status, 500);
    QCOMPARE(post("{}", "DeleteMessage").status, 502);
    QCOMPARE(post("{}", "DeleteMessage").status, 200);
}

void FakeHttpServerTest::dripsByteByByte()
{
    m_server->script({.kind = Kind::SlowDrip, .delay = 1ms});
    const std::unique_ptr<QNetworkReply> reply = start();
    QSignalSpy pieces(reply.get(), &QNetworkReply::readyRead);
    QTRY_VERIFY_WITH_TIMEOUT(reply->isFinished(), patience);
    QVERIFY2(pieces.count() > 1, "The body came in one piece");
    QCOMPARE(answerOf(*reply).body, QByteArray(wholeBody));
}

void FakeHttpServerTest::delays()
{
    m_server->script({.kind = Kind::Delay, .delay = 60ms});
    QElapsedTimer clock;
    clock.start();
    QCOMPARE(post().status, 200);
    QVERIFY(clock.elapsed() >= 60);
}

void FakeHttpServerTest::holdsUntilReleased()
{
    m_server->script({.kind = Kind::Hold});
    const std::unique_ptr<QNetworkReply> reply = start();
    QTRY_COMPARE_WITH_TIMEOUT(int(m_handled), 1, patience);
    QCOMPARE(post().status, 200); // another connection is not held
    QVERIFY(!reply->isFinished());
    m_server->release();
    QTRY_VERIFY_WITH_TIMEOUT(reply->isFinished(), patience);
    QCOMPARE(answerOf(*reply).status, 200);
}

void FakeHttpServerTest::closesAfterTheAnswer()
{
    m_server->script({.kind = Kind::CloseAfter});
    PlainClient client(*m_server);
    client.say("GET / HTTP/1.1\r\n\r\n");
    QVERIFY(client.hearUntil(wholeBody).contains("Connection: keep-alive"));
    QVERIFY(client.isClosed());
}

void FakeHttpServerTest::answersLater()
{
    m_server->setLateHandler([this](const std::shared_ptr<FakeExchange> &exchange) {
        m_server->postLater(20ms, [exchange] {
            exchange->answer({.body = "late"});
            exchange->answer({.body = "too late"});
        });
    });
    QCOMPARE(post().body, QByteArray("late"));
    QCOMPARE(post().body, QByteArray("late"));
}

void FakeHttpServerTest::knowsThatAClientHasGone()
{
    std::shared_ptr<FakeExchange> kept;
    std::atomic<bool> isGone = false;
    m_server->setLateHandler([&kept](const std::shared_ptr<FakeExchange> &exchange) { kept = exchange; });
    std::unique_ptr<QNetworkReply> reply = start();
    QTRY_COMPARE_WITH_TIMEOUT(m_server->requests().size(), 1, patience);
    reply.reset();
    const auto look = [&kept, &isGone] { isGone = kept->isAbandoned(); };
    QTRY_VERIFY_WITH_TIMEOUT((m_server->post(look), bool(isGone)), patience);
    m_server->post([&kept, &isGone] {
        kept->answer({});
        kept.reset();
        isGone = false;
    });
    QTRY_VERIFY_WITH_TIMEOUT(!isGone, patience);
}

void FakeHttpServerTest::refusesConnectionsWhileSuspended()
{
    QCOMPARE(post().status, 200);
    m_server->suspend();
    QCOMPARE(int(post().error), int(QNetworkReply::ConnectionRefusedError));
    m_server->resume();
    QCOMPARE(post().status, 200);
}

void FakeHttpServerTest::waitsForRequests()
{
    QVERIFY(!m_server->waitForRequests(1, 1ms));
    PlainClient client(*m_server);
    client.say("GET / HTTP/1.1\r\n\r\n");
    QVERIFY(m_server->waitForRequests(1));
}

QTEST_GUILESS_MAIN(FakeHttpServerTest)
#include "fakehttpservertest.moc"
