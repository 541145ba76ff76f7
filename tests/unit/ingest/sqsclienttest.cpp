// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "awstesting.h"

#include <ingest/aws/credentialchain.h>
#include <ingest/aws/sqsclient.h>
#include <tests/support/fakehttpserver.h>

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace ShelfHelp;
using namespace ShelfHelp::Ingest;
using namespace ShelfHelp::Tests;
using namespace std::chrono_literals;
using Kind = FakeFault::Kind;

namespace {

QString queueUrl(bool isFifo = true)
{
    const QString url = u"https://sqs.eu-west-1.amazonaws.com/111122223333/events"_qs;
    return isFifo ? url + u".fifo" : url;
}

FakeResponse answer(const QJsonObject &object)
{
    return {.body = QJsonDocument(object).toJson(QJsonDocument::Compact)};
}

FakeResponse queueAttributes()
{
    const QString redrive = u"{\"deadLetterTargetArn\":\"arn:aws:sqs:eu-west-1:111122223333:dead.fifo\","
                            "\"maxReceiveCount\":10}"_qs;
    const QJsonObject attributes{{u"QueueArn"_qs, u"arn:aws:sqs:eu-west-1:111122223333:events.fifo"_qs},
                                 {u"FifoQueue"_qs, u"true"_qs},
                                 {u"VisibilityTimeout"_qs, u"180"_qs},
                                 {u"ApproximateNumberOfMessages"_qs, u"7"_qs},
                                 {u"ApproximateNumberOfMessagesNotVisible"_qs, u"3"_qs},
                                 {u"ApproximateNumberOfMessagesDelayed"_qs, u"1"_qs},
                                 {u"RedrivePolicy"_qs, redrive},
                                 {u"SomethingNew"_qs, u"x"_qs}};
    return answer({{u"Attributes"_qs, attributes}, {u"AndMore"_qs, 1}});
}

/// How the service answers about one entry of a batch; everything else succeeds.
struct EntryRule
{
    QByteArray handle;
    QByteArray code;
    bool isSenderFault = false;
    int count = 1000; ///< of failures before it succeeds
};

/// Succeeds with every entry but those of the rules.
class BatchService final
{
public:
    explicit BatchService(const QList<EntryRule> &rules = {})
        : m_rules(std::make_shared<QList<EntryRule>>(rules))
    {
    }

    FakeResponse operator()(const FakeRequest &request)
    {
        QJsonArray successful;
        QJsonArray failed;
        for (const QJsonValue entry : request.json().value(u"Entries").toArray()) {
            const QJsonValue id = entry[u"Id"];
            if (EntryRule *rule = ruleFor(entry[u"ReceiptHandle"].toString().toUtf8())) {
                --rule->count;
                failed.append(QJsonObject{{u"Id"_qs, id},
                                          {u"Code"_qs, QString::fromLatin1(rule->code)},
                                          {u"Message"_qs, u"Said so."_qs},
                                          {u"SenderFault"_qs, rule->isSenderFault}});
            } else {
                successful.append(QJsonObject{{u"Id"_qs, id}});
            }
        }
        return answer({{u"Successful"_qs, successful}, {u"Failed"_qs, failed}});
    }

private:
    EntryRule *ruleFor(const QByteArray &handle)
    {
        for (EntryRule &rule : *m_rules) {
            if (rule.handle == handle && rule.count > 0) {
                return &rule;
            }
        }
        return nullptr;
    }

    std::shared_ptr<QList<EntryRule>> m_rules; ///< of all copies
};

QList<QByteArray> handles(int count)
{
    QList<QByteArray> handles;
    for (int number = 0; number < count; ++number) {
        handles.append("AQEB/+=" + QByteArray::number(number));
    }
    return handles;
}

QList<QByteArray> handlesOf(const FakeRequest &request)
{
    QList<QByteArray> handles;
    for (const QJsonValue entry : request.json().value(u"Entries").toArray()) {
        handles.append(entry[u"ReceiptHandle"].toString().toUtf8());
    }
    return handles;
}

} // namespace

Q_DECLARE_METATYPE(FakeFault)

class SqsClientTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void addressThatCannotBeIsRefused_data();
    void addressThatCannotBeIsRefused();
    void emulatorsQueueIsItsOwnEndpoint();
    void configuredEndpointGoesFirst();
    void receiveAsksForEverything();
    void receiveTakesOptions();
    void attemptIdIsForFifoQueues();
    void documentComesAsItIs_data();
    void documentComesAsItIs();
    void answerThatIsNotWholePasses_data();
    void answerThatIsNotWholePasses();
    void lostReceiveIsRepeatedWithItsId();
    void stopEndsALongPoll();
    void receiveMayBePartOfStopping();
    void attributesAreRead();
    void attributesOfADeadLetterQueue();
    void attributesMayBeFew_data();
    void attributesMayBeFew();
    void missingQueueIsBlocked();
    void messagesAreDeletedByTen();
    void nothingToDeleteIsNotSent();
    void deletingFinishesAlthoughAStopIsWanted();
    void visibilityIsChanged();
    void sendersFaultIsNotRepeated();
    void servicesFaultIsRepeated();
    void lastingFaultIsTold();
    void entryWithoutAnswerIsRepeated();
    void failedCallIsRepeated_data();
    void failedCallIsRepeated();
    void lastingFailureOfTheCallIsTold();
    void callThatMayNotBeIsNotRepeated();

private:
    void open(bool isFifo = true);
    void open(const QString &url, const AwsUser &user);

    std::unique_ptr<AwsUser> m_user;
    std::unique_ptr<FakeHttpServer> m_server;
    std::unique_ptr<CredentialChain> m_credentials;
    std::unique_ptr<SqsClient> m_client;
};

void SqsClientTest::init()
{
    m_client.reset();
    m_server = std::make_unique<FakeHttpServer>();
    m_server->setHandler([](const FakeRequest &) { return FakeResponse{.body = "{}"}; });
    m_user = std::make_unique<AwsUser>();
    m_user->setKeys();
    m_user->set(u"AWS_ENDPOINT_URL_SQS"_qs, m_server->url().toString());
    open();
}

void SqsClientTest::open(bool isFifo)
{
    open(queueUrl(isFifo), *m_user);
}

void SqsClientTest::open(const QString &url, const AwsUser &user)
{
    m_client.reset();
    m_credentials = std::make_unique<CredentialChain>(user.settings());
    Result<std::unique_ptr<SqsClient>> client = SqsClient::open(url, *m_credentials, user.settings());
    QVERIFY2(client.ok(), why(client).constData());
    m_client = std::move(client).value();
}

void SqsClientTest::addressThatCannotBeIsRefused_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("region");
    QTest::newRow("no URL") << u"events.fifo"_qs << u"eu-west-1"_qs;
    QTest::newRow("an ARN") << u"arn:aws:sqs:eu-west-1:111122223333:events.fifo"_qs << u"eu-west-1"_qs;
    QTest::newRow("another region") << queueUrl() << u"us-east-2"_qs;
    QTest::newRow("no region") << u"http://127.0.0.1:1/111122223333/events.fifo"_qs << QString();
}

void SqsClientTest::addressThatCannotBeIsRefused()
{
    QFETCH(const QString, url);
    QFETCH(const QString, region);
    m_user->set(u"AWS_REGION"_qs, region);
    const auto client = SqsClient::open(url, *m_credentials, m_user->settings());
    QVERIFY(!client.ok());
    QCOMPARE(client.error().kind, ErrorKind::Usage);
    QVERIFY(!client.error().remedy.isEmpty());
}

void SqsClientTest::emulatorsQueueIsItsOwnEndpoint()
{
    AwsUser user;
    user.setKeys();
    user.set(u"AWS_REGION"_qs, u"eu-west-1"_qs);
    open(m_server->url().toString() + u"/111122223333/events.fifo", user);
    const Result<QByteArray> received = m_client->receive({});
    QVERIFY2(received.ok(), why(received).constData());
    QCOMPARE(m_server->requests().at(0).target, "/");
}

void SqsClientTest::configuredEndpointGoesFirst()
{
    m_user->set(u"AWS_ENDPOINT_URL_SQS"_qs, m_server->url().toString() + u"/below/"_qs);
    open();
    QVERIFY(m_client->receive({}).ok());
    QCOMPARE(m_server->requests().at(0).target, "/below/");
    QCOMPARE(m_server->requests().at(0).json().value(u"QueueUrl").toString(), queueUrl());
}

void SqsClientTest::receiveAsksForEverything()
{
    const Result<QByteArray> received = m_client->receive({.attemptId = "attempt-1"});
    QVERIFY2(received.ok(), why(received).constData());
    const FakeRequest request = m_server->requests().at(0);
    QCOMPARE(request.header("X-Amz-Target"), "AmazonSQS.ReceiveMessage");
    QCOMPARE(request.header("Content-Type"), "application/x-amz-json-1.0");
    QVERIFY(request.header("Authorization").contains("/eu-west-1/sqs/aws4_request"));
    QCOMPARE(request.json(), (QJsonObject{{u"QueueUrl"_qs, queueUrl()},
                                          {u"MaxNumberOfMessages"_qs, 10},
                                          {u"WaitTimeSeconds"_qs, 20},
                                          {u"MessageSystemAttributeNames"_qs, QJsonArray{u"All"_qs}},
                                          {u"MessageAttributeNames"_qs, QJsonArray{u"All"_qs}},
                                          {u"ReceiveRequestAttemptId"_qs, u"attempt-1"_qs}}));
}

void SqsClientTest::receiveTakesOptions()
{
    QVERIFY(m_client->receive({.most = 1, .wait = 0s, .visibility = 3min}).ok());
    const QJsonObject sent = m_server->requests().at(0).json();
    QCOMPARE(sent.value(u"MaxNumberOfMessages"), 1);
    QCOMPARE(sent.value(u"WaitTimeSeconds"), 0);
    QCOMPARE(sent.value(u"VisibilityTimeout"), 180);
    QVERIFY(!sent.contains(u"ReceiveRequestAttemptId"));
}

void SqsClientTest::attemptIdIsForFifoQueues()
{
    open(false);
    QVERIFY(m_client->receive({.attemptId = "attempt-1"}).ok());
    QVERIFY(!m_server->requests().at(0).json().contains(u"ReceiveRequestAttemptId"));
}

void SqsClientTest::documentComesAsItIs_data()
{
    QTest::addColumn<QByteArray>("document");
    QTest::newRow("empty") << QByteArray("{}");
    QTest::newRow("empty list") << QByteArray(R"({"Messages":[]})");
    QTest::newRow("message") << QByteArray(
        R"({"Messages":[{"MessageId":"a","ReceiptHandle":"AQEB","Body":"x"}]})");
    QTest::newRow("unknown fields") << QByteArray(R"( {"New":[1,{}],"Messages":[{"Newer":null}]} )");
    QTest::newRow("text beyond ASCII") << QByteArray(R"({"Messages":[{"Body":"é \ud800 \u0000"}]})");
}

void SqsClientTest::documentComesAsItIs()
{
    QFETCH(const QByteArray, document);
    m_server->setHandler([document](const FakeRequest &) { return FakeResponse{.body = document}; });
    const Result<QByteArray> received = m_client->receive({});
    QVERIFY2(received.ok(), why(received).constData());
    QCOMPARE(received.value(), document);
}

void SqsClientTest::answerThatIsNotWholePasses_data()
{
    QTest::addColumn<FakeFault>("fault");
    const auto answer = [](const QByteArray &body) {
        return FakeFault{.kind = Kind::Answer, .count = 10, .response = {.body = body}};
    };
    QTest::newRow("page of a proxy") << FakeFault{.kind = Kind::HtmlPage, .count = 10};
    QTest::newRow("half") << FakeFault{.kind = Kind::TruncatedBody, .count = 10};
    QTest::newRow("dropped in its head") << FakeFault{.kind = Kind::DropInHead, .count = 10};
    QTest::newRow("dropped halfway") << FakeFault{.kind = Kind::DropHalfway, .count = 10};
    QTest::newRow("nothing") << answer({});
    QTest::newRow("array") << answer("[]");
    QTest::newRow("trailing text") << answer("{} x");
}

void SqsClientTest::answerThatIsNotWholePasses()
{
    QFETCH(const FakeFault, fault);
    m_server->script(fault);
    const Result<QByteArray> received = m_client->receive({.wait = 0s});
    QVERIFY(!received.ok());
    QCOMPARE(received.error().kind, ErrorKind::Transient);
    const Result<QueueAttributes> attributes = m_client->attributes();
    QVERIFY(!attributes.ok());
    QCOMPARE(attributes.error().kind, ErrorKind::Transient);
}

void SqsClientTest::lostReceiveIsRepeatedWithItsId()
{
    m_server->script({.kind = Kind::DropAfter});
    QVERIFY(m_client->receive({.wait = 0s, .attemptId = "attempt-1"}).ok());
    const QList<FakeRequest> requests = m_server->requests();
    QCOMPARE(requests.size(), 2);
    QCOMPARE(requests[0].json(), requests[1].json());
    QCOMPARE(requests[1].json().value(u"ReceiveRequestAttemptId"), u"attempt-1"_qs);
}

void SqsClientTest::stopEndsALongPoll()
{
    m_server->script({.kind = Kind::Hold});
    m_server->setHandler([this](const FakeRequest &) {
        m_user->wantStop();
        return FakeResponse();
    });
    // An answer never comes, and this is longer than a test may take.
    const Result<QByteArray> received = m_client->receive({.wait = 24h});
    QVERIFY(!received.ok());
    QCOMPARE(received.error().kind, ErrorKind::Cancelled);
}

void SqsClientTest::receiveMayBePartOfStopping()
{
    m_server->script({.kind = Kind::Delay, .delay = 200ms});
    m_user->wantStop();
    const Result<QByteArray> received = m_client->receive({.wait = 0s, .isInterruptible = false});
    QVERIFY2(received.ok(), why(received).constData());
}

void SqsClientTest::attributesAreRead()
{
    m_server->setHandler([](const FakeRequest &) { return queueAttributes(); });
    const Result<QueueAttributes> attributes = m_client->attributes();
    QVERIFY2(attributes.ok(), why(attributes).constData());
    QCOMPARE(attributes.value(),
             (QueueAttributes{.arn = u"arn:aws:sqs:eu-west-1:111122223333:events.fifo"_qs,
                              .isFifo = true,
                              .visibilityTimeout = 3min,
                              .visible = 7,
                              .inFlight = 3,
                              .delayed = 1,
                              .deadLetterArn = u"arn:aws:sqs:eu-west-1:111122223333:dead.fifo"_qs,
                              .maxReceiveCount = 10}));
    QCOMPARE(m_server->requests().at(0).json(),
             (QJsonObject{{u"QueueUrl"_qs, queueUrl()}, {u"AttributeNames"_qs, QJsonArray{u"All"_qs}}}));
}

void SqsClientTest::attributesOfADeadLetterQueue()
{
    m_server->setHandler([](const FakeRequest &request) {
        return request.action() == "GetQueueUrl" ? answer({{u"QueueUrl"_qs, u"the-other-queue"_qs}})
                                                 : queueAttributes();
    });
    const Result<QueueAttributes> attributes =
        m_client->attributesOf(u"arn:aws:sqs:eu-west-1:444455556666:dead.fifo"_qs);
    QVERIFY2(attributes.ok(), why(attributes).constData());
    QCOMPARE(attributes.value().visible, 7);
    const QList<FakeRequest> requests = m_server->requests();
    QCOMPARE(requests.size(), 2);
    QCOMPARE(requests[0].json(), (QJsonObject{{u"QueueName"_qs, u"dead.fifo"_qs},
                                              {u"QueueOwnerAWSAccountId"_qs, u"444455556666"_qs}}));
    QCOMPARE(requests[1].json().value(u"QueueUrl").toString(), u"the-other-queue"_qs);

    const Result<QueueAttributes> wrong = m_client->attributesOf(u"dead.fifo"_qs);
    QVERIFY(!wrong.ok());
    QCOMPARE(wrong.error().kind, ErrorKind::Usage);
}

void SqsClientTest::attributesMayBeFew_data()
{
    QTest::addColumn<QByteArray>("attributes");
    QTest::addColumn<int>("maxReceiveCount");
    QTest::newRow("none") << QByteArray("{}") << 0;
    QTest::newRow("standard queue") << QByteArray(R"({"QueueArn":"a"})") << 0;
    QTest::newRow("count as text") << QByteArray(
                                          "{\"RedrivePolicy\":\"{\\\"maxReceiveCount\\\":\\\"5\\\"}\"}")
                                   << 5;
    QTest::newRow("odd policy") << QByteArray(R"({"RedrivePolicy":"x"})") << 0;
}

void SqsClientTest::attributesMayBeFew()
{
    QFETCH(const QByteArray, attributes);
    m_server->setHandler([attributes](const FakeRequest &) {
        return FakeResponse{.body = R"({"Attributes":)" + attributes + '}'};
    });
    const Result<QueueAttributes> read = m_client->attributes();
    QVERIFY2(read.ok(), why(read).constData());
    QVERIFY(!read.value().isFifo);
    QVERIFY(read.value().deadLetterArn.isEmpty());
    QTEST(read.value().maxReceiveCount, "maxReceiveCount");
}

void SqsClientTest::missingQueueIsBlocked()
{
    m_server->setHandler([](const FakeRequest &) {
        return FakeResponse{.status = 400, .body = R"({"__type":"com.amazonaws.sqs#QueueDoesNotExist"})"};
    });
    const Result<QueueAttributes> attributes = m_client->attributes();
    QVERIFY(!attributes.ok());
    QCOMPARE(attributes.error().kind, ErrorKind::Blocked);
    QCOMPARE(attributes.error().serviceCode, u"QueueDoesNotExist"_qs);
}

void SqsClientTest::messagesAreDeletedByTen()
{
    m_server->setHandler(BatchService());
    const auto failures = m_client->remove(handles(23));
    QVERIFY2(failures.ok(), why(failures).constData());
    QCOMPARE(failures.value(), QList<EntryFailure>());
    const QList<FakeRequest> requests = m_server->requests();
    QCOMPARE(requests.size(), 3);
    QList<QByteArray> deleted;
    for (const FakeRequest &request : requests) {
        QCOMPARE(request.action(), "DeleteMessageBatch");
        QCOMPARE(request.json().value(u"QueueUrl").toString(), queueUrl());
        deleted += handlesOf(request);
    }
    QCOMPARE(deleted, handles(23));
}

void SqsClientTest::nothingToDeleteIsNotSent()
{
    QVERIFY(m_client->remove({}).ok());
    QCOMPARE(m_server->requests().size(), 0);
}

void SqsClientTest::deletingFinishesAlthoughAStopIsWanted()
{
    m_server->setHandler(BatchService());
    m_server->script({.kind = Kind::Delay, .delay = 200ms});
    m_server->script({.kind = Kind::Status});
    m_user->wantStop();
    const auto failures = m_client->remove(handles(15));
    QVERIFY2(failures.ok(), why(failures).constData());
    QCOMPARE(m_server->requests().size(), 3);
}

void SqsClientTest::visibilityIsChanged()
{
    m_server->setHandler(BatchService());
    const auto failures = m_client->changeVisibility(handles(2), 3min);
    QVERIFY2(failures.ok(), why(failures).constData());
    const FakeRequest request = m_server->requests().at(0);
    QCOMPARE(request.action(), "ChangeMessageVisibilityBatch");
    QCOMPARE(handlesOf(request), handles(2));
    for (const QJsonValue entry : request.json().value(u"Entries").toArray()) {
        QCOMPARE(entry[u"VisibilityTimeout"], 180);
    }
}

void SqsClientTest::sendersFaultIsNotRepeated()
{
    m_server->setHandler(
        BatchService({{.handle = handles(2)[1], .code = "ReceiptHandleIsInvalid", .isSenderFault = true}}));
    const auto failures = m_client->remove(handles(3));
    QVERIFY2(failures.ok(), why(failures).constData());
    QCOMPARE(failures.value(), (QList<EntryFailure>{{.handle = handles(2)[1],
                                                     .code = u"ReceiptHandleIsInvalid"_qs,
                                                     .message = u"Said so."_qs,
                                                     .isSenderFault = true}}));
    QCOMPARE(m_server->requests().size(), 1);
}

void SqsClientTest::servicesFaultIsRepeated()
{
    m_server->setHandler(BatchService({{.handle = handles(1)[0], .code = "InternalError", .count = 2}}));
    const auto failures = m_client->remove(handles(3));
    QVERIFY2(failures.ok(), why(failures).constData());
    QCOMPARE(failures.value(), QList<EntryFailure>());
    const QList<FakeRequest> requests = m_server->requests();
    QCOMPARE(requests.size(), 3);
    QCOMPARE(handlesOf(requests[1]), handles(1));
    QCOMPARE(handlesOf(requests[2]), handles(1));
}

void SqsClientTest::lastingFaultIsTold()
{
    m_server->setHandler(BatchService({{.handle = handles(1)[0], .code = "InternalError"}}));
    const auto failures = m_client->remove(handles(3));
    QVERIFY2(failures.ok(), why(failures).constData());
    QCOMPARE(failures.value(),
             (QList<EntryFailure>{
                 {.handle = handles(1)[0], .code = u"InternalError"_qs, .message = u"Said so."_qs}}));
    QCOMPARE(m_server->requests().size(), 4);
}

void SqsClientTest::entryWithoutAnswerIsRepeated()
{
    m_server->setHandler(BatchService());
    m_server->script({.kind = Kind::Answer, .response = {.body = R"({"Successful":[{"Id":"1"}]})"}});
    const auto failures = m_client->remove(handles(2));
    QVERIFY2(failures.ok(), why(failures).constData());
    QCOMPARE(failures.value(), QList<EntryFailure>());
    QCOMPARE(handlesOf(m_server->requests().at(1)), handles(1));
}

void SqsClientTest::failedCallIsRepeated_data()
{
    QTest::addColumn<FakeFault>("fault");
    QTest::newRow("500") << FakeFault{.kind = Kind::Status, .status = 500};
    QTest::newRow("answer lost") << FakeFault{.kind = Kind::DropAfter, .count = 2};
    QTest::newRow("dropped before") << FakeFault{.kind = Kind::DropBefore, .count = 2};
    QTest::newRow("half an answer") << FakeFault{.kind = Kind::TruncatedBody};
    QTest::newRow("throttled") << FakeFault{
        .kind = Kind::Answer, .response = {.status = 403, .body = R"({"__type":"RequestThrottled"})"}};
}

void SqsClientTest::failedCallIsRepeated()
{
    QFETCH(const FakeFault, fault);
    m_server->setHandler(BatchService());
    m_server->script(fault);
    const auto failures = m_client->remove(handles(2));
    QVERIFY2(failures.ok(), why(failures).constData());
    QCOMPARE(failures.value(), QList<EntryFailure>());
    QCOMPARE(m_server->requests().size(), fault.count + 1);
}

void SqsClientTest::lastingFailureOfTheCallIsTold()
{
    m_server->script({.kind = Kind::Status, .count = 100});
    const auto failures = m_client->remove(handles(2));
    QVERIFY(!failures.ok());
    QCOMPARE(failures.error().kind, ErrorKind::Transient);
    QCOMPARE(m_server->requests().size(), 4);
}

void SqsClientTest::callThatMayNotBeIsNotRepeated()
{
    m_server->setHandler([](const FakeRequest &) {
        return FakeResponse{.status = 400, .body = R"({"__type":"AccessDeniedException"})"};
    });
    const auto failures = m_client->changeVisibility(handles(2), 0s);
    QVERIFY(!failures.ok());
    QCOMPARE(failures.error().kind, ErrorKind::Blocked);
    QCOMPARE(m_server->requests().size(), 1);
}

QTEST_GUILESS_MAIN(SqsClientTest)

#include "sqsclienttest.moc"
