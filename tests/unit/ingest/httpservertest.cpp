// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <ingest/http/httpserver.h>
#include <tests/support/patience.h>

#include <QDateTime>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>
#include <QProcess>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <memory>
#include <vector>

using namespace ShelfHelp;
using namespace std::chrono_literals;
using Ingest::HttpRequest;
using Ingest::HttpResponse;
using Ingest::HttpServer;
using Ingest::HttpServerOptions;
using Ingest::ListenAddress;
using Ingest::Responder;
using Tests::patience;

namespace {

constexpr const char *invocations = "/2015-03-31/functions/function/invocations";

constexpr int muchLater = 24 * 3'600'000; ///< ms

/// Limits that no client of these tests comes to by accident.
HttpServerOptions patientOptions()
{
    HttpServerOptions options;
    options.idleLimit = 24h;
    options.totalLimit = 24h;
    options.lingerLimit = 24h;
    return options;
}

ListenAddress anyPort()
{
    return {{QHostAddress(QHostAddress::LocalHost)}, 0};
}

/// A server that echoes bodies, and keeps requests to /later until answerLater().
class EchoServer final
{
public:
    explicit EchoServer(HttpServerOptions options = patientOptions(),
                        const ListenAddress &address = anyPort())
        : m_server(
              [this](const HttpRequest &request, const Responder &responder) { handle(request, responder); },
              std::move(options))
    {
        const Outcome listening = m_server.listen(address);
        if (!listening.ok()) {
            qFatal("%s", qPrintable(listening.error().toText()));
        }
    }

    void answerLater(const QByteArray &body)
    {
        HttpResponse response;
        response.body = body;
        m_later.takeFirst().respond(response);
    }

    [[nodiscard]] HttpServer &server() { return m_server; }

    [[nodiscard]] QString port() const { return QString::number(m_server.port()); }

    QList<HttpRequest> requests;
    HttpResponse answer; ///< its body is only used where the request has none

    [[nodiscard]] qsizetype waiting() const { return m_later.size(); }

    void dropLater() { m_later.clear(); }

private:
    void handle(const HttpRequest &request, const Responder &responder)
    {
        requests.append(request);
        if (request.path == "/later") {
            m_later.append(responder);
            return;
        }
        HttpResponse response = answer;
        if (!request.body.isEmpty()) {
            response.body = request.body;
        }
        responder.respond(response);
    }

    QList<Responder> m_later;
    HttpServer m_server;
};

/// A client that sends raw bytes and collects what comes back.
class Client final
{
public:
    explicit Client(const EchoServer &server, qint64 readBuffer = 0)
        : m_socket(std::make_unique<QTcpSocket>())
    {
        m_socket->setReadBufferSize(readBuffer);
        m_socket->connectToHost(QHostAddress(QHostAddress::LocalHost), server.port().toUShort());
    }

    void send(const QByteArray &bytes) { m_socket->write(bytes); }

    const QByteArray &received()
    {
        m_received += m_socket->readAll();
        return m_received;
    }

    [[nodiscard]] int answers() { return int(received().count("HTTP/1.1 200 OK\r\n")); }

    [[nodiscard]] bool isConnected() const { return m_socket->state() == QAbstractSocket::ConnectedState; }

    [[nodiscard]] bool isClosed() const { return m_socket->state() == QAbstractSocket::UnconnectedState; }

    /// What the network has not taken yet.
    [[nodiscard]] qint64 unsent() const { return m_socket->bytesToWrite(); }

    /// As if the program was killed.
    void reset() { m_socket->abort(); }

private:
    std::unique_ptr<QTcpSocket> m_socket;
    QByteArray m_received;
};

QByteArray get(const QByteArray &path, const QByteArray &headers = {})
{
    return "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n";
}

QByteArray post(const QByteArray &body, const QByteArray &headers = {})
{
    return "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + QByteArray::number(body.size()) +
           "\r\n" + headers + "\r\n" + body;
}

/// What curl writes to its standard output, errors included, while the server here goes on.
QByteArray curl(const QStringList &arguments)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(u"curl"_qs, QStringList{u"-q"_qs, u"-sS"_qs, u"--noproxy"_qs, u"*"_qs} + arguments);
    QSignalSpy finished(&process, &QProcess::finished);
    if (!process.waitForStarted() || !finished.wait(20'000)) {
        return "curl: " + process.errorString().toUtf8();
    }
    return process.readAllStandardOutput();
}

QByteArray statusLine(const QByteArray &answer)
{
    return answer.left(answer.indexOf("\r\n"));
}

/// The sockets of this program, by their numbers.
QStringList ownSockets()
{
    QStringList sockets;
    const QDir descriptors(u"/proc/self/fd"_qs);
    for (const QString &name : descriptors.entryList(QDir::Files | QDir::System)) {
        static const QRegularExpression number(u"socket:\\[(\\d+)\\]"_qs);
        const QString target = QFile::symLinkTarget(descriptors.filePath(name));
        sockets.append(number.match(target).captured(1));
    }
    return sockets;
}

/// The addresses that this program listens on with a port, as /proc/net/tcp writes them.
QStringList listeners(quint16 port)
{
    QStringList addresses;
    const QStringList own = ownSockets();
    const QString ending = u":%1"_qs.arg(port, 4, 16, QChar(u'0')).toUpper();
    for (const QString &path : {u"/proc/net/tcp"_qs, u"/proc/net/tcp6"_qs}) {
        QFile file(path);
        const bool isThere = file.open(QIODevice::ReadOnly); // not without IPv6
        const QStringList lines = isThere ? QString::fromLatin1(file.readAll()).split(u'\n') : QStringList();
        for (const QString &line : lines) {
            const QStringList columns = line.simplified().split(u' ');
            const bool isListening = columns.value(3) == u"0A"_qs && columns.value(1).endsWith(ending);
            if (isListening && own.contains(columns.value(9))) {
                addresses.append(columns[1].chopped(ending.size()));
            }
        }
    }
    return addresses;
}

} // namespace

/// The server with real sockets, and with curl as the client that people use.
class HttpServerTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();

    void answersTheUsualCurl();
    void largeBodiesWithContinue();
    void bodiesInChunks();
    void curlReadsThatItsBodyIsTooLarge_data();
    void curlReadsThatItsBodyIsTooLarge();
    void aWebPageIsRefused();
    void aTokenIsAsked();

    void anAnswerAsBytes();
    void headHasNoBody();
    void headersCannotBeForged();
    void connectionsAreKept_data();
    void connectionsAreKept();
    void refusalsAreJsonAndClose_data();
    void refusalsAreJsonAndClose();
    void pipelinedRequestsAreAnsweredInOrder();
    void manyPipelinedRequests();

    void aClientThatGoesMidRequest();
    void aClientThatGoesMidAnswer();
    void aForgottenRequestIsAnswered();
    void theFirstAnswerCounts();
    void silentClientsAreClosed();
    void slowRequestsTimeOut_data();
    void slowRequestsTimeOut();
    void slowReadersAreClosed_data();
    void slowReadersAreClosed();
    void endlessSendersAreClosed();

    void aGoodRequestBesideSlowClients();
    void newcomersWaitWhileAllAreServed();
    void theIdlestMakesRoom();
    void aStalledReaderMakesRoom();
    void nothingIsReadAhead();

    void portInUse();
    void loopbackOnly();
    void beyondThisMachineNeedsAToken();
    void onlyTheFirstAddressIsAMust();
    void closingLetsAnswersFinish();
    void theServerGoesBeforeItsResponders();
    void theServerGoesWithItsResponders();
};

void HttpServerTest::initTestCase()
{
    QVERIFY2(curl({u"--version"_qs}).startsWith("curl "), "curl is needed");
}

/// The line that developers of the pipeline know.
void HttpServerTest::answersTheUsualCurl()
{
    EchoServer echo;
    QTemporaryDir directory;
    QFile file(directory.filePath(u"payload.json"_qs));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{\n  \"Records\": []\n}\n");
    file.close();
    const QString address = u"http://localhost:"_qs + echo.port() + QLatin1StringView(invocations);
    QCOMPARE(curl({address, u"-d"_qs, u'@' + file.fileName()}), QByteArray("{  \"Records\": []}"));
    QCOMPARE(curl({address, u"-d"_qs, u"again"_qs}), QByteArray("again"));
    QCOMPARE(echo.requests.first().path, QByteArray(invocations));
    QCOMPARE(echo.requests.first().headers.value("Content-Type"),
             QByteArray("application/x-www-form-urlencoded"));
}

void HttpServerTest::largeBodiesWithContinue()
{
    EchoServer echo;
    QTemporaryDir directory;
    QFile file(directory.filePath(u"payload"_qs));
    QVERIFY(file.open(QIODevice::WriteOnly));
    const QByteArray body = QByteArray("0123456789abcdef").repeated(6 * 65'536);
    file.write(body);
    file.close();
    const QString address = u"http://localhost:"_qs + echo.port();
    const QByteArray trace = curl({u"-v"_qs, u"-o"_qs, directory.filePath(u"answer"_qs), u"--data-binary"_qs,
                                   u'@' + file.fileName(), u"-H"_qs, u"Expect: 100-continue"_qs,
                                   u"--expect100-timeout"_qs, u"15"_qs, address});
    QVERIFY2(trace.contains("< HTTP/1.1 100 Continue"), trace.constData());
    QFile answer(directory.filePath(u"answer"_qs));
    QVERIFY(answer.open(QIODevice::ReadOnly));
    QVERIFY(answer.readAll() == body);
}

void HttpServerTest::bodiesInChunks()
{
    EchoServer echo;
    const QByteArray answer = curl({u"-H"_qs, u"Transfer-Encoding: chunked"_qs, u"-d"_qs, u"in chunks"_qs,
                                    u"http://127.0.0.1:"_qs + echo.port()});
    QCOMPARE(answer, QByteArray("in chunks"));
    QVERIFY(!echo.requests.first().headers.contains("Content-Length"));
}

void HttpServerTest::curlReadsThatItsBodyIsTooLarge_data()
{
    QTest::addColumn<QStringList>("headers");
    QTest::newRow("told before it sends") << QStringList{u"-H"_qs, u"Expect: 100-continue"_qs};
    QTest::newRow("while it is sending") << QStringList{u"-H"_qs, u"Expect:"_qs};
    QTest::newRow("in the midst of chunks")
        << QStringList{u"-H"_qs, u"Expect:"_qs, u"-H"_qs, u"Transfer-Encoding: chunked"_qs};
}

void HttpServerTest::curlReadsThatItsBodyIsTooLarge()
{
    QFETCH(const QStringList, headers);
    EchoServer echo;
    QTemporaryDir directory;
    QFile file(directory.filePath(u"payload"_qs));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray(40'000'000, 'x'));
    file.close();
    const QByteArray answer =
        curl(headers + QStringList{u"-w"_qs, u" %{http_code}"_qs, u"--data-binary"_qs, u'@' + file.fileName(),
                                   u"http://127.0.0.1:"_qs + echo.port()});
    QCOMPARE(answer,
             QByteArray(R"({"errorMessage":"The body is too large","errorType":"ContentTooLarge"} 413)"));
    QVERIFY(echo.requests.isEmpty());
    QTRY_COMPARE_WITH_TIMEOUT(echo.server().connectionCount(), 0, patience);
}

void HttpServerTest::aWebPageIsRefused()
{
    EchoServer echo;
    const QString address = u"http://127.0.0.1:"_qs + echo.port();
    const QByteArray fromPage =
        curl({u"-i"_qs, u"-H"_qs, u"Origin: https://evil.example"_qs, u"-d"_qs, u"x"_qs, address});
    QCOMPARE(statusLine(fromPage), QByteArray("HTTP/1.1 403 Forbidden"));
    QVERIFY2(fromPage.contains("Connection: close\r\n"), fromPage.constData());
    const QByteArray rebound = curl({u"-i"_qs, u"-H"_qs, u"Host: evil.example"_qs, address});
    QCOMPARE(statusLine(rebound), QByteArray("HTTP/1.1 403 Forbidden"));
    QVERIFY(echo.requests.isEmpty());
}

void HttpServerTest::aTokenIsAsked()
{
    HttpServerOptions options = patientOptions();
    options.token = "open sesame";
    EchoServer echo(options);
    const QString address = u"http://127.0.0.1:"_qs + echo.port();
    QCOMPARE(statusLine(curl({u"-i"_qs, address})), QByteArray("HTTP/1.1 401 Unauthorized"));
    QCOMPARE(curl({u"-H"_qs, u"Authorization: Bearer open sesame"_qs, u"-H"_qs, u"Host: ingest.internal"_qs,
                   u"-d"_qs, u"x"_qs, address}),
             QByteArray("x"));
}

void HttpServerTest::anAnswerAsBytes()
{
    EchoServer echo;
    echo.answer.status = 404;
    echo.answer.contentType = "text/plain";
    echo.answer.body = "nothing";
    echo.answer.headers.add("X-Own", "yes");
    Client client(echo);
    const QDateTime before = QDateTime::currentDateTimeUtc().addSecs(-1);
    client.send(get("/"));
    QTRY_VERIFY_WITH_TIMEOUT(client.received().endsWith("nothing"), patience);
    QByteArray answer = client.received();
    const qsizetype date = answer.indexOf("Date: ") + 6;
    const QString sent = QString::fromLatin1(answer.mid(date, answer.indexOf("\r\n", date) - date));
    QDateTime time = QLocale::c().toDateTime(sent, u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_qs);
    time.setTimeSpec(Qt::UTC);
    QVERIFY2(time >= before && time <= QDateTime::currentDateTimeUtc(), qPrintable(sent));
    QCOMPARE(answer.replace(QByteArray("Date: " + sent.toLatin1() + "\r\n"), ""),
             QByteArray("HTTP/1.1 404 Not Found\r\nContent-Type: text/plain\r\nContent-Length: 7\r\n"
                        "Cache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\n"
                        "Connection: keep-alive\r\nX-Own: yes\r\n\r\nnothing"));
}

void HttpServerTest::headHasNoBody()
{
    EchoServer echo;
    echo.answer.body = "12345";
    Client client(echo);
    client.send("HEAD / HTTP/1.1\r\nHost: localhost\r\n\r\n" + get("/", "Connection: close\r\n"));
    QTRY_VERIFY_WITH_TIMEOUT(client.isClosed(), patience);
    QCOMPARE(client.received().count("Content-Length: 5\r\n"), 2);
    QCOMPARE(client.received().count("12345"), 1);
}

void HttpServerTest::headersCannotBeForged()
{
    EchoServer echo;
    echo.answer.headers.add("X-Value", "a\r\nX-Forged: b");
    echo.answer.headers.add("X-Name: c\r\nX-Forged", "d");
    Client client(echo);
    client.send(get("/", "Connection: close\r\n"));
    QTRY_VERIFY_WITH_TIMEOUT(client.isClosed(), patience);
    QVERIFY2(client.received().contains("X-Value: a  X-Forged: b\r\n"), client.received().constData());
    QVERIFY2(!client.received().contains("\nX-Forged"), client.received().constData());
}

void HttpServerTest::connectionsAreKept_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<bool>("isKept");
    QTest::newRow("HTTP/1.1") << get("/") << true;
    QTest::newRow("close") << get("/", "Connection: close\r\n") << false;
    QTest::newRow("HTTP/1.0") << QByteArray("GET / HTTP/1.0\r\nHost: localhost\r\n\r\n") << false;
    QTest::newRow("HTTP/1.0 that asks for it")
        << QByteArray("GET / HTTP/1.0\r\nHost: localhost\r\nConnection: keep-alive\r\n\r\n") << true;
}

void HttpServerTest::connectionsAreKept()
{
    QFETCH(const QByteArray, request);
    QFETCH(const bool, isKept);
    EchoServer echo;
    Client client(echo);
    client.send(request);
    QTRY_COMPARE_WITH_TIMEOUT(client.answers(), 1, patience);
    QCOMPARE(client.received().contains("Connection: keep-alive\r\n"), isKept);
    client.send(request);
    if (isKept) {
        QTRY_COMPARE_WITH_TIMEOUT(client.answers(), 2, patience);
        QVERIFY(client.isConnected());
    } else {
        QTRY_VERIFY_WITH_TIMEOUT(client.isClosed(), patience);
        QCOMPARE(echo.requests.size(), 1);
    }
}

void HttpServerTest::refusalsAreJsonAndClose_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<QByteArray>("status");
    QTest::addColumn<QString>("errorType");
    const auto row = [](const char *name, const QByteArray &request, const char *status,
                        const QString &type) {
        QTest::newRow(name) << request << QByteArray(status) << type;
    };
    row("nonsense", "nonsense\r\n", "400 Bad Request", u"BadRequest"_qs);
    row("large", "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 6291457\r\n\r\n",
        "413 Content Too Large", u"ContentTooLarge"_qs);
    row("many headers", get("/", QByteArray("X: y\r\n").repeated(100)), "431 Request Header Fields Too Large",
        u"RequestHeaderFieldsTooLarge"_qs);
    row("expectation", get("/", "Expect: tea\r\n"), "417 Expectation Failed", u"ExpectationFailed"_qs);
    row("another host", "GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n", "403 Forbidden", u"Forbidden"_qs);
    row("version", "GET / HTTP/3.0\r\n", "505 HTTP Version Not Supported", u"HTTPVersionNotSupported"_qs);
}

void HttpServerTest::refusalsAreJsonAndClose()
{
    QFETCH(const QByteArray, request);
    QFETCH(const QByteArray, status);
    QFETCH(const QString, errorType);
    EchoServer echo;
    Client client(echo);
    client.send(request + get("/"));
    QTRY_VERIFY_WITH_TIMEOUT(client.isClosed(), patience);
    const QByteArray answer = client.received();
    QCOMPARE(statusLine(answer), QByteArray("HTTP/1.1 " + status));
    QVERIFY2(answer.contains("Connection: close\r\n"), answer.constData());
    const QJsonObject body = QJsonDocument::fromJson(answer.mid(answer.indexOf("\r\n\r\n"))).object();
    QCOMPARE(body.keys(), QStringList({u"errorMessage"_qs, u"errorType"_qs}));
    QCOMPARE(body[u"errorType"_qs].toString(), errorType);
    QVERIFY(echo.requests.isEmpty());
}

void HttpServerTest::pipelinedRequestsAreAnsweredInOrder()
{
    EchoServer echo;
    Client client(echo);
    client.send(get("/later") + post("second") + get("/later") + post("fourth", "Connection: close\r\n"));
    QTRY_COMPARE_WITH_TIMEOUT(echo.waiting(), 1, patience);
    QCOMPARE(echo.requests.size(), 1);
    echo.answerLater("first");
    QTRY_COMPARE_WITH_TIMEOUT(echo.waiting(), 1, patience);
    echo.answerLater("third");
    QTRY_VERIFY_WITH_TIMEOUT(client.isClosed(), patience);
    qsizetype before = -1;
    for (const char *const body : {"first", "second", "third", "fourth"}) {
        const qsizetype position = client.received().indexOf(body);
        QVERIFY2(position > before, client.received().constData());
        before = position;
    }
}

/// More than is read ahead, so that the rest waits in the network.
void HttpServerTest::manyPipelinedRequests()
{
    EchoServer echo;
    Client client(echo);
    const QByteArray body(1000, 'b');
    client.send(post(body).repeated(500));
    QTRY_COMPARE_WITH_TIMEOUT(client.answers(), 500, patience);
    QCOMPARE(echo.requests.size(), 500);
}

void HttpServerTest::aClientThatGoesMidRequest()
{
    EchoServer echo;
    for (const QByteArray &part : {QByteArray("PO"), post("body").chopped(1), QByteArray()}) {
        Client client(echo);
        client.send(part);
        QTRY_COMPARE_WITH_TIMEOUT(echo.server().connectionCount(), 1, patience);
        client.reset();
        QTRY_COMPARE_WITH_TIMEOUT(echo.server().connectionCount(), 0, patience);
    }
    QVERIFY(echo.requests.isEmpty());
    QCOMPARE(curl({u"-d"_qs, u"x"_qs, u"http://127.0.0.1:"_qs + echo.port()}), QByteArray("x"));
}

void HttpServerTest::aClientThatGoesMidAnswer()
{
    EchoServer echo;
    {
        Client waiting(echo);
        waiting.send(get("/later"));
        QTRY_COMPARE_WITH_TIMEOUT(echo.waiting(), 1, patience);
        waiting.reset();
        QTRY_COMPARE_WITH_TIMEOUT(echo.server().connectionCount(), 0, patience);
        echo.answerLater("too late");
    }
    echo.answer.body = QByteArray(30'000'000, 'x');
    Client reading(echo, 1000);
    reading.send(get("/"));
    QTRY_VERIFY_WITH_TIMEOUT(reading.received().size() > 0, patience);
    reading.reset();
    QTRY_COMPARE_WITH_TIMEOUT(echo.server().connectionCount(), 0, patience);
    QCOMPARE(curl({u"-d"_qs, u"x"_qs, u"http://127.0.0.1:"_qs + echo.port()}), QByteArray("x"));
}

void HttpServerTest::aForgottenRequestIsAnswered()
{
    EchoServer echo;
    Client client(echo);
    client.send(get("/later"));
    QTRY_COMPARE_WITH_TIMEOUT(echo.waiting(), 1, patience);
    echo.dropLater();
    QTRY_VERIFY_WITH_TIMEOUT(client.received().startsWith("HTTP/1.1 500 Internal Server Error\r\n"),
                             patience);
}

void HttpServerTest::theFirstAnswerCounts()
{
    int answers = 0;
    const Responder responder([&](const HttpResponse &response) { answers += response.status; });
    const Responder copy = responder; // NOLINT(performance-unnecessary-copy-initialization)
    copy.respond({.status = 200});
    responder.respond({.status = 500});
    QCOMPARE(answers, 200);
}

void HttpServerTest::silentClientsAreClosed()
{
    HttpServerOptions options = patientOptions();
    options.idleLimit = 50ms;
    EchoServer echo(options);
    Client silent(echo);
    Client kept(echo);
    kept.send(get("/"));
    QTRY_VERIFY_WITH_TIMEOUT(silent.isClosed(), patience);
    QTRY_VERIFY_WITH_TIMEOUT(kept.isClosed(), patience);
    QCOMPARE(silent.received(), QByteArray());
    QCOMPARE(kept.answers(), 1);
}

void HttpServerTest::slowRequestsTimeOut_data()
{
    QTest::addColumn<int>("idleLimit");
    QTest::addColumn<int>("totalLimit");
    QTest::newRow("one that stops") << 100 << muchLater;
    QTest::newRow("one that goes on") << muchLater << 300;
}

void HttpServerTest::slowRequestsTimeOut()
{
    QFETCH(const int, idleLimit);
    QFETCH(const int, totalLimit);
    HttpServerOptions options = patientOptions();
    options.idleLimit = std::chrono::milliseconds(idleLimit);
    options.totalLimit = std::chrono::milliseconds(totalLimit);
    EchoServer echo(options);
    Client client(echo);
    client.send("GET / HTTP/1.1\r\nX: ");
    QTimer drip;
    connect(&drip, &QTimer::timeout, &drip, [&client] { client.send("y"); });
    if (idleLimit > totalLimit) {
        drip.start(20);
    }
    QTRY_VERIFY_WITH_TIMEOUT(client.received().startsWith("HTTP/1.1 408 Request Timeout\r\n"), patience);
    QTRY_VERIFY_WITH_TIMEOUT(client.isClosed(), patience);
}

void HttpServerTest::slowReadersAreClosed_data()
{
    QTest::addColumn<int>("idleLimit");
    QTest::addColumn<int>("totalLimit");
    QTest::newRow("one that stops") << 100 << muchLater;
    QTest::newRow("one that goes on") << muchLater << 300;
}

void HttpServerTest::slowReadersAreClosed()
{
    QFETCH(const int, idleLimit);
    QFETCH(const int, totalLimit);
    HttpServerOptions options = patientOptions();
    options.idleLimit = std::chrono::milliseconds(idleLimit);
    options.totalLimit = std::chrono::milliseconds(totalLimit);
    EchoServer echo(options);
    echo.answer.body = QByteArray(30'000'000, 'x');
    Client client(echo, 1000);
    client.send(get("/"));
    QTRY_COMPARE_WITH_TIMEOUT(echo.requests.size(), 1, patience);
    QTimer sip;
    connect(&sip, &QTimer::timeout, &sip, [&client] { (void)client.received(); });
    if (idleLimit > totalLimit) {
        sip.start(5);
    }
    QTRY_COMPARE_WITH_TIMEOUT(echo.server().connectionCount(), 0, patience);
    QVERIFY(client.received().size() < echo.answer.body.size());
}

/// One that never listens to being refused.
void HttpServerTest::endlessSendersAreClosed()
{
    HttpServerOptions options = patientOptions();
    options.lingerLimit = 200ms;
    EchoServer echo(options);
    QTcpSocket socket;
    socket.setReadBufferSize(1); // so that it does not see the end of the connection either
    socket.connectToHost(QHostAddress(QHostAddress::LocalHost), echo.port().toUShort());
    const QByteArray garbage(100'000, 'x');
    connect(&socket, &QTcpSocket::bytesWritten, &socket, [&] {
        if (socket.bytesToWrite() == 0) {
            socket.write(garbage);
        }
    });
    QSignalSpy disconnected(&socket, &QTcpSocket::disconnected);
    QElapsedTimer timer;
    timer.start();
    socket.write("nonsense\r\n");
    QVERIFY(disconnected.wait(patience));
    QVERIFY2(timer.elapsed() >= 150, "it had no time to read the answer");
    QTRY_COMPARE_WITH_TIMEOUT(echo.server().connectionCount(), 0, patience);
}

void HttpServerTest::aGoodRequestBesideSlowClients()
{
    EchoServer echo;
    std::vector<Client> slow;
    for (int i = 0; i < 200; ++i) {
        slow.emplace_back(echo).send("POST / HTTP/1.1\r\nHost: local");
    }
    const auto isClosed = [](const Client &one) { return one.isClosed(); };
    QTRY_COMPARE_WITH_TIMEOUT(std::ranges::count_if(slow, isClosed), 200 - 16, patience);
    QCOMPARE(echo.server().connectionCount(), 16);
    for (int i = 0; i < 10; ++i) {
        Client good(echo);
        good.send(post("good"));
        QTRY_COMPARE_WITH_TIMEOUT(good.answers(), 1, patience);
    }
}

void HttpServerTest::newcomersWaitWhileAllAreServed()
{
    HttpServerOptions options = patientOptions();
    options.connectionLimit = 2;
    options.newcomerGrace = 60s;
    EchoServer echo(options);
    std::vector<Client> clients;
    for (int i = 0; i < 5; ++i) {
        clients.emplace_back(echo).send(get("/later"));
    }
    for (int answered = 0; answered < 5; ++answered) {
        QTRY_COMPARE_WITH_TIMEOUT(echo.waiting(), std::min(2, 5 - answered), patience);
        QCOMPARE(echo.server().connectionCount(), 2);
        echo.answerLater("done");
    }
    for (Client &client : clients) {
        QTRY_COMPARE_WITH_TIMEOUT(client.answers(), 1, patience);
    }
}

void HttpServerTest::theIdlestMakesRoom()
{
    HttpServerOptions options = patientOptions();
    options.connectionLimit = 2;
    EchoServer echo(options);
    Client busy(echo);
    Client idle(echo);
    QTRY_COMPARE_WITH_TIMEOUT(echo.server().connectionCount(), 2, patience);
    busy.send("GET /");
    QTimer drip;
    connect(&drip, &QTimer::timeout, &drip, [&busy] { busy.send("y"); });
    QSignalSpy drops(&drip, &QTimer::timeout);
    drip.start(5);
    QTRY_VERIFY_WITH_TIMEOUT(drops.count() > 10, patience);
    Client good(echo);
    good.send(post("good"));
    QTRY_COMPARE_WITH_TIMEOUT(good.answers(), 1, patience);
    QTRY_VERIFY_WITH_TIMEOUT(idle.isClosed(), patience);
    QVERIFY(busy.isConnected());
}

void HttpServerTest::aStalledReaderMakesRoom()
{
    HttpServerOptions options = patientOptions();
    options.connectionLimit = 1;
    options.idleLimit = 10s; // after a tenth of that it has stalled
    EchoServer echo(options);
    echo.answer.body = QByteArray(30'000'000, 'x');
    Client stalled(echo, 1000);
    stalled.send(get("/"));
    QTRY_COMPARE_WITH_TIMEOUT(echo.requests.size(), 1, patience);
    Client good(echo);
    good.send(post("good"));
    QTRY_COMPARE_WITH_TIMEOUT(good.answers(), 1, 9'000); // before its limit is over
}

/// What a client sends while its request is being answered stays in the network.
void HttpServerTest::nothingIsReadAhead()
{
    EchoServer echo;
    Client client(echo);
    const QByteArray large = post(QByteArray(6'000'000, 'x'));
    client.send(get("/later") + large.repeated(10));
    QTRY_COMPARE_WITH_TIMEOUT(echo.waiting(), 1, patience);
    Client other(echo);
    for (int i = 1; i <= 100; ++i) {
        other.send(post("other"));
        QTRY_COMPARE_WITH_TIMEOUT(other.answers(), i, patience);
    }
    QVERIFY(client.unsent() > 0);
    echo.answerLater("done");
    QTRY_COMPARE_WITH_TIMEOUT(echo.requests.size(), 1 + 100 + 10, patience);
}

void HttpServerTest::portInUse()
{
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress(QHostAddress::LocalHost)));
    HttpServer server([](const HttpRequest &, const Responder &) {});
    const Outcome listening = server.listen({{QHostAddress(QHostAddress::LocalHost)}, other.serverPort()});
    QVERIFY(!listening.ok());
    QCOMPARE(listening.error().message,
             u"Cannot listen on 127.0.0.1:%1: another program does already"_qs.arg(other.serverPort()));
    QVERIFY(listening.error().remedy.contains(u"choose another port"_qs));
    QCOMPARE(server.port(), 0);
}

void HttpServerTest::loopbackOnly()
{
    EchoServer echo(patientOptions(), Ingest::parseListenAddress(u"localhost:0"_qs).value());
    const QStringList found = listeners(echo.server().port());
    QStringList expected{u"0100007F"_qs};
    if (echo.server().addresses().size() == 2) {
        expected.append(u"00000000000000000000000001000000"_qs);
    }
    QCOMPARE(found, expected);
    QCOMPARE(curl({u"-d"_qs, u"x"_qs, u"http://localhost:"_qs + echo.port()}), QByteArray("x"));
}

void HttpServerTest::beyondThisMachineNeedsAToken()
{
    const ListenAddress everywhere{{QHostAddress(QHostAddress::AnyIPv4)}, 0};
    HttpServer open([](const HttpRequest &, const Responder &) {});
    const Outcome refused = open.listen(everywhere);
    QVERIFY(!refused.ok());
    QCOMPARE(refused.error().kind, ErrorKind::Usage);
    QCOMPARE(open.port(), 0);

    HttpServerOptions options;
    options.token = "open sesame";
    HttpServer guarded([](const HttpRequest &, const Responder &) {}, options);
    QVERIFY(guarded.listen(everywhere).ok());
    QCOMPARE(listeners(guarded.port()), QStringList(u"00000000"_qs));
}

/// As ::1 beside 127.0.0.1 on a machine without IPv6; 192.0.2.1 is an address that no machine has.
void HttpServerTest::onlyTheFirstAddressIsAMust()
{
    HttpServerOptions options;
    options.token = "open sesame";
    const QHostAddress here(QHostAddress::LocalHost);
    const QHostAddress nowhere(u"192.0.2.1"_qs);
    HttpServer server([](const HttpRequest &, const Responder &) {}, options);
    QVERIFY(!server.listen({{nowhere, here}, 0}).ok());
    QCOMPARE(server.port(), 0);
    QVERIFY(server.listen({{here, nowhere}, 0}).ok());
    QCOMPARE(server.addresses(), QList<QHostAddress>{here});
    QVERIFY(server.port() != 0);
}

void HttpServerTest::closingLetsAnswersFinish()
{
    EchoServer echo;
    Client waiting(echo);
    waiting.send(get("/later"));
    QTRY_COMPARE_WITH_TIMEOUT(echo.waiting(), 1, patience);
    Client idle(echo);
    QTRY_COMPARE_WITH_TIMEOUT(echo.server().connectionCount(), 2, patience);
    QSignalSpy closed(&echo.server(), &HttpServer::closed);
    const quint16 port = echo.server().port();
    echo.server().close();
    QCOMPARE(listeners(port), QStringList());
    QTRY_VERIFY_WITH_TIMEOUT(idle.isClosed(), patience);
    QCOMPARE(closed.count(), 0);
    echo.answerLater("at last");
    QTRY_VERIFY_WITH_TIMEOUT(waiting.isClosed(), patience);
    QVERIFY(waiting.received().endsWith("at last"));
    QVERIFY(waiting.received().contains("Connection: close\r\n"));
    QTRY_COMPARE_WITH_TIMEOUT(closed.count(), 1, patience);
}

void HttpServerTest::theServerGoesBeforeItsResponders()
{
    QList<Responder> later;
    auto server = std::make_unique<HttpServer>(
        [&later](const HttpRequest &, const Responder &responder) { later.append(responder); });
    QVERIFY(server->listen(anyPort()).ok());
    QTcpSocket socket;
    socket.connectToHost(QHostAddress(QHostAddress::LocalHost), server->port());
    socket.write(get("/"));
    QTRY_COMPARE_WITH_TIMEOUT(later.size(), 1, patience);
    server.reset();
    later.first().respond({});
    QTRY_COMPARE_WITH_TIMEOUT(socket.state(), QAbstractSocket::UnconnectedState, patience);
    QCOMPARE(socket.readAll(), QByteArray());
}

/// A handler that keeps them is destroyed with its server.
void HttpServerTest::theServerGoesWithItsResponders()
{
    auto later = std::make_shared<QList<Responder>>();
    const std::weak_ptr<QList<Responder>> watched = later;
    auto server = std::make_unique<HttpServer>(
        [own = later](const HttpRequest &, const Responder &responder) { own->append(responder); });
    QVERIFY(server->listen(anyPort()).ok());
    QTcpSocket socket;
    socket.connectToHost(QHostAddress(QHostAddress::LocalHost), server->port());
    socket.write(get("/"));
    QTRY_COMPARE_WITH_TIMEOUT(later->size(), 1, patience);
    later.reset();
    server.reset();
    QVERIFY(watched.expired());
    QTRY_COMPARE_WITH_TIMEOUT(socket.state(), QAbstractSocket::UnconnectedState, patience);
}

QTEST_GUILESS_MAIN(HttpServerTest)

#include "httpservertest.moc"
