// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "awstesting.h"

#include <ingest/aws/credentialchain.h>
#include <ingest/aws/snsclient.h>
#include <tests/support/fakehttpserver.h>

#include <QTest>
#include <QUrlQuery>

using namespace ShelfHelp;
using namespace ShelfHelp::Ingest;
using namespace ShelfHelp::Tests;

namespace {

QString fifoTopic()
{
    return u"arn:aws:sns:eu-west-1:111122223333:example-events.fifo"_qs;
}

FakeResponse xml(int status, const QByteArray &body)
{
    return {.status = status, .body = body, .contentType = "text/xml"};
}

const QByteArray published =
    "<PublishResponse xmlns=\"http://sns.amazonaws.com/doc/2010-03-31/\"><PublishResult>"
    "<MessageId>11111111-aaaa</MessageId><SequenceNumber>10000000000000046000</SequenceNumber>"
    "</PublishResult><ResponseMetadata><RequestId>r</RequestId></ResponseMetadata></PublishResponse>";

} // namespace

class SnsClientTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void formIsSentAndReceiptRead();
    void onlyFifoTopicsGetAGroup();
    void everyByteOfTheMessageArrives_data();
    void everyByteOfTheMessageArrives();
    void wrongTopicIsRefused_data();
    void wrongTopicIsRefused();
    void regionComesFromTheTopic();
    void errorIsRead_data();
    void errorIsRead();
    void answerThatIsNotWholePasses_data();
    void answerThatIsNotWholePasses();

private:
    [[nodiscard]] Result<PublishReceipt> publish(const Publication &publication);
    /// The fields of the form that was sent last, decoded.
    [[nodiscard]] QMap<QString, QString> sentForm() const;

    std::unique_ptr<AwsUser> m_user;
    std::unique_ptr<FakeHttpServer> m_server;
};

void SnsClientTest::init()
{
    m_server = std::make_unique<FakeHttpServer>();
    m_server->setHandler([](const FakeRequest &) { return xml(200, published); });
    m_user = std::make_unique<AwsUser>();
    m_user->setKeys();
    m_user->set(u"AWS_ENDPOINT_URL_SNS"_qs, m_server->url().toString());
}

Result<PublishReceipt> SnsClientTest::publish(const Publication &publication)
{
    CredentialChain credentials(m_user->settings());
    return SnsClient(credentials, m_user->settings()).publish(publication);
}

QMap<QString, QString> SnsClientTest::sentForm() const
{
    QMap<QString, QString> fields;
    const QUrlQuery form(QString::fromLatin1(m_server->requests().last().body));
    for (const auto &[name, value] : form.queryItems(QUrl::FullyDecoded)) {
        fields.insert(name, value);
    }
    return fields;
}

void SnsClientTest::formIsSentAndReceiptRead()
{
    const Result<PublishReceipt> receipt = publish({.topicArn = fifoTopic(),
                                                    .message = R"({"msg_type":"LIBRARYSEARCH"})",
                                                    .groupId = u"default-group"_qs,
                                                    .deduplicationId = u"d1"_qs,
                                                    .subject = u"Hello there"_qs});
    QVERIFY2(receipt.ok(), why(receipt).constData());
    QCOMPARE(receipt.value(), (PublishReceipt{.messageId = u"11111111-aaaa"_qs,
                                              .sequenceNumber = u"10000000000000046000"_qs}));
    const FakeRequest request = m_server->requests().at(0);
    QCOMPARE(request.header("Content-Type"), "application/x-www-form-urlencoded; charset=utf-8");
    QVERIFY(request.header("Authorization").contains("/eu-west-1/sns/aws4_request"));
    QCOMPARE(sentForm(), (QMap<QString, QString>{{u"Action"_qs, u"Publish"_qs},
                                                 {u"Version"_qs, u"2010-03-31"_qs},
                                                 {u"TopicArn"_qs, fifoTopic()},
                                                 {u"Message"_qs, u"{\"msg_type\":\"LIBRARYSEARCH\"}"_qs},
                                                 {u"MessageGroupId"_qs, u"default-group"_qs},
                                                 {u"MessageDeduplicationId"_qs, u"d1"_qs},
                                                 {u"Subject"_qs, u"Hello there"_qs}}));
}

void SnsClientTest::onlyFifoTopicsGetAGroup()
{
    QVERIFY(publish({.topicArn = u"arn:aws:sns:eu-west-1:111122223333:plain"_qs,
                     .message = "x",
                     .groupId = u"g"_qs,
                     .deduplicationId = u"d"_qs})
                .ok());
    QCOMPARE(sentForm().keys(), QStringList({u"Action"_qs, u"Message"_qs, u"TopicArn"_qs, u"Version"_qs}));
}

void SnsClientTest::everyByteOfTheMessageArrives_data()
{
    QTest::addColumn<QByteArray>("message");
    QTest::newRow("signs of a form") << QByteArray("a=b&c=d+e%20f?#/:;");
    QTest::newRow("beyond ASCII") << QByteArray("Zoë 日本 😀");
    QTest::newRow("white space") << QByteArray(" \r\n\t ");
    QTest::newRow("quotes") << QByteArray(R"("\'<>)");
    QTest::newRow("long") << QByteArray(256 * 1024, '~');
}

void SnsClientTest::everyByteOfTheMessageArrives()
{
    QFETCH(const QByteArray, message);
    QVERIFY(publish({.topicArn = fifoTopic(), .message = message, .groupId = u"g"_qs}).ok());
    const QByteArrayList fields = m_server->requests().at(0).body.split('&');
    QCOMPARE(QByteArray::fromPercentEncoding(fields.at(3)), "Message=" + message);
}

void SnsClientTest::wrongTopicIsRefused_data()
{
    QTest::addColumn<QString>("topic");
    QTest::newRow("no ARN") << u"example-events.fifo"_qs;
    QTest::newRow("of a queue") << u"arn:aws:sqs:eu-west-1:111122223333:example-events.fifo"_qs;
    QTest::newRow("in another region") << u"arn:aws:sns:us-east-2:111122223333:example-events.fifo"_qs;
}

void SnsClientTest::wrongTopicIsRefused()
{
    QFETCH(const QString, topic);
    m_user->set(u"AWS_REGION"_qs, u"eu-west-1"_qs);
    const Result<PublishReceipt> receipt = publish({.topicArn = topic, .message = "x"});
    QVERIFY(!receipt.ok());
    QCOMPARE(receipt.error().kind, ErrorKind::Usage);
    QCOMPARE(m_server->requests().size(), 0);
}

void SnsClientTest::regionComesFromTheTopic()
{
    QVERIFY(publish({.topicArn = u"arn:aws:sns:us-east-2:111122223333:a.fifo"_qs, .message = "x"}).ok());
    QVERIFY(m_server->requests().at(0).header("Authorization").contains("/us-east-2/sns/"));
}

void SnsClientTest::errorIsRead_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<ErrorKind>("kind");
    QTest::newRow("own fault") << 400 << QByteArray("InvalidParameter") << ErrorKind::Permanent;
    QTest::newRow("no topic") << 404 << QByteArray("NotFound") << ErrorKind::Blocked;
    QTest::newRow("no right") << 403 << QByteArray("AuthorizationError") << ErrorKind::Blocked;
    QTest::newRow("key of the topic") << 400 << QByteArray("KMSDisabled") << ErrorKind::Blocked;
    QTest::newRow("throttled") << 400 << QByteArray("Throttled") << ErrorKind::Transient;
    QTest::newRow("throttled by the key") << 400 << QByteArray("KMSThrottling") << ErrorKind::Transient;
    QTest::newRow("credentials") << 403 << QByteArray("InvalidClientTokenId") << ErrorKind::Blocked;
    QTest::newRow("server") << 500 << QByteArray("InternalError") << ErrorKind::Transient;
}

void SnsClientTest::errorIsRead()
{
    QFETCH(const int, status);
    QFETCH(const QByteArray, code);
    m_server->setHandler([status, code](const FakeRequest &) {
        return xml(status,
                   "<ErrorResponse><Error><Type>Sender</Type><Code>" + code +
                       "</Code><Message>Said so.</Message></Error><RequestId>r7</RequestId></ErrorResponse>");
    });
    const CapturedLog log;
    const Result<PublishReceipt> receipt = publish({.topicArn = fifoTopic(), .message = "x"});
    QVERIFY(!receipt.ok());
    QTEST(receipt.error().kind, "kind");
    QCOMPARE(receipt.error().serviceCode, QString::fromLatin1(code));
    QVERIFY2(receipt.error().message.contains(u"Said so. (request r7)"), why(receipt).constData());
}

void SnsClientTest::answerThatIsNotWholePasses_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("half") << published.left(published.size() / 2);
    QTest::newRow("cut before the end") << published.chopped(1);
    QTest::newRow("page of a proxy") << QByteArray("<html><body>Log in</body></html>");
    QTest::newRow("JSON") << QByteArray("{}");
}

void SnsClientTest::answerThatIsNotWholePasses()
{
    QFETCH(const QByteArray, body);
    m_server->setHandler([body](const FakeRequest &) { return xml(200, body); });
    const Result<PublishReceipt> receipt = publish({.topicArn = fifoTopic(), .message = "x"});
    QVERIFY(!receipt.ok());
    QCOMPARE(receipt.error().kind, ErrorKind::Transient);
}

QTEST_GUILESS_MAIN(SnsClientTest)

#include "snsclienttest.moc"
