// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "servercertificate.h"

#include <ingest/aws/httpcaller.h>
#include <tests/support/fakehttpserver.h>

#include <QScopeGuard>
#include <QSslConfiguration>
#include <QSslServer>
#include <QSslSocket>
#include <QTest>

using namespace ShelfHelp;
using namespace ShelfHelp::Ingest;
using namespace ShelfHelp::Tests;
using namespace std::chrono_literals;
using Kind = FakeFault::Kind;

/// A connection over TLS that is kept for the next call goes with Qt's thread, which may still be giving it
/// back to OpenSSL when the process ends.
extern "C" const char *__lsan_default_suppressions(); // NOLINT(bugprone-reserved-identifier)

extern "C" const char *__lsan_default_suppressions() // NOLINT(bugprone-reserved-identifier)
{
    return "leak:libcrypto.so";
}

namespace {

constexpr CallLimits patient{.silence = 10s, .total = 60s, .bodySize = 1024};

Result<HttpAnswer> get(const QUrl &url, const CallLimits &limits = patient)
{
    HttpCaller caller(url, HttpCaller::Proxy::None);
    return caller.call({.method = "GET", .url = url, .headers = {}, .body = {}}, limits, {});
}

/// Answers each connection with `200` over TLS, in the event loop of the caller.
class TlsServer final
{
public:
    explicit TlsServer(const ServerCertificate &certificate)
    {
        QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
        configuration.setLocalCertificate(certificate.certificate);
        configuration.setPrivateKey(certificate.key);
        m_server.setSslConfiguration(configuration);
        QObject::connect(&m_server, &QSslServer::pendingConnectionAvailable, &m_server, [this] {
            QTcpSocket *socket = m_server.nextPendingConnection();
            QObject::connect(socket, &QTcpSocket::readyRead, socket, [this, socket] {
                if (socket->readAll().contains("\r\n\r\n")) {
                    ++m_requests;
                    socket->write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}");
                }
            });
        });
        m_server.listen(QHostAddress::LocalHost);
    }

    [[nodiscard]] QUrl url() const { return QUrl(u"https://127.0.0.1:%1/"_qs.arg(m_server.serverPort())); }

    [[nodiscard]] int requests() const { return m_requests; }

private:
    QSslServer m_server;
    int m_requests = 0;
};

/// Trusts a certificate while it lives.
class TrustedCertificate final
{
    Q_DISABLE_COPY_MOVE(TrustedCertificate)

public:
    explicit TrustedCertificate(const QSslCertificate &certificate)
        : m_before(QSslConfiguration::defaultConfiguration())
    {
        QSslConfiguration configuration = m_before;
        configuration.addCaCertificate(certificate);
        QSslConfiguration::setDefaultConfiguration(configuration);
    }

    ~TrustedCertificate() { QSslConfiguration::setDefaultConfiguration(m_before); }

private:
    const QSslConfiguration m_before;
};

} // namespace

class HttpCallerTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answerHasStatusHeadersAndBody();
    void largeAnswerIsRefused_data();
    void largeAnswerIsRefused();
    void steadyTrickleHasAnEnd();
    void unknownHostIsTransient();
    void proxyThatWantsAPasswordIsBlocked();
    void thisComputerIsReachedWithoutProxy();
    void serverIsKnownByItsCertificate_data();
    void serverIsKnownByItsCertificate();
};

void HttpCallerTest::answerHasStatusHeadersAndBody()
{
    FakeHttpServer server;
    server.setHandler([](const FakeRequest &) {
        return FakeResponse{.status = 404, .body = "gone", .headers = {{"X-One", "1"}}};
    });
    const Result<HttpAnswer> answer = get(server.url());
    QVERIFY(answer.ok());
    QCOMPARE(answer.value().status, 404);
    QCOMPARE(answer.value().body, "gone");
    QCOMPARE(answer.value().header("x-one"), "1");
    QCOMPARE(answer.value().header("x-two"), QByteArray());
}

void HttpCallerTest::largeAnswerIsRefused_data()
{
    QTest::addColumn<int>("size");
    QTest::addColumn<FakeFault::Kind>("framing");
    QTest::addColumn<bool>("isRead");
    QTest::newRow("as large as may be") << 1024 << Kind::ManyWrites << true;
    QTest::newRow("larger") << 1025 << Kind::ManyWrites << false;
    QTest::newRow("larger, in chunks") << 1025 << Kind::Chunked << false;
    QTest::newRow("larger once unpacked") << 100'000 << Kind::Gzip << false;
}

void HttpCallerTest::largeAnswerIsRefused()
{
    QFETCH(const int, size);
    QFETCH(const FakeFault::Kind, framing);
    FakeHttpServer server;
    server.setHandler([size](const FakeRequest &) { return FakeResponse{.body = QByteArray(size, 'x')}; });
    server.script({.kind = framing});
    const Result<HttpAnswer> answer = get(server.url());
    QTEST(answer.ok(), "isRead");
    if (!answer.ok()) {
        QCOMPARE(answer.error().kind, ErrorKind::Transient);
        QVERIFY2(answer.error().message.contains(u"1024"), qPrintable(answer.error().message));
    }
}

void HttpCallerTest::steadyTrickleHasAnEnd()
{
    FakeHttpServer server;
    server.setHandler([](const FakeRequest &) { return FakeResponse{.body = QByteArray(1000, 'x')}; });
    server.script({.kind = Kind::SlowDrip, .delay = 5ms});
    const Result<HttpAnswer> answer = get(server.url(), {.silence = 10s, .total = 200ms, .bodySize = 1024});
    QVERIFY(!answer.ok());
    QCOMPARE(answer.error().kind, ErrorKind::Transient);
    QVERIFY2(answer.error().message.contains(u"0.2 s"), qPrintable(answer.error().message));
}

/// Longer than a name may be, so that no server of names is asked.
void HttpCallerTest::unknownHostIsTransient()
{
    const QString label(60, u'a');
    const Result<HttpAnswer> answer =
        get(QUrl(u"http://"_qs + QStringList{label, label, label, label, label}.join(u'.') + u'/'));
    QVERIFY(!answer.ok());
    QCOMPARE(answer.error().kind, ErrorKind::Transient);
}

/// The name is never looked up: the proxy would do that.
void HttpCallerTest::proxyThatWantsAPasswordIsBlocked()
{
    FakeHttpServer proxy;
    proxy.script({.kind = Kind::ProxyAuth, .count = 10});
    qputenv("https_proxy", proxy.url().toEncoded());
    const auto forget = qScopeGuard([] { qunsetenv("https_proxy"); });
    const QUrl url(u"https://sqs.eu-west-1.amazonaws.com/"_qs);
    HttpCaller caller(url, HttpCaller::Proxy::OfSystem);
    const Result<HttpAnswer> answer = caller.call(
        {.method = "POST", .url = url, .headers = {{"Content-Type", "x/y"}}, .body = "{}"}, patient, {});
    QVERIFY(!answer.ok());
    QCOMPARE(proxy.requests().at(0).method, "CONNECT");
    QCOMPARE(answer.error().kind, ErrorKind::Blocked);
    QVERIFY2(answer.error().remedy.contains(u"https_proxy"), qPrintable(answer.error().toText()));
}

void HttpCallerTest::thisComputerIsReachedWithoutProxy()
{
    FakeHttpServer proxy;
    FakeHttpServer server;
    qputenv("http_proxy", proxy.url().toEncoded());
    const auto forget = qScopeGuard([] { qunsetenv("http_proxy"); });
    HttpCaller caller(server.url(), HttpCaller::Proxy::OfSystem);
    const Result<HttpAnswer> answer =
        caller.call({.method = "GET", .url = server.url(), .headers = {}, .body = {}}, patient, {});
    QVERIFY(answer.ok());
    QCOMPARE(server.requests().size(), 1);
    QCOMPARE(proxy.requests().size(), 0);
}

void HttpCallerTest::serverIsKnownByItsCertificate_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<int>("daysLeft");
    QTest::addColumn<bool>("isTrusted");
    QTest::addColumn<bool>("isRight");
    QTest::newRow("right") << u"127.0.0.1"_qs << 10 << true << true;
    QTest::newRow("unknown authority") << u"127.0.0.1"_qs << 10 << false << false;
    QTest::newRow("expired") << u"127.0.0.1"_qs << -1 << true << false;
    QTest::newRow("of another host") << u"127.0.0.2"_qs << 10 << true << false;
}

void HttpCallerTest::serverIsKnownByItsCertificate()
{
    QFETCH(const QString, host);
    QFETCH(const int, daysLeft);
    QFETCH(const bool, isTrusted);
    QFETCH(const bool, isRight);
    const ServerCertificate certificate = makeServerCertificate(host, daysLeft);
    const TlsServer server(certificate);
    const TrustedCertificate trusted(isTrusted ? certificate.certificate : QSslCertificate());
    const Result<HttpAnswer> answer = get(server.url());
    QVERIFY2(answer.ok() == isRight, answer.ok() ? "" : qPrintable(answer.error().toText()));
    QCOMPARE(server.requests(), isRight ? 1 : 0);
    if (!isRight) {
        QCOMPARE(answer.error().kind, ErrorKind::Transient);
        QVERIFY2(answer.error().remedy.contains(u"certificates"), qPrintable(answer.error().remedy));
    }
}

QTEST_GUILESS_MAIN(HttpCallerTest)

#include "httpcallertest.moc"
