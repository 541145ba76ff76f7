// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <tests/support/sigv4verification.h>

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>
#include <QUrl>

using namespace ShelfHelp::Tests;

namespace {

QByteArray latin1(const QJsonValue &value)
{
    return value.toString().toLatin1();
}

/// A request as it would arrive, and what it is held against.
struct Vector
{
    FakeRequest request;
    SigV4Expectation expectation;
    QByteArray canonical;
    QByteArray signedHeaders;
};

Vector vectorFrom(const QJsonObject &json)
{
    const QUrl url(json.value(u"url").toString());
    Vector vector;
    FakeRequest &request = vector.request;
    request.method = latin1(json.value(u"method"));
    request.target = url.path(QUrl::FullyEncoded).toLatin1();
    if (url.hasQuery()) {
        request.target += '?' + url.query(QUrl::FullyEncoded).toLatin1();
    }
    request.body = QByteArray::fromBase64(latin1(json.value(u"body_base64")));
    for (const QJsonValue header : json.value(u"headers").toArray()) {
        request.headers.emplaceBack(latin1(header.toArray().at(0)), latin1(header.toArray().at(1)));
    }
    request.headers.emplaceBack("Host", latin1(json.value(u"host")));
    request.headers.emplaceBack("X-Amz-Date", latin1(json.value(u"timestamp")));
    if (json.value(u"session_token").isString()) {
        request.headers.emplaceBack("X-Amz-Security-Token", latin1(json.value(u"session_token")));
    }
    request.headers.emplaceBack("Authorization", latin1(json.value(u"authorization")));

    QDateTime time = QDateTime::fromString(json.value(u"timestamp").toString(), u"yyyyMMdd'T'HHmmss'Z'"_qs);
    time.setTimeSpec(Qt::UTC);
    vector.expectation = {.credentials = {.accessKeyId = latin1(json.value(u"access_key_id")),
                                          .secretAccessKey = latin1(json.value(u"secret_access_key")),
                                          .sessionToken = latin1(json.value(u"session_token"))},
                          .region = latin1(json.value(u"region")),
                          .service = latin1(json.value(u"service")),
                          .now = time};
    vector.canonical = json.value(u"canonical_request").toString().toUtf8();
    const QList<QByteArray> lines = vector.canonical.split('\n');
    vector.signedHeaders = lines.at(lines.size() - 2);
    return vector;
}

QJsonArray vectors()
{
    QFile file(QStringLiteral(SHELFHELP_TEST_DATA "/samples/sigv4-vectors.json"));
    return file.open(QIODevice::ReadOnly)
               ? QJsonDocument::fromJson(file.readAll()).object().value(u"vectors").toArray()
               : QJsonArray();
}

QString textOf(const std::optional<FakeAwsError> &error)
{
    return error ? QString(error->code + u": " + error->message) : QString();
}

} // namespace

class SigV4VerificationTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void acceptsTheVectors_data();
    void acceptsTheVectors();
    void acceptsWhatItSigns();
    void refuses_data();
    void refuses();
};

void SigV4VerificationTest::acceptsTheVectors_data()
{
    QTest::addColumn<QJsonObject>("json");
    QCOMPARE(vectors().size(), 23);
    for (const QJsonValue vector : vectors()) {
        QTest::newRow(qPrintable(vector.toObject().value(u"name").toString())) << vector.toObject();
    }
}

void SigV4VerificationTest::acceptsTheVectors()
{
    QFETCH(const QJsonObject, json);
    Vector vector = vectorFrom(json);
    QCOMPARE(canonicalRequest(vector.request, vector.signedHeaders), vector.canonical);
    QCOMPARE(textOf(verifySignature(vector.request, vector.expectation)), QString());
    vector.request.body += ' ';
    QVERIFY(textOf(verifySignature(vector.request, vector.expectation))
                .contains(u"does not match the signature"));
}

void SigV4VerificationTest::acceptsWhatItSigns()
{
    const SigV4Expectation with{.credentials = {.sessionToken = "token"},
                                .region = "eu-west-1",
                                .service = "sqs",
                                .now = QDateTime::currentDateTimeUtc()};
    FakeRequest request{
        .method = "POST", .target = "/", .headers = {{"Content-Type", "text/plain"}}, .body = "x"};
    signRequest(request, "127.0.0.1:1", with);
    QCOMPARE(textOf(verifySignature(request, with)), QString());
}

void SigV4VerificationTest::refuses_data()
{
    using Change = std::function<void(FakeRequest &, SigV4Expectation &)>;
    QTest::addColumn<Change>("change");
    QTest::addColumn<QString>("text"); ///< part of it

    const auto row = [](const char *name, const Change &change, const QString &text) {
        QTest::newRow(name) << change << text;
    };
    row(
        "nothing signed", [](FakeRequest &request, auto &) { request.headers.removeLast(); },
        u"MissingAuthenticationTokenException: Request is missing"_qs);
    row(
        "half a header", [](FakeRequest &request, auto &) { request.headers.last().second.truncate(90); },
        u"IncompleteSignatureException: "_qs);
    row(
        "other key",
        [](auto &, SigV4Expectation &expectation) { expectation.credentials.accessKeyId = "AKOTHER"; },
        u"UnrecognizedClientException: The security token included in the request is invalid."_qs);
    row(
        "other secret",
        [](auto &, SigV4Expectation &expectation) { expectation.credentials.secretAccessKey = "other"; },
        u"InvalidSignatureException: The request signature we calculated does not match"_qs);
    row(
        "other token",
        [](auto &, SigV4Expectation &expectation) { expectation.credentials.sessionToken = "t"; },
        u"UnrecognizedClientException: "_qs);
    row(
        "expired token",
        [](auto &, SigV4Expectation &expectation) { expectation.credentials.expiration = expectation.now; },
        u"ExpiredTokenException: The security token included in the request is expired"_qs);
    row(
        "other region", [](auto &, SigV4Expectation &expectation) { expectation.region = "eu-west-1"; },
        u"Credential should be scoped to a valid region."_qs);
    row(
        "other service", [](auto &, SigV4Expectation &expectation) { expectation.service = "sns"; },
        u"Credential should be scoped to correct service: 'sns'."_qs);
    row(
        "too old",
        [](auto &, SigV4Expectation &expectation) { expectation.now = expectation.now.addSecs(15 * 60 + 1); },
        u"Signature expired: 20260315T123600Z is now earlier than 20260315T123601Z (20260315T125101Z - 15 min.)"_qs);
    row(
        "too young",
        [](auto &, SigV4Expectation &expectation) {
            expectation.now = expectation.now.addSecs(-15 * 60 - 1);
        },
        u"Signature not yet current: 20260315T123600Z is still later than 20260315T123559Z"_qs);
    row(
        "unsigned header",
        [](FakeRequest &request, auto &) { request.headers.emplaceBack("X-Amz-Meta-More", "unsigned"); },
        u"'x-amz-meta-more' must be a 'SignedHeader'"_qs);
    row(
        "changed header", [](FakeRequest &request, auto &) { request.headers.first().second = "text/plain"; },
        u"does not match the signature"_qs);
    row(
        "other path", [](FakeRequest &request, auto &) { request.target = "/elsewhere"; },
        u"does not match the signature"_qs);
    row(
        "on the edge",
        [](auto &, SigV4Expectation &expectation) { expectation.now = expectation.now.addSecs(900); },
        QString());
}

void SigV4VerificationTest::refuses()
{
    using Change = std::function<void(FakeRequest &, SigV4Expectation &)>;
    QFETCH(const Change, change);
    QFETCH(const QString, text);

    Vector vector = vectorFrom(vectors().first().toObject());
    change(vector.request, vector.expectation);
    const QString refusal = textOf(verifySignature(vector.request, vector.expectation));
    QVERIFY2(refusal.contains(text) && refusal.isEmpty() == text.isEmpty(), qPrintable(refusal));
}

QTEST_GUILESS_MAIN(SigV4VerificationTest)
#include "sigv4verificationtest.moc"
