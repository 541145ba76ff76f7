// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <ingest/http/requestguard.h>

#include <QTest>

using namespace ShelfHelp::Ingest;

namespace {

/// `Name: value` lines as a request; Host is the host asked for.
HttpRequest requestWith(const QByteArrayList &lines)
{
    HttpRequest request;
    for (const QByteArray &line : lines) {
        const qsizetype colon = line.indexOf(": ");
        request.headers.add(line.left(colon), line.mid(colon + 2));
    }
    request.host = request.headers.value("Host");
    return request;
}

int statusOf(const HttpRequest &request, const GuardOptions &options)
{
    const std::optional<HttpResponse> refusal = refuse(request, options);
    return refusal ? refusal->status : 200;
}

GuardOptions loopback()
{
    return {.port = 9001, .addresses = {QHostAddress(QHostAddress::LocalHost)}};
}

} // namespace

/// Who is turned away before the handler sees the request.
class RequestGuardTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void withoutToken_data();
    void withoutToken();
    void withToken_data();
    void withToken();
    void theAddressListenedOnIsAName();
    void aTargetNamesAHost_data();
    void aTargetNamesAHost();
    void refusalsTellNoSecret();
};

void RequestGuardTest::withoutToken_data()
{
    QTest::addColumn<QByteArrayList>("lines");
    QTest::addColumn<int>("status");
    const auto row = [](const char *name, int status, const QByteArrayList &lines) {
        QTest::newRow(name) << lines << status;
    };
    const QByteArray host = "Host: localhost:9001";
    row("curl", 200, {host, "User-Agent: curl/7.88.1", "Content-Type: application/x-www-form-urlencoded"});
    row("without port", 200, {"Host: localhost"});
    row("IPv4", 200, {"Host: 127.0.0.1:9001"});
    row("IPv6", 200, {"Host: [::1]:9001"});
    row("capitals", 200, {"Host: LocalHost:9001"});
    row("the address bar of a browser", 200, {host, "Sec-Fetch-Site: none"});
    row("a page of ours", 200, {host, "Sec-Fetch-Site: same-origin"});
    row("a page elsewhere", 403, {host, "Origin: https://evil.example"});
    row("a file", 403, {host, "Origin: null"});
    row("a page of ours that posts", 403, {host, "Origin: http://localhost:9001"});
    row("an empty origin", 403, {host, "Origin: "});
    row("lower case", 403, {host, "origin: https://evil.example"});
    row("an image of a page", 403, {host, "Sec-Fetch-Site: cross-site"});
    row("another port of this machine", 403, {host, "Sec-Fetch-Site: same-site"});
    row("a site of tomorrow", 403, {host, "Sec-Fetch-Site: new-word"});
    row("two sites", 403, {host, "Sec-Fetch-Site: none", "Sec-Fetch-Site: cross-site"});
    row("a name that points here", 403, {"Host: evil.example:9001"});
    row("a name that begins like ours", 403, {"Host: localhost.evil.example:9001"});
    row("a name that ends like ours", 403, {"Host: evil.localhost:9001"});
    row("final dot", 403, {"Host: localhost.:9001"});
    row("another port", 403, {"Host: localhost:9002"});
    row("port with a zero before it", 403, {"Host: localhost:09001"});
    row("empty port", 403, {"Host: localhost:"});
    row("another address", 403, {"Host: 192.168.1.5:9001"});
    row("any address", 403, {"Host: 0.0.0.0:9001"});
    row("IPv6 without brackets", 403, {"Host: ::1:9001"});
    row("empty host", 403, {"Host: "});
    row("no host", 403, {});
    row("a token does not help", 403, {"Host: evil.example", "Authorization: Bearer x"});
}

void RequestGuardTest::withoutToken()
{
    QFETCH(const QByteArrayList, lines);
    QTEST(statusOf(requestWith(lines), loopback()), "status");
}

void RequestGuardTest::withToken_data()
{
    QTest::addColumn<QByteArrayList>("lines");
    QTest::addColumn<int>("status");
    const auto row = [](const char *name, int status, const QByteArrayList &lines) {
        QTest::newRow(name) << lines << status;
    };
    const QByteArray host = "Host: ingest.internal";
    const QByteArray good = "Authorization: Bearer open sesame";
    row("the token", 200, {host, good});
    row("scheme in capitals", 200, {host, "Authorization: BEARER open sesame"});
    row("two blanks", 200, {host, "Authorization: Bearer  open sesame"});
    row("no token", 401, {host});
    row("no token from here", 401, {"Host: localhost:9001"});
    row("another token", 401, {host, "Authorization: Bearer open barley"});
    row("a beginning", 401, {host, "Authorization: Bearer open"});
    row("more than the token", 401, {host, "Authorization: Bearer open sesame!"});
    row("capitals", 401, {host, "Authorization: Bearer Open Sesame"});
    row("empty", 401, {host, "Authorization: Bearer "});
    row("scheme alone", 401, {host, "Authorization: Bearer"});
    row("another scheme", 401, {host, "Authorization: Basic open sesame"});
    row("no scheme", 401, {host, "Authorization: open sesame"});
    row("two of them", 401, {host, good, good});
    row("a web page that knows it", 403, {host, good, "Origin: https://evil.example"});
    row("an image", 403, {host, good, "Sec-Fetch-Site: cross-site"});
}

void RequestGuardTest::withToken()
{
    QFETCH(const QByteArrayList, lines);
    GuardOptions options = loopback();
    options.token = "open sesame";
    QTEST(statusOf(requestWith(lines), options), "status");
}

void RequestGuardTest::theAddressListenedOnIsAName()
{
    const GuardOptions options{.port = 80,
                               .addresses = {QHostAddress(u"127.0.0.2"_qs), QHostAddress(u"fd00::1"_qs)}};
    QCOMPARE(statusOf(requestWith({"Host: 127.0.0.2"}), options), 200);
    QCOMPARE(statusOf(requestWith({"Host: [fd00::1]:80"}), options), 200);
    QCOMPARE(statusOf(requestWith({"Host: 127.0.0.3"}), options), 403);
}

void RequestGuardTest::aTargetNamesAHost_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<int>("status");
    QTest::newRow("both ours") << QByteArray("localhost:9001") << QByteArray("127.0.0.1:9001") << 200;
    QTest::newRow("the target's is foreign") << QByteArray("evil.example") << QByteArray("localhost") << 403;
    QTest::newRow("the field's is foreign") << QByteArray("localhost") << QByteArray("evil.example") << 403;
}

void RequestGuardTest::aTargetNamesAHost()
{
    QFETCH(const QByteArray, target);
    QFETCH(const QByteArray, field);
    HttpRequest request = requestWith({"Host: " + field});
    request.host = target;
    QTEST(statusOf(request, loopback()), "status");
}

void RequestGuardTest::refusalsTellNoSecret()
{
    GuardOptions options = loopback();
    options.token = "open sesame";
    const auto refusal = refuse(requestWith({"Host: a", "Authorization: Bearer guess"}), options);
    QVERIFY(refusal);
    QCOMPARE(refusal->headers.value("WWW-Authenticate"), QByteArray("Bearer"));
    const QByteArray text = toBytes(*refusal, "GET", ConnectionEnd::Close);
    QVERIFY2(!text.contains("sesame") && !text.contains("guess"), text.constData());
}

QTEST_GUILESS_MAIN(RequestGuardTest)

#include "requestguardtest.moc"
