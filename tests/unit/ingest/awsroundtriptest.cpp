// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "awstesting.h"

#include <ingest/aws/credentialchain.h>
#include <ingest/aws/servicefault.h>
#include <ingest/aws/snsclient.h>
#include <ingest/aws/sqsclient.h>
#include <tests/support/fakecredentialserver.h>
#include <tests/support/fakequeueservice.h>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace ShelfHelp;
using namespace ShelfHelp::Ingest;
using namespace ShelfHelp::Tests;
using namespace std::chrono_literals;

namespace {

QJsonArray messagesOf(const Result<QByteArray> &document)
{
    return QJsonDocument::fromJson(document.ok() ? document.value() : QByteArray())
        .object()
        .value(u"Messages")
        .toArray();
}

QList<QByteArray> handlesOf(const Result<QByteArray> &document)
{
    QList<QByteArray> handles;
    for (const QJsonValue message : messagesOf(document)) {
        handles.append(message[u"ReceiptHandle"].toString().toUtf8());
    }
    return handles;
}

QStringList textsOf(const Result<QByteArray> &document)
{
    QStringList texts;
    for (const QJsonValue message : messagesOf(document)) {
        const QByteArray body = message[u"Body"].toString().toUtf8();
        texts.append(QJsonDocument::fromJson(body).object().value(u"Message").toString());
    }
    return texts;
}

} // namespace

/// The clients against a service that checks every signature and keeps the rules of FIFO queues.
class AwsRoundTripTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void messageGoesThroughTopicAndQueue();
    void emptyQueueIsWaitedFor();
    void attributesAreThoseOfTheQueue();
    void lostReceiveGivesTheSameMessages();
    void deletedMessagesAreGone();
    void expiredHandleIsASendersFault();
    void serviceFaultOfAnEntryIsMended();
    void releasedMessagesComeAtOnce();
    void queueMayBeDeletedAndMadeAgain();
    void throttlingIsTransient_data();
    void throttlingIsTransient();
    void deniedActionIsBlocked();
    void clockIsCorrected_data();
    void clockIsCorrected();
    void wrongSecretIsBlocked();
    void expiredTokenIsBlocked();
    void rotatedKeysAreTakenUp();
    void expiredKeysOfAContainerAreRenewed();
    void standardQueueWorks();

private:
    void open(const QString &url);
    void publish(const QString &text);

    std::unique_ptr<FakeQueueService> m_service;
    std::unique_ptr<AwsUser> m_user;
    std::unique_ptr<CredentialChain> m_credentials;
    std::unique_ptr<SqsClient> m_client;
    QString m_queue;
    QString m_deadLetters;
    QString m_topic;
};

void AwsRoundTripTest::init()
{
    m_client.reset();
    m_service = std::make_unique<FakeQueueService>();
    m_deadLetters = m_service->createQueue({.name = u"dead.fifo"_qs});
    m_queue = m_service->createQueue(
        {.name = u"events.fifo"_qs, .deadLetterQueueUrl = m_deadLetters, .maxReceiveCount = 10});
    m_topic = m_service->createTopic(u"events.fifo"_qs);
    QVERIFY(!m_service->subscribe(m_topic, m_queue));
    m_user = std::make_unique<AwsUser>();
    m_user->setKeys();
    m_user->set(u"AWS_REGION"_qs, u"eu-west-1"_qs);
    m_user->set(u"AWS_ENDPOINT_URL"_qs, m_service->endpoint().toString());
    open(m_queue);
}

void AwsRoundTripTest::open(const QString &url)
{
    m_client.reset();
    m_credentials = std::make_unique<CredentialChain>(m_user->settings());
    Result<std::unique_ptr<SqsClient>> client = SqsClient::open(url, *m_credentials, m_user->settings());
    QVERIFY2(client.ok(), why(client).constData());
    m_client = std::move(client).value();
}

void AwsRoundTripTest::publish(const QString &text)
{
    SnsClient sns(*m_credentials, m_user->settings());
    const auto receipt =
        sns.publish({.topicArn = m_topic, .message = text.toUtf8(), .groupId = u"default-group"_qs});
    QVERIFY2(receipt.ok(), why(receipt).constData());
    QVERIFY(!receipt.value().messageId.isEmpty());
    QVERIFY(!receipt.value().sequenceNumber.isEmpty());
}

void AwsRoundTripTest::messageGoesThroughTopicAndQueue()
{
    publish(u"{\"title\":\"Zoë & 日本 + 100 %\"}"_qs);
    publish(u"second"_qs);
    const Result<QByteArray> received = m_client->receive({.attemptId = "a1"});
    QVERIFY2(received.ok(), why(received).constData());
    QCOMPARE(textsOf(received), QStringList({u"{\"title\":\"Zoë & 日本 + 100 %\"}"_qs, u"second"_qs}));
    const QJsonValue attributes = messagesOf(received).at(0)[u"Attributes"];
    QCOMPARE(attributes[u"MessageGroupId"].toString(), u"default-group"_qs);
    QCOMPARE(attributes[u"ApproximateReceiveCount"].toString(), u"1"_qs);
}

void AwsRoundTripTest::emptyQueueIsWaitedFor()
{
    const Result<QByteArray> empty = m_client->receive({.wait = 0s});
    QVERIFY2(empty.ok(), why(empty).constData());
    QCOMPARE(empty.value(), "{}");

    m_service->http().postLater(100ms, [this] {
        m_service->send(m_queue, {.body = u"x"_qs, .group = u"g"_qs, .deduplicationId = u"d"_qs});
    });
    const Result<QByteArray> received = m_client->receive({});
    QCOMPARE(messagesOf(received).size(), 1);
}

void AwsRoundTripTest::attributesAreThoseOfTheQueue()
{
    publish(u"one"_qs);
    publish(u"two"_qs);
    QVERIFY(m_client->receive({.most = 1}).ok());
    const Result<QueueAttributes> attributes = m_client->attributes();
    QVERIFY2(attributes.ok(), why(attributes).constData());
    QVERIFY(attributes.value().isFifo);
    QCOMPARE(attributes.value().visibilityTimeout, 30s);
    QCOMPARE(attributes.value().visible, 1);
    QCOMPARE(attributes.value().inFlight, 1);
    QCOMPARE(attributes.value().maxReceiveCount, 10);

    const Result<QueueAttributes> dead = m_client->attributesOf(attributes.value().deadLetterArn);
    QVERIFY2(dead.ok(), why(dead).constData());
    QCOMPARE(dead.value().arn, attributes.value().deadLetterArn);
    QCOMPARE(dead.value().visible, 0);
}

void AwsRoundTripTest::lostReceiveGivesTheSameMessages()
{
    publish(u"one"_qs);
    publish(u"two"_qs);
    m_service->script("ReceiveMessage", {.kind = FakeFault::Kind::DropAfter, .count = 2});
    const ReceiveOptions options{.wait = 0s, .attemptId = "a1"};
    const Result<QByteArray> lost = m_client->receive(options);
    QVERIFY(!lost.ok());
    QCOMPARE(lost.error().kind, ErrorKind::Transient);
    QCOMPARE(textsOf(m_client->receive(options)), QStringList({u"one"_qs, u"two"_qs}));
}

void AwsRoundTripTest::deletedMessagesAreGone()
{
    for (int number = 0; number < 12; ++number) {
        publish(u"message %1"_qs.arg(number));
    }
    QList<QByteArray> handles = handlesOf(m_client->receive({}));
    QCOMPARE(handles.size(), 10);
    m_service->script("DeleteMessageBatch", {.kind = FakeFault::Kind::DropAfter, .count = 2});
    const auto failures = m_client->remove(handles);
    QVERIFY2(failures.ok(), why(failures).constData());
    QCOMPARE(failures.value(), QList<EntryFailure>());
    QCOMPARE(m_service->messages(m_queue).size(), 2);

    handles += handlesOf(m_client->receive({}));
    QCOMPARE(handles.size(), 12);
    QCOMPARE(m_client->remove(handles).value(), QList<EntryFailure>());
    QCOMPARE(m_service->messages(m_queue).size(), 0);
}

void AwsRoundTripTest::expiredHandleIsASendersFault()
{
    publish(u"one"_qs);
    const QList<QByteArray> handles = handlesOf(m_client->receive({}));
    m_service->advance(31s);
    const auto failures = m_client->remove(handles);
    QVERIFY2(failures.ok(), why(failures).constData());
    QCOMPARE(failures.value().size(), 1);
    QVERIFY(failures.value().at(0).isSenderFault);
    QCOMPARE(failures.value().at(0).handle, handles.at(0));
    QVERIFY(failures.value().at(0).message.contains(u"expired"));
    QCOMPARE(m_service->requests("DeleteMessageBatch").size(), 1);
}

void AwsRoundTripTest::serviceFaultOfAnEntryIsMended()
{
    publish(u"one"_qs);
    const QList<QByteArray> handles = handlesOf(m_client->receive({}));
    m_service->failBatchEntry("DeleteMessageBatch", u"InternalError"_qs, false, 2);
    const auto failures = m_client->remove(handles);
    QVERIFY2(failures.ok(), why(failures).constData());
    QCOMPARE(failures.value(), QList<EntryFailure>());
    QCOMPARE(m_service->messages(m_queue).size(), 0);
}

void AwsRoundTripTest::releasedMessagesComeAtOnce()
{
    publish(u"one"_qs);
    const Result<QByteArray> received = m_client->receive({});
    QCOMPARE(m_service->counts(m_queue), (FakeQueueService::Counts{.visible = 0, .inFlight = 1}));
    const auto failures = m_client->changeVisibility(handlesOf(received), 0s);
    QVERIFY2(failures.ok(), why(failures).constData());
    QCOMPARE(m_service->counts(m_queue), (FakeQueueService::Counts{.visible = 1, .inFlight = 0}));
}

void AwsRoundTripTest::queueMayBeDeletedAndMadeAgain()
{
    m_service->deleteQueue(m_queue);
    const Result<QByteArray> missing = m_client->receive({.wait = 0s});
    QVERIFY(!missing.ok());
    QCOMPARE(missing.error().kind, ErrorKind::Blocked);
    QCOMPARE(missing.error().serviceCode, u"QueueDoesNotExist"_qs);
    QCOMPARE(m_service->createQueue({.name = u"events.fifo"_qs}), m_queue);
    QVERIFY(m_client->receive({.wait = 0s}).ok());
}

void AwsRoundTripTest::throttlingIsTransient_data()
{
    QTest::addColumn<bool>("isAtGateway");
    QTest::newRow("RequestThrottled, 403") << false;
    QTest::newRow("ThrottlingException, 400") << true;
}

void AwsRoundTripTest::throttlingIsTransient()
{
    QFETCH(const bool, isAtGateway);
    if (isAtGateway) {
        m_service->throttleAtGateway("ReceiveMessage");
    } else {
        m_service->throttle("ReceiveMessage");
    }
    const Result<QByteArray> refused = m_client->receive({.wait = 0s});
    QVERIFY(!refused.ok());
    QCOMPARE(refused.error().kind, ErrorKind::Transient);
    QVERIFY(isThrottled(refused.error()));
    QVERIFY(m_client->receive({.wait = 0s}).ok());
}

void AwsRoundTripTest::deniedActionIsBlocked()
{
    m_service->deny("ReceiveMessage");
    const Result<QByteArray> refused = m_client->receive({.wait = 0s});
    QVERIFY(!refused.ok());
    QCOMPARE(refused.error().kind, ErrorKind::Blocked);
    QCOMPARE(refused.error().serviceCode, u"AccessDenied"_qs);
    QVERIFY(!isCredentialFault(refused.error()));
    QCOMPARE(m_service->requests("ReceiveMessage").size(), 1);
}

void AwsRoundTripTest::clockIsCorrected_data()
{
    QTest::addColumn<std::chrono::seconds>("ahead");
    QTest::newRow("20 minutes ahead of ours") << std::chrono::seconds(20min);
    QTest::newRow("20 minutes behind ours") << std::chrono::seconds(-20min);
}

void AwsRoundTripTest::clockIsCorrected()
{
    QFETCH(const std::chrono::seconds, ahead);
    m_service->skewClock(ahead);
    const CapturedLog log;
    const Result<QByteArray> received = m_client->receive({.wait = 0s});
    QVERIFY2(received.ok(), why(received).constData());
    QCOMPARE(m_service->requests("ReceiveMessage").size(), 2);
    QVERIFY(m_client->receive({.wait = 0s}).ok());
    QCOMPARE(m_service->requests("ReceiveMessage").size(), 3);
}

void AwsRoundTripTest::wrongSecretIsBlocked()
{
    m_user->set(u"AWS_SECRET_ACCESS_KEY"_qs, u"another-secret"_qs);
    open(m_queue);
    const CapturedLog log;
    const Result<QByteArray> refused = m_client->receive({.wait = 0s});
    QVERIFY(!refused.ok());
    QCOMPARE(refused.error().kind, ErrorKind::Blocked);
    QVERIFY(isCredentialFault(refused.error()));
    QVERIFY2(refused.error().message.contains(u"environment"), why(refused).constData());
    const QString told = refused.error().toText() + log.text();
    QVERIFY2(!told.contains(u"another-secret"), qPrintable(told));
}

void AwsRoundTripTest::expiredTokenIsBlocked()
{
    m_service->expireToken();
    const CapturedLog log;
    const Result<QByteArray> refused = m_client->receive({.wait = 0s});
    QVERIFY(!refused.ok());
    QCOMPARE(refused.error().kind, ErrorKind::Blocked);
    QVERIFY2(refused.error().serviceCode == u"ExpiredToken", why(refused).constData());
    QVERIFY(isCredentialFault(refused.error()));
    QCOMPARE(m_service->requests("ReceiveMessage").size(), 2);
}

void AwsRoundTripTest::rotatedKeysAreTakenUp()
{
    m_user->set(u"AWS_ACCESS_KEY_ID"_qs, {});
    m_user->set(u"AWS_SECRET_ACCESS_KEY"_qs, {});
    m_user->write(u"credentials"_qs, "[default]\naws_access_key_id=AKIDEXAMPLE\naws_secret_access_key=" +
                                         AwsUser::secret().toUtf8() + "\n");
    open(m_queue);
    QVERIFY(m_client->receive({.wait = 0s}).ok());
    m_service->setCredentials(
        {.accessKeyId = "AKIDSECOND", .secretAccessKey = "second", .sessionToken = "token"});
    m_user->write(u"credentials"_qs, "[default]\naws_access_key_id=AKIDSECOND\naws_secret_access_key=second\n"
                                     "aws_session_token=token\n");
    const CapturedLog log;
    const Result<QByteArray> received = m_client->receive({.wait = 0s});
    QVERIFY2(received.ok(), why(received).constData());
}

void AwsRoundTripTest::expiredKeysOfAContainerAreRenewed()
{
    FakeCredentialServer container;
    m_service->setCredentials(container.rotate(m_user->now().addSecs(3600)));
    m_user->set(u"AWS_ACCESS_KEY_ID"_qs, {});
    m_user->set(u"AWS_SECRET_ACCESS_KEY"_qs, {});
    m_user->set(u"AWS_CONTAINER_CREDENTIALS_FULL_URI"_qs, container.containerUrl().toString());
    open(m_queue);
    const Result<QByteArray> before = m_client->receive({.wait = 0s});
    QVERIFY2(before.ok(), why(before).constData());
    m_service->setCredentials(container.rotate(m_user->now().addSecs(7200)));
    const CapturedLog log;
    const Result<QByteArray> after = m_client->receive({.wait = 0s});
    QVERIFY2(after.ok(), why(after).constData());
    QCOMPARE(container.issuedCount(), 2);
    QCOMPARE(m_service->requests("ReceiveMessage").size(), 3);
}

void AwsRoundTripTest::standardQueueWorks()
{
    const QString url = m_service->createQueue({.name = u"plain"_qs});
    m_service->send(url, {.body = u"x"_qs});
    open(url);
    const Result<QueueAttributes> attributes = m_client->attributes();
    QVERIFY2(attributes.ok(), why(attributes).constData());
    QVERIFY(!attributes.value().isFifo);
    QCOMPARE(attributes.value().deadLetterArn, QString());
    const Result<QByteArray> received = m_client->receive({.attemptId = "a1"});
    QCOMPARE(messagesOf(received).size(), 1);
    QCOMPARE(m_client->remove(handlesOf(received)).value(), QList<EntryFailure>());
    QCOMPARE(m_service->messages(url).size(), 0);
}

QTEST_GUILESS_MAIN(AwsRoundTripTest)

#include "awsroundtriptest.moc"
