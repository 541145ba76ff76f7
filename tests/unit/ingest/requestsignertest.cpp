// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <ingest/aws/requestsigner.h>

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <functional>

using namespace ShelfHelp::Ingest;

namespace {

QDateTime utc(const QString &text)
{
    QDateTime time = QDateTime::fromString(text, u"yyyyMMdd'T'HHmmss'Z'"_qs);
    time.setTimeSpec(Qt::UTC);
    return time;
}

QByteArray header(const HeaderFields &headers, const QByteArray &name)
{
    for (const auto &[candidate, value] : headers) {
        if (candidate.compare(name, Qt::CaseInsensitive) == 0) {
            return value;
        }
    }
    return {};
}

/// Everything that goes into a signature.
struct Signing
{
    UnsignedRequest request{.method = "POST",
                            .url = QUrl(u"https://sqs.us-east-2.amazonaws.com/"_qs),
                            .headers = {{"Content-Type", "application/x-amz-json-1.0"},
                                        {"X-Amz-Target", "AmazonSQS.ReceiveMessage"}},
                            .body = "{}"};
    Credentials credentials{.accessKeyId = u"AKIDEXAMPLE"_qs,
                            .secretAccessKey = u"wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"_qs,
                            .sessionToken = u"token"_qs};
    QString region = u"us-east-2"_qs;
    QString service = u"sqs"_qs;
    QDateTime time = utc(u"20260315T123600Z"_qs);

    [[nodiscard]] QByteArray authorization() const
    {
        return header(RequestSigner(region, service).sign(request, credentials, time), "Authorization");
    }

    [[nodiscard]] QByteArray signature() const { return authorization().split('=').last(); }
};

using Change = std::function<void(Signing &)>;

} // namespace

Q_DECLARE_METATYPE(Change)

class RequestSignerTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void vectorIsReproduced_data();
    void vectorIsReproduced();
    void everySignedPartChangesTheSignature_data();
    void everySignedPartChangesTheSignature();
    void whatIsChangedOnTheWayIsNotSigned_data();
    void whatIsChangedOnTheWayIsNotSigned();
    void hostIsSentAsItIsSigned_data();
    void hostIsSentAsItIsSigned();
    void localTimeIsSignedAsUtc();
};

void RequestSignerTest::vectorIsReproduced_data()
{
    QTest::addColumn<QJsonObject>("vector");
    QFile file(QStringLiteral(SHELFHELP_TEST_DATA "/samples/sigv4-vectors.json"));
    QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.errorString()));
    const QJsonArray vectors = QJsonDocument::fromJson(file.readAll()).object().value(u"vectors").toArray();
    QCOMPARE(vectors.size(), 23);
    for (const QJsonValue vector : vectors) {
        QTest::newRow(qPrintable(vector[u"name"].toString())) << vector.toObject();
    }
}

void RequestSignerTest::vectorIsReproduced()
{
    QFETCH(const QJsonObject, vector);
    const auto text = [&vector](QStringView name) { return vector.value(name).toString(); };
    UnsignedRequest request{.method = text(u"method").toLatin1(),
                            .url = QUrl(text(u"url")),
                            .headers = {},
                            .body = QByteArray::fromBase64(text(u"body_base64").toLatin1())};
    for (const QJsonValue pair : vector.value(u"headers").toArray()) {
        request.headers.append({pair[0].toString().toLatin1(), pair[1].toString().toLatin1()});
    }
    const Credentials credentials{.accessKeyId = text(u"access_key_id"),
                                  .secretAccessKey = text(u"secret_access_key"),
                                  .sessionToken = text(u"session_token")};
    const QDateTime time = utc(text(u"timestamp"));
    const RequestSigner signer(text(u"region"), text(u"service"));

    const QByteArray canonical =
        RequestSigner::canonicalRequest(RequestSigner::completed(request, credentials, time));
    QCOMPARE(QString::fromUtf8(canonical), text(u"canonical_request"));
    const QByteArray toSign = signer.stringToSign(canonical, time);
    QCOMPARE(QString::fromUtf8(toSign), text(u"string_to_sign"));
    const QByteArray key = signer.signingKey(credentials.secretAccessKey, time);
    QCOMPARE(QString::fromLatin1(key.toHex()), text(u"signing_key_hex"));
    QCOMPARE(QString::fromLatin1(RequestSigner::signature(key, toSign)), text(u"signature"));

    const HeaderFields headers = signer.sign(request, credentials, time);
    QCOMPARE(QString::fromLatin1(header(headers, "Authorization")), text(u"authorization"));
    QCOMPARE(QString::fromLatin1(header(headers, "Host")), text(u"host"));
    QCOMPARE(QString::fromLatin1(header(headers, "X-Amz-Date")), text(u"timestamp"));
    QCOMPARE(QString::fromLatin1(header(headers, "X-Amz-Security-Token")), text(u"session_token"));
}

void RequestSignerTest::everySignedPartChangesTheSignature_data()
{
    QTest::addColumn<Change>("change");
    const auto row = [](const char *name, const Change &change) { QTest::newRow(name) << change; };
    row("method", [](Signing &signing) { signing.request.method = "PUT"; });
    row("host", [](Signing &signing) { signing.request.url.setHost(u"sqs.eu-west-1.amazonaws.com"_qs); });
    row("port", [](Signing &signing) { signing.request.url.setPort(8443); });
    row("path", [](Signing &signing) { signing.request.url.setPath(u"/other"_qs); });
    row("query", [](Signing &signing) { signing.request.url.setQuery(u"a=1"_qs); });
    row("content type", [](Signing &signing) { signing.request.headers[0].second = "text/plain"; });
    row("target", [](Signing &signing) { signing.request.headers[1].second = "AmazonSQS.DeleteMessage"; });
    row("another X-Amz header",
        [](Signing &signing) { signing.request.headers.emplaceBack("x-amz-a", "1"); });
    row("body", [](Signing &signing) { signing.request.body = "{ }"; });
    row("secret", [](Signing &signing) { signing.credentials.secretAccessKey += u'x'; });
    row("session token", [](Signing &signing) { signing.credentials.sessionToken += u'x'; });
    row("no session token", [](Signing &signing) { signing.credentials.sessionToken.clear(); });
    row("second", [](Signing &signing) { signing.time = signing.time.addSecs(1); });
    row("day", [](Signing &signing) { signing.time = signing.time.addDays(1); });
    row("region", [](Signing &signing) { signing.region = u"eu-west-1"_qs; });
    row("service", [](Signing &signing) { signing.service = u"sns"_qs; });
}

void RequestSignerTest::everySignedPartChangesTheSignature()
{
    QFETCH(const Change, change);
    Signing changed;
    QCOMPARE(changed.signature().size(), 64);
    change(changed);
    QCOMPARE(changed.signature().size(), 64);
    QVERIFY(changed.signature() != Signing().signature());
}

void RequestSignerTest::whatIsChangedOnTheWayIsNotSigned_data()
{
    QTest::addColumn<QByteArray>("name");
    for (const char *name : {"User-Agent", "Accept-Encoding", "Connection", "Expect", "X-Amzn-Trace-Id"}) {
        QTest::newRow(name) << QByteArray(name);
    }
}

void RequestSignerTest::whatIsChangedOnTheWayIsNotSigned()
{
    QFETCH(const QByteArray, name);
    Signing changed;
    changed.request.headers.emplaceBack(name, "anything");
    QCOMPARE(changed.authorization(), Signing().authorization());
}

void RequestSignerTest::hostIsSentAsItIsSigned_data()
{
    QTest::addColumn<QUrl>("url");
    QTest::addColumn<QByteArray>("host");
    QTest::newRow("usual port of https") << QUrl(u"https://a.example:443/"_qs) << QByteArray("a.example");
    QTest::newRow("usual port of http") << QUrl(u"http://a.example:80/"_qs) << QByteArray("a.example");
    QTest::newRow("the other's port") << QUrl(u"http://a.example:443/"_qs) << QByteArray("a.example:443");
    QTest::newRow("IPv6") << QUrl(u"http://[::1]:4566/"_qs) << QByteArray("[::1]:4566");
    QTest::newRow("IPv6, usual port") << QUrl(u"http://[::1]/"_qs) << QByteArray("[::1]");
}

void RequestSignerTest::hostIsSentAsItIsSigned()
{
    QFETCH(const QUrl, url);
    Signing signing;
    signing.request.url = url;
    const UnsignedRequest complete =
        RequestSigner::completed(signing.request, signing.credentials, signing.time);
    QTEST(header(complete.headers, "Host"), "host");
}

void RequestSignerTest::localTimeIsSignedAsUtc()
{
    Signing local;
    local.time = local.time.toOffsetFromUtc(14 * 3600);
    QCOMPARE(local.authorization(), Signing().authorization());
}

QTEST_GUILESS_MAIN(RequestSignerTest)

#include "requestsignertest.moc"
