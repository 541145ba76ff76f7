// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <tests/support/fakeclient.h>
#include <tests/support/fakeenvelope.h>
#include <tests/support/fakequeueservice.h>
#include <tests/support/fakesqschecks.h>

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>
#include <QUrlQuery>

#include <algorithm>
#include <memory>
#include <vector>

using namespace ShelfHelp::Tests;
using namespace std::chrono_literals;
using Kind = FakeFault::Kind;

namespace {

QByteArray sample(const char *name)
{
    QFile file(QStringLiteral(SHELFHELP_TEST_DATA "/samples/") + QLatin1String(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll().trimmed() : QByteArray();
}

QJsonArray messagesOf(const ClientAnswer &answer)
{
    return answer.json().value(u"Messages").toArray();
}

QStringList bodiesOf(const ClientAnswer &answer)
{
    QStringList bodies;
    for (const QJsonValue message : messagesOf(answer)) {
        bodies.append(message.toObject().value(u"Body").toString());
    }
    return bodies;
}

/// `ids` become entries with whatever else is given.
QJsonArray entriesOf(const QStringList &ids, const QJsonObject &rest = {})
{
    QJsonArray entries;
    for (const QString &id : ids) {
        QJsonObject entry = rest;
        entry.insert(u"Id"_qs, id);
        entries.append(entry);
    }
    return entries;
}

QStringList numbers(int count)
{
    QStringList numbers;
    for (int number = 0; number < count; ++number) {
        numbers.append(QString::number(number));
    }
    return numbers;
}

QByteArray publishForm(const QString &topicArn, const QList<std::pair<QString, QString>> &fields)
{
    QByteArray form = "Action=Publish&Version=2010-03-31&TopicArn=" + QUrl::toPercentEncoding(topicArn);
    for (const auto &field : fields) {
        form += '&' + QUrl::toPercentEncoding(field.first) + '=' + QUrl::toPercentEncoding(field.second);
    }
    return form;
}

/// `Code: Message` of an error document, else what SNS has published.
QString textOf(const ClientAnswer &answer)
{
    const QString document = QString::fromUtf8(answer.body);
    const auto element = [&document](const QString &name) {
        return document.section(u'<' + name + u'>', 1).section(u"</" + name + u'>', 0, 0);
    };
    return answer.status == 200 ? element(u"SequenceNumber"_qs)
                                : QString(element(u"Code"_qs) + u": " + element(u"Message"_qs));
}

} // namespace

class FakeQueueServiceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void findsQueues();
    void sendsReceivesAndDeletes();
    void namesTheAttributesOfMessages();
    void tellsTheAttributesOfAQueue();
    void answersBatchesEntryByEntry();
    void refusesParameters_data();
    void refusesParameters();
    void refusesLargeMessages();
    void refusesExpiredHandles();
    void refusesASecondPurge();
    void refusesWhatIsNoJson();

    void wakesOnePollAfterTheOther();
    void endsPolls();
    void wakesPollsAtExpiry();
    void wakesPollsOfAQueueThatIsDeleted();
    void forgetsPollsOfClientsThatHaveGone();
    void answersEmptyPolls();

    void verifiesSignatures();
    void followsItsOwnClock();
    void knowsExpiredTokens();
    void refusesOnOrder();
    void failsEntriesOnOrder();
    void goesWrongOnOrder();
    void repeatsAReceiveWhoseAnswerIsLost();

    void writesEnvelopesAsSns_data();
    void writesEnvelopesAsSns();
    void publishesToTheQueue();
    void publishesRaw();
    void publishesToAStandardQueue();
    void publishesForms();
    void refusesPublications_data();
    void refusesPublications();
    void refusesSubscriptions();
    void movesToDeadLetters();

private:
    [[nodiscard]] ClientAnswer call(const QByteArray &action, QJsonObject parameters = {})
    {
        if (!parameters.contains(u"QueueUrl")) {
            parameters.insert(u"QueueUrl"_qs, m_url);
        }
        return m_client.sqs(m_service->endpoint(), action, parameters);
    }

    [[nodiscard]] std::unique_ptr<QNetworkReply> poll(int seconds)
    {
        return m_client.startSqs(m_service->endpoint(), "ReceiveMessage",
                                 {{u"QueueUrl"_qs, m_url}, {u"WaitTimeSeconds"_qs, seconds}});
    }

    void send(const QString &body, const QString &group = u"g"_qs)
    {
        m_service->send(m_url, {.body = body, .group = group, .deduplicationId = body});
    }

    [[nodiscard]] QString receiveHandle()
    {
        return messagesOf(call("ReceiveMessage")).at(0).toObject().value(u"ReceiptHandle").toString();
    }

    std::unique_ptr<FakeQueueService> m_service;
    FakeClient m_client;
    QString m_url;
    QString m_topic;
};

void FakeQueueServiceTest::init()
{
    m_client.credentials = {};
    m_client.clockSkew = 0;
    m_service = std::make_unique<FakeQueueService>();
    m_url = m_service->createQueue({.name = u"events.fifo"_qs});
    m_topic = m_service->createTopic(u"topic.fifo"_qs);
}

void FakeQueueServiceTest::findsQueues()
{
    const auto ask = [this](const QJsonObject &parameters) {
        return m_client.sqs(m_service->endpoint(), "GetQueueUrl", parameters);
    };
    QCOMPARE(ask({{u"QueueName"_qs, u"events.fifo"_qs}}).json().value(u"QueueUrl").toString(), m_url);
    QCOMPARE(m_url, m_service->endpoint().toString() + u"/111122223333/events.fifo");
    QCOMPARE(ask({{u"QueueName"_qs, u"other"_qs}}).refusal(),
             u"QueueDoesNotExist: The specified queue does not exist."_qs);
    QCOMPARE(ask({}).refusal(),
             u"MissingRequiredParameterException: The request must contain the parameter QueueName."_qs);
}

void FakeQueueServiceTest::sendsReceivesAndDeletes()
{
    const ClientAnswer sent = call("SendMessage", {{u"MessageBody"_qs, u"foobar"_qs},
                                                   {u"MessageGroupId"_qs, u"g"_qs},
                                                   {u"MessageDeduplicationId"_qs, u"id"_qs}});
    QCOMPARE(sent.json().value(u"MD5OfMessageBody").toString(), u"3858f62230ac3c915f300c664312c63f"_qs);
    QCOMPARE(sent.json().value(u"SequenceNumber").toString(), u"18888012345678905600"_qs);
    QCOMPARE(m_service->counts(m_url), (FakeQueueService::Counts{.visible = 1, .inFlight = 0}));

    const ClientAnswer received = call("ReceiveMessage");
    QCOMPARE(received.header("Content-Type"), QByteArray("application/x-amz-json-1.0"));
    QVERIFY(!received.header("x-amzn-RequestId").isEmpty());
    const QJsonObject message = messagesOf(received).at(0).toObject();
    QCOMPARE(message.value(u"Body").toString(), u"foobar"_qs);
    QCOMPARE(message.value(u"MessageId"), sent.json().value(u"MessageId"));
    QCOMPARE(message.value(u"MD5OfBody").toString(), u"3858f62230ac3c915f300c664312c63f"_qs);
    QVERIFY(!message.contains(u"Attributes"));
    QCOMPARE(m_service->messages(m_url),
             (QList<FakeQueueService::Snapshot>{{.messageId = message.value(u"MessageId").toString(),
                                                 .body = u"foobar"_qs,
                                                 .receiveCount = 1,
                                                 .isInFlight = true}}));

    const ClientAnswer deleted =
        call("DeleteMessage", {{u"ReceiptHandle"_qs, message.value(u"ReceiptHandle")}});
    QCOMPARE(deleted.status, 200);
    QCOMPARE(deleted.body, QByteArray());
    QCOMPARE(m_service->messages(m_url).size(), 0);
    QCOMPARE(m_service->requests("ReceiveMessage").size(), 1);
    QCOMPARE(m_service->requests().size(), 3);
}

void FakeQueueServiceTest::namesTheAttributesOfMessages()
{
    const QJsonObject attributes{
        {u"blob"_qs, QJsonObject{{u"DataType"_qs, u"Binary"_qs}, {u"BinaryValue"_qs, u"AgME"_qs}}},
        {u"source"_qs, QJsonObject{{u"DataType"_qs, u"String"_qs}, {u"StringValue"_qs, u"backend"_qs}}}};
    QCOMPARE(call("SendMessage", {{u"MessageBody"_qs, u"b"_qs},
                                  {u"MessageGroupId"_qs, u"g"_qs},
                                  {u"MessageDeduplicationId"_qs, u"id"_qs},
                                  {u"MessageAttributes"_qs, attributes}})
                 .status,
             200);
    const QJsonObject message =
        messagesOf(call("ReceiveMessage", {{u"MessageSystemAttributeNames"_qs, QJsonArray{u"All"_qs}},
                                           {u"MessageAttributeNames"_qs, QJsonArray{u"All"_qs}}}))
            .at(0)
            .toObject();
    QCOMPARE(message.value(u"MessageAttributes").toObject(), attributes);
    QVERIFY(!message.value(u"MD5OfMessageAttributes").toString().isEmpty());
    const QStringList expected{u"ApproximateFirstReceiveTimestamp"_qs,
                               u"ApproximateReceiveCount"_qs,
                               u"MessageDeduplicationId"_qs,
                               u"MessageGroupId"_qs,
                               u"SenderId"_qs,
                               u"SentTimestamp"_qs,
                               u"SequenceNumber"_qs};
    const QJsonObject system = message.value(u"Attributes").toObject();
    QCOMPARE(system.keys(), expected);
    QVERIFY(std::ranges::all_of(expected,
                                [&system](const QString &name) { return system.value(name).isString(); }));
}

void FakeQueueServiceTest::tellsTheAttributesOfAQueue()
{
    const QString dead = m_service->createQueue({.name = u"dead.fifo"_qs});
    m_url = m_service->createQueue({.name = u"more.fifo"_qs,
                                    .visibilityTimeout = 180,
                                    .receiveWaitTime = 20,
                                    .deadLetterQueueUrl = dead,
                                    .maxReceiveCount = 10});
    send(u"a"_qs);
    const QJsonObject all = call("GetQueueAttributes", {{u"AttributeNames"_qs, QJsonArray{u"All"_qs}}})
                                .json()
                                .value(u"Attributes")
                                .toObject();
    QCOMPARE(all.value(u"QueueArn").toString(), u"arn:aws:sqs:eu-west-1:111122223333:more.fifo"_qs);
    QCOMPARE(all.value(u"FifoQueue").toString(), u"true"_qs);
    QCOMPARE(all.value(u"VisibilityTimeout").toString(), u"180"_qs);
    QCOMPARE(all.value(u"ApproximateNumberOfMessages").toString(), u"1"_qs);
    QCOMPARE(
        all.value(u"RedrivePolicy").toString(),
        u"{\"deadLetterTargetArn\":\"arn:aws:sqs:eu-west-1:111122223333:dead.fifo\",\"maxReceiveCount\":10}"_qs);
    QCOMPARE(call("GetQueueAttributes").body, QByteArray("{}"));
    QCOMPARE(call("GetQueueAttributes", {{u"AttributeNames"_qs, QJsonArray{u"FifoQueue"_qs}}})
                 .json()
                 .value(u"Attributes")
                 .toObject()
                 .keys(),
             QStringList{u"FifoQueue"_qs});
}

void FakeQueueServiceTest::answersBatchesEntryByEntry()
{
    const QJsonArray sends{QJsonObject{{u"Id"_qs, u"good"_qs},
                                       {u"MessageBody"_qs, u"a"_qs},
                                       {u"MessageGroupId"_qs, u"g"_qs},
                                       {u"MessageDeduplicationId"_qs, u"1"_qs}},
                           QJsonObject{{u"Id"_qs, u"bad"_qs},
                                       {u"MessageBody"_qs, u"\u0001"_qs},
                                       {u"MessageGroupId"_qs, u"g"_qs},
                                       {u"MessageDeduplicationId"_qs, u"2"_qs}}};
    const QJsonObject sent = call("SendMessageBatch", {{u"Entries"_qs, sends}}).json();
    QCOMPARE(sent.value(u"Successful").toArray().at(0).toObject().value(u"Id").toString(), u"good"_qs);
    const QJsonObject failed = sent.value(u"Failed").toArray().at(0).toObject();
    QCOMPARE(failed.value(u"Id").toString(), u"bad"_qs);
    QCOMPARE(failed.value(u"Code").toString(), u"InvalidMessageContents"_qs);
    QCOMPARE(failed.value(u"SenderFault").toBool(), true);

    const QString handle = receiveHandle();
    const QJsonArray changes{
        QJsonObject{{u"Id"_qs, u"0"_qs}, {u"ReceiptHandle"_qs, handle}, {u"VisibilityTimeout"_qs, 180}}};
    QCOMPARE(call("ChangeMessageVisibilityBatch", {{u"Entries"_qs, changes}}).body,
             QByteArray(R"({"Failed":[],"Successful":[{"Id":"0"}]})"));
    const QJsonArray deletes{QJsonObject{{u"Id"_qs, u"0"_qs}, {u"ReceiptHandle"_qs, handle}},
                             QJsonObject{{u"Id"_qs, u"1"_qs}, {u"ReceiptHandle"_qs, u"garbage"_qs}}};
    const QJsonObject deleted = call("DeleteMessageBatch", {{u"Entries"_qs, deletes}}).json();
    QCOMPARE(deleted.value(u"Successful").toArray(), (QJsonArray{QJsonObject{{u"Id"_qs, u"0"_qs}}}));
    QCOMPARE(deleted.value(u"Failed").toArray().at(0).toObject().value(u"Code").toString(),
             u"ReceiptHandleIsInvalid"_qs);
}

void FakeQueueServiceTest::refusesParameters_data()
{
    QTest::addColumn<QByteArray>("action");
    QTest::addColumn<QJsonObject>("parameters");
    QTest::addColumn<QString>("refusal");

    const auto row = [](const char *name, const QByteArray &action, const QJsonObject &parameters,
                        const QString &refusal) { QTest::newRow(name) << action << parameters << refusal; };
    const QString invalid = u"InvalidParameterValueException: "_qs;
    const QString missing = u"MissingRequiredParameterException: The request must contain the parameter "_qs;
    row("no such queue", "ReceiveMessage", {{u"QueueUrl"_qs, u"http://127.0.0.1/1/other.fifo"_qs}},
        u"QueueDoesNotExist: The specified queue does not exist."_qs);
    row("no queue", "ReceiveMessage", {{u"QueueUrl"_qs, u""_qs}}, missing + u"QueueUrl.");
    row("receive 11", "ReceiveMessage", {{u"MaxNumberOfMessages"_qs, 11}},
        invalid + u"Value 11 for parameter MaxNumberOfMessages is invalid. Reason: Must be between 1 and 10, "
                  u"if provided.");
    row("receive 0", "ReceiveMessage", {{u"MaxNumberOfMessages"_qs, 0}},
        invalid + u"Value 0 for parameter MaxNumberOfMessages is invalid. Reason: Must be between 1 and 10, "
                  u"if provided.");
    row("wait 21", "ReceiveMessage", {{u"WaitTimeSeconds"_qs, 21}},
        invalid + u"Value 21 for parameter WaitTimeSeconds is invalid. Reason: Must be >= 0 and <= 20, if "
                  u"provided.");
    row("hide 43201", "ReceiveMessage", {{u"VisibilityTimeout"_qs, 43201}},
        invalid + u"Value 43201 for parameter VisibilityTimeout is invalid. Reason: Must be >= 0 and <= "
                  u"43200, if provided.");
    row("garbage", "DeleteMessage", {{u"ReceiptHandle"_qs, u"garbage"_qs}},
        u"ReceiptHandleIsInvalid: The input receipt handle \"garbage\" is not a valid receipt handle."_qs);
    row("no handle", "DeleteMessage", {}, missing + u"ReceiptHandle.");
    row("no visibility", "ChangeMessageVisibility", {{u"ReceiptHandle"_qs, u"garbage"_qs}},
        missing + u"VisibilityTimeout.");
    row("no group", "SendMessage", {{u"MessageBody"_qs, u"b"_qs}}, missing + u"MessageGroupId.");
    row("no body", "SendMessage", {{u"MessageGroupId"_qs, u"g"_qs}}, missing + u"MessageBody.");
    row("20 entries", "DeleteMessageBatch",
        {{u"Entries"_qs, entriesOf(numbers(20), {{u"ReceiptHandle"_qs, u"h"_qs}})}},
        u"TooManyEntriesInBatchRequest: Maximum number of entries per request are 10. You have sent 20."_qs);
    row("bad id", "DeleteMessageBatch", {{u"Entries"_qs, entriesOf({u"invalid:id"_qs})}},
        u"InvalidBatchEntryId: A batch entry id can only contain alphanumeric characters, hyphens and underscores. It can be at most 80 letters long."_qs);
    row("same id", "DeleteMessageBatch", {{u"Entries"_qs, entriesOf({u"a"_qs, u"a"_qs})}},
        u"BatchEntryIdsNotDistinct: Id a repeated."_qs);
    row("no entries", "DeleteMessageBatch", {},
        u"EmptyBatchRequest: There should be at least one DeleteMessageBatchRequestEntry in the request."_qs);
    row("no such action", "EatMessage", {}, u"UnknownOperationException: "_qs);
}

void FakeQueueServiceTest::refusesParameters()
{
    QFETCH(const QByteArray, action);
    QFETCH(const QJsonObject, parameters);

    const ClientAnswer answer = call(action, parameters);
    QCOMPARE(answer.status, 400);
    QTEST(answer.refusal(), "refusal");
}

void FakeQueueServiceTest::refusesLargeMessages()
{
    const auto bodyOf = [](qsizetype size) { return QString(size, u'x'); };
    QJsonObject parameters{{u"MessageGroupId"_qs, u"g"_qs}, {u"MessageDeduplicationId"_qs, u"1"_qs}};
    parameters.insert(u"MessageBody"_qs, bodyOf(sqsMaximumSize + 1));
    QCOMPARE(
        call("SendMessage", parameters).refusal(),
        u"InvalidParameterValueException: One or more parameters are invalid. Reason: Message must be shorter than 1048576 bytes."_qs);
    parameters.insert(u"Id"_qs, u"0"_qs);
    QCOMPARE(
        call("SendMessageBatch", {{u"Entries"_qs, QJsonArray{parameters}}}).refusal(),
        u"BatchRequestTooLong: Batch requests cannot be longer than 1048576 bytes. You have sent 1048577 bytes."_qs);
    parameters.insert(u"MessageBody"_qs, bodyOf(sqsMaximumSize));
    QCOMPARE(call("SendMessage", parameters).status, 200);
}

void FakeQueueServiceTest::refusesExpiredHandles()
{
    send(u"a"_qs);
    const QString handle = receiveHandle();
    m_service->advance(31s);
    QCOMPARE(
        call("DeleteMessage", {{u"ReceiptHandle"_qs, handle}}).refusal(),
        QString(u"InvalidParameterValueException: Value %1 for parameter ReceiptHandle is invalid. Reason: "
                "The receipt handle has expired."_qs.arg(handle)));
    QCOMPARE(
        call("DeleteMessageBatch", {{u"Entries"_qs, entriesOf({u"1"_qs}, {{u"ReceiptHandle"_qs, handle}})}})
            .json(),
        QJsonDocument::fromJson(R"({"Successful":[],"Failed":[{"Id":"1","SenderFault":true,
                                         "Code":"ReceiptHandleIsInvalid",
                                         "Message":"The receipt handle has expired"}]})")
            .object());
    QCOMPARE(m_service->messages(m_url).size(), 1);
}

void FakeQueueServiceTest::refusesASecondPurge()
{
    QCOMPARE(call("PurgeQueue").status, 200);
    const ClientAnswer second = call("PurgeQueue");
    QCOMPARE(second.status, 403);
    QCOMPARE(
        second.refusal(),
        u"PurgeQueueInProgress: Only one PurgeQueue operation on events.fifo is allowed every 60 seconds."_qs);
}

void FakeQueueServiceTest::refusesWhatIsNoJson()
{
    FakeQueueService open({.verifiesSignatures = false});
    const ClientAnswer answer = m_client.post(
        open.endpoint(), "nonsense",
        {{"Content-Type", "application/x-amz-json-1.0"}, {"X-Amz-Target", "AmazonSQS.ReceiveMessage"}});
    QCOMPARE(answer.status, 400);
    QVERIFY(answer.refusal().startsWith(u"SerializationException"));
}

/// Recorded: three polls, two messages of one group, the first deleted.
void FakeQueueServiceTest::wakesOnePollAfterTheOther()
{
    std::vector<std::unique_ptr<QNetworkReply>> polls;
    for (int number = 0; number < 3; ++number) {
        polls.push_back(poll(20));
    }
    QTRY_COMPARE_WITH_TIMEOUT(m_service->waitingReceives(), 3, patience);
    const auto finished = [&polls] {
        return std::ranges::count_if(polls, [](const auto &reply) { return reply->isFinished(); });
    };
    send(u"m1"_qs);
    QTRY_COMPARE_WITH_TIMEOUT(finished(), 1, patience);
    const auto first = std::ranges::find_if(polls, [](const auto &reply) { return reply->isFinished(); });
    const QJsonObject message = messagesOf(answerOf(**first)).at(0).toObject();
    QCOMPARE(message.value(u"Body").toString(), u"m1"_qs);

    send(u"m2"_qs);
    QCOMPARE(bodiesOf(call("ReceiveMessage", {{u"WaitTimeSeconds"_qs, 0}})), QStringList());
    QCOMPARE(m_service->waitingReceives(), 2);
    QCOMPARE(call("DeleteMessage", {{u"ReceiptHandle"_qs, message.value(u"ReceiptHandle")}}).status, 200);
    QTRY_COMPARE_WITH_TIMEOUT(finished(), 2, patience);
    QCOMPARE(m_service->waitingReceives(), 1);
    QCOMPARE(m_service->counts(m_url), (FakeQueueService::Counts{.visible = 0, .inFlight = 1}));
}

void FakeQueueServiceTest::endsPolls()
{
    const auto reply = poll(20);
    QTRY_COMPARE_WITH_TIMEOUT(m_service->waitingReceives(), 1, patience);
    m_service->advance(19s);
    QVERIFY(!reply->isFinished());
    m_service->advance(1s);
    QCOMPARE(answerOf(*reply).body, QByteArray("{}"));
}

void FakeQueueServiceTest::wakesPollsAtExpiry()
{
    send(u"m1"_qs);
    QCOMPARE(bodiesOf(call("ReceiveMessage")), QStringList{u"m1"_qs});
    m_service->advance(29'900ms); // the rest of its thirty seconds passes by itself
    const auto reply = poll(20);
    QCOMPARE(bodiesOf(answerOf(*reply)), QStringList{u"m1"_qs});
}

void FakeQueueServiceTest::wakesPollsOfAQueueThatIsDeleted()
{
    const auto reply = poll(20);
    QTRY_COMPARE_WITH_TIMEOUT(m_service->waitingReceives(), 1, patience);
    m_service->deleteQueue(m_url);
    QVERIFY(answerOf(*reply).refusal().startsWith(u"QueueDoesNotExist"));
}

void FakeQueueServiceTest::forgetsPollsOfClientsThatHaveGone()
{
    auto reply = poll(20);
    QTRY_COMPARE_WITH_TIMEOUT(m_service->waitingReceives(), 1, patience);
    reply.reset();
    QTRY_COMPARE_WITH_TIMEOUT(m_service->waitingReceives(), 0, patience);
    QCOMPARE(m_service->abandonedReceives(), 1);
    send(u"m1"_qs);
    QCOMPARE(bodiesOf(call("ReceiveMessage")), QStringList{u"m1"_qs});
}

void FakeQueueServiceTest::answersEmptyPolls()
{
    QCOMPARE(call("ReceiveMessage").body, QByteArray("{}"));
}

void FakeQueueServiceTest::verifiesSignatures()
{
    m_client.credentials.secretAccessKey = "other";
    QVERIFY(call("ReceiveMessage").refusal().startsWith(u"InvalidSignatureException: The request signature"));
    m_client.credentials = {.accessKeyId = "AKOTHER"};
    const ClientAnswer answer = call("ReceiveMessage");
    QCOMPARE(answer.status, 403);
    QVERIFY(answer.refusal().startsWith(u"UnrecognizedClientException"));
    m_service->setCredentials(m_client.credentials);
    QCOMPARE(call("ReceiveMessage").status, 200);
}

void FakeQueueServiceTest::followsItsOwnClock()
{
    m_service->skewClock(20min);
    const ClientAnswer late = call("ReceiveMessage");
    QVERIFY(late.refusal().contains(u"Signature expired: "));
    const QDateTime date = QLocale::c().toDateTime(QString::fromLatin1(late.header("Date")),
                                                   u"ddd, dd MMM yyyy HH:mm:ss 'GMT'"_qs);
    QVERIFY(qAbs(date.secsTo(QDateTime::currentDateTimeUtc().addSecs(1200)) % 3600) < 60);
    m_client.clockSkew = 20 * 60;
    QCOMPARE(call("ReceiveMessage").status, 200);
    m_service->skewClock(-20min);
    m_client.clockSkew = 0;
    QVERIFY(call("ReceiveMessage").refusal().contains(u"Signature not yet current: "));
    m_service->skewClock(0s);
    m_service->advance(12h);
    QCOMPARE(call("ReceiveMessage").status, 200);
}

void FakeQueueServiceTest::knowsExpiredTokens()
{
    m_client.credentials.sessionToken = "token";
    m_client.credentials.expiration = QDateTime::currentDateTimeUtc().addSecs(3600);
    m_service->setCredentials(m_client.credentials);
    QCOMPARE(call("ReceiveMessage").status, 200);
    m_service->advance(1h);
    QVERIFY(call("ReceiveMessage").refusal().startsWith(u"ExpiredTokenException: "));
    m_client.credentials.expiration = {};
    m_service->setCredentials(m_client.credentials);
    QCOMPARE(call("ReceiveMessage").status, 200);
    m_service->expireToken();
    QVERIFY(call("ReceiveMessage").refusal().startsWith(u"ExpiredTokenException: "));
}

void FakeQueueServiceTest::refusesOnOrder()
{
    m_service->throttle("ReceiveMessage");
    m_service->throttleAtGateway("ReceiveMessage");
    ClientAnswer answer = call("ReceiveMessage");
    QCOMPARE(answer.status, 403);
    QVERIFY(answer.refusal().startsWith(u"RequestThrottled: "));
    answer = call("ReceiveMessage");
    QCOMPARE(answer.status, 400);
    QVERIFY(answer.refusal().startsWith(u"ThrottlingException: "));
    QCOMPARE(call("ReceiveMessage").status, 200);

    m_service->deny("ReceiveMessage");
    answer = call("ReceiveMessage");
    QCOMPARE(answer.status, 403);
    QVERIFY(answer.refusal().startsWith(u"AccessDeniedException: "));
    m_service->allow("ReceiveMessage");
    QCOMPARE(call("ReceiveMessage").status, 200);

    m_service->refuse(
        {}, {.code = u"QueueDoesNotExist"_qs, .message = u"The specified queue does not exist."_qs}, 2);
    QVERIFY(call("ReceiveMessage").refusal().startsWith(u"QueueDoesNotExist"));
    QVERIFY(call("GetQueueAttributes").refusal().startsWith(u"QueueDoesNotExist"));
    QCOMPARE(call("ReceiveMessage").status, 200);
}

void FakeQueueServiceTest::failsEntriesOnOrder()
{
    send(u"a"_qs);
    m_service->failBatchEntry("DeleteMessageBatch", u"InternalError"_qs, false, 1);
    const QJsonObject batch{{u"Entries"_qs, entriesOf({u"0"_qs}, {{u"ReceiptHandle"_qs, receiveHandle()}})}};
    const QJsonObject failed =
        call("DeleteMessageBatch", batch).json().value(u"Failed").toArray().at(0).toObject();
    QCOMPARE(failed.value(u"Code").toString(), u"InternalError"_qs);
    QCOMPARE(failed.value(u"SenderFault").toBool(true), false);
    QCOMPARE(m_service->messages(m_url).size(), 1);
    QCOMPARE(call("DeleteMessageBatch", batch).json().value(u"Failed").toArray().size(), 0);
    QCOMPARE(m_service->messages(m_url).size(), 0);
}

void FakeQueueServiceTest::goesWrongOnOrder()
{
    m_service->script("ReceiveMessage", {.kind = Kind::Status, .status = 503});
    QCOMPARE(call("GetQueueAttributes").status, 200);
    QCOMPARE(call("ReceiveMessage").status, 503);
    QCOMPARE(call("ReceiveMessage").status, 200);
}

/// The client repeats the request by itself; with the same attempt id it gets the same messages.
void FakeQueueServiceTest::repeatsAReceiveWhoseAnswerIsLost()
{
    send(u"a"_qs);
    m_service->script("ReceiveMessage", {.kind = Kind::DropAfter});
    QCOMPARE(bodiesOf(call("ReceiveMessage", {{u"ReceiveRequestAttemptId"_qs, u"attempt"_qs}})),
             QStringList{u"a"_qs});
    QCOMPARE(m_service->requests("ReceiveMessage").size(), 2);
    QCOMPARE(m_service->messages(m_url).constFirst().receiveCount, 1);
}

void FakeQueueServiceTest::writesEnvelopesAsSns_data()
{
    QTest::addColumn<QByteArray>("recorded");
    QTest::newRow("FIFO") << sample("envelope-fifo.json");
    QTest::newRow("standard") << sample("envelope-standard-signed.json");
    QTest::newRow("subject") << sample("envelope-fifo-subject-attributes.json");
}

void FakeQueueServiceTest::writesEnvelopesAsSns()
{
    QFETCH(const QByteArray, recorded);

    const QJsonObject json = QJsonDocument::fromJson(recorded).object();
    FakeEnvelope envelope{.messageId = json.value(u"MessageId").toString(),
                          .sequenceNumber = json.value(u"SequenceNumber").toString(),
                          .topicArn = json.value(u"TopicArn").toString(),
                          .subject = json.value(u"Subject").toString(),
                          .message = json.value(u"Message").toString(),
                          .timestamp = json.value(u"Timestamp").toString(),
                          .subscriptionArn =
                              json.value(u"UnsubscribeURL").toString().section(u"SubscriptionArn="_qs, 1),
                          .region = u"eu-west-1"_qs};
    if (!json.contains(u"MessageAttributes")) {
        QCOMPARE(envelope.toText().toUtf8(), recorded);
        return;
    }
    // The order of the attributes is the publisher's; here they are sorted.
    envelope.attributes = {{u"source"_qs, {u"String"_qs, "backend"}},
                           {u"weight"_qs, {u"Number"_qs, "1.5"}},
                           {u"tags"_qs, {u"String.Array"_qs, R"(["a","b"])"}},
                           {u"blob"_qs, {u"Binary"_qs, QByteArray("\x02\x03\x04")}}};
    const QByteArray written = envelope.toText().toUtf8();
    QCOMPARE(QJsonDocument::fromJson(written).object(), json);
    QByteArrayList writtenLines = written.split('\n');
    QByteArrayList recordedLines = recorded.split('\n');
    for (QByteArrayList *lines : {&writtenLines, &recordedLines}) {
        for (QByteArray &line : *lines) {
            line = line.endsWith(',') ? line.chopped(1) : line;
        }
        std::ranges::sort(*lines);
    }
    QCOMPARE(writtenLines, recordedLines);
}

void FakeQueueServiceTest::publishesToTheQueue()
{
    QVERIFY(!m_service->subscribe(m_topic, m_url));
    const QString id = m_service->publish(m_topic, u"Test"_qs);
    QCOMPARE(m_service->publish(m_topic, u"Test"_qs), id); // a duplicate
    const ClientAnswer answer =
        call("ReceiveMessage",
             {{u"MaxNumberOfMessages"_qs, 10}, {u"MessageSystemAttributeNames"_qs, QJsonArray{u"All"_qs}}});
    QCOMPARE(bodiesOf(answer).size(), 1);
    const QJsonObject body = QJsonDocument::fromJson(bodiesOf(answer).constFirst().toUtf8()).object();
    QCOMPARE(body.value(u"MessageId").toString(), id);
    QCOMPARE(body.value(u"Message").toString(), u"Test"_qs);
    QCOMPARE(body.value(u"TopicArn").toString(), m_topic);
    QCOMPARE(body.value(u"SequenceNumber").toString(), u"10000000000000042000"_qs);
    QVERIFY(!body.contains(u"Signature"));
    const QJsonObject attributes = messagesOf(answer).at(0).toObject().value(u"Attributes").toObject();
    QCOMPARE(attributes.value(u"MessageGroupId").toString(), u"default-group"_qs);
    QCOMPARE(attributes.value(u"MessageDeduplicationId").toString(),
             u"532eaabd9574880dbf76b9b8cc00832c20a6ec113d682299550d7a6e0f345e25"_qs);
    QVERIFY(attributes.value(u"SequenceNumber") != body.value(u"SequenceNumber"));
    QVERIFY(messagesOf(answer).at(0).toObject().value(u"MessageId").toString() != id);
}

void FakeQueueServiceTest::publishesRaw()
{
    QVERIFY(!m_service->subscribe(m_topic, m_url, true));
    m_service->publish({.topicArn = m_topic,
                        .message = u"raw"_qs,
                        .group = u"g"_qs,
                        .attributes = {{u"Foo"_qs, {u"String"_qs, "Bar"}}}});
    const QJsonObject message =
        messagesOf(call("ReceiveMessage", {{u"MessageAttributeNames"_qs, QJsonArray{u"All"_qs}}}))
            .at(0)
            .toObject();
    QCOMPARE(message.value(u"Body").toString(), u"raw"_qs);
    QCOMPARE(message.value(u"MD5OfMessageAttributes").toString(), u"ae7155c6026991b6d54b11589678bf9c"_qs);
}

void FakeQueueServiceTest::publishesToAStandardQueue()
{
    m_url = m_service->createQueue({.name = u"standard"_qs});
    QVERIFY(!m_service->subscribe(m_topic, m_url));
    const QString standardTopic = m_service->createTopic(u"topic"_qs, false);
    QVERIFY(!m_service->subscribe(standardTopic, m_url));
    m_service->publish(m_topic, u"from FIFO"_qs);
    m_service->publish(standardTopic, u"from standard"_qs, {});
    const ClientAnswer answer = call(
        "ReceiveMessage", {{u"MaxNumberOfMessages"_qs, 10}, {u"AttributeNames"_qs, QJsonArray{u"All"_qs}}});
    const QStringList bodies = bodiesOf(answer);
    QCOMPARE(bodies.size(), 2);
    QVERIFY(bodies.at(0).contains(u"SequenceNumber") && !bodies.at(0).contains(u"\"Signature\""));
    QVERIFY(!bodies.at(1).contains(u"SequenceNumber") && bodies.at(1).contains(u"\"Signature\""));
    QVERIFY(!messagesOf(answer).at(0).toObject().value(u"Attributes").toObject().contains(u"MessageGroupId"));
}

void FakeQueueServiceTest::publishesForms()
{
    QVERIFY(!m_service->subscribe(m_topic, m_url, true));
    const ClientAnswer answer = m_client.sns(
        m_service->endpoint(), publishForm(m_topic, {{u"Message"_qs, u"a+b & \"ü\""_qs},
                                                     {u"MessageGroupId"_qs, u"default-group"_qs}}));
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.header("Content-Type"), QByteArray("text/xml"));
    QCOMPARE(textOf(answer), u"10000000000000042000"_qs);
    QCOMPARE(bodiesOf(call("ReceiveMessage")), QStringList{u"a+b & \"ü\""_qs});
    QCOMPARE(m_service->requests("Publish").size(), 1);
}

void FakeQueueServiceTest::refusesPublications_data()
{
    using Fields = QList<std::pair<QString, QString>>;
    QTest::addColumn<QString>("topic");
    QTest::addColumn<Fields>("fields");
    QTest::addColumn<QString>("refusal");

    const QString fifo = u"arn:aws:sns:eu-west-1:111122223333:topic.fifo"_qs;
    const std::pair<QString, QString> group{u"MessageGroupId"_qs, u"g"_qs};
    QTest::newRow("no such topic") << u"arn:none"_qs << Fields{{u"Message"_qs, u"m"_qs}}
                                   << u"NotFound: Topic does not exist"_qs;
    QTest::newRow("no group")
        << fifo << Fields{{u"Message"_qs, u"m"_qs}}
        << u"InvalidParameter: Invalid parameter: The MessageGroupId parameter is required for FIFO topics"_qs;
    QTest::newRow("no id")
        << u"arn:aws:sns:eu-west-1:111122223333:plain.fifo"_qs << Fields{{u"Message"_qs, u"m"_qs}, group}
        << u"InvalidParameter: Invalid parameter: The topic should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly"_qs;
    QTest::newRow("empty") << fifo << Fields{{u"Message"_qs, QString()}, group}
                           << u"InvalidParameter: Invalid parameter: Empty message"_qs;
    QTest::newRow("262144 bytes") << fifo << Fields{{u"Message"_qs, QString(262144, u'x')}, group}
                                  << u"10000000000000042000"_qs;
    QTest::newRow("262145 bytes") << fifo << Fields{{u"Message"_qs, QString(262145, u'x')}, group}
                                  << u"InvalidParameter: Invalid parameter: Message too long"_qs;
    QTest::newRow("262145 bytes with attributes")
        << fifo
        << Fields{{u"Message"_qs, QString(262144 - 9, u'x')},
                  group,
                  {u"MessageAttributes.entry.1.Name"_qs, u"abc"_qs},
                  {u"MessageAttributes.entry.1.Value.DataType"_qs, u"String"_qs},
                  {u"MessageAttributes.entry.1.Value.StringValue"_qs, u"x"_qs}}
        << u"InvalidParameter: Invalid parameter: Message too long"_qs;
}

void FakeQueueServiceTest::refusesPublications()
{
    using Fields = QList<std::pair<QString, QString>>;
    QFETCH(const QString, topic);
    QFETCH(const Fields, fields);

    m_service->createTopic(u"plain.fifo"_qs, false);
    QTEST(textOf(m_client.sns(m_service->endpoint(), publishForm(topic, fields))), "refusal");
}

void FakeQueueServiceTest::refusesSubscriptions()
{
    const QString standard = m_service->createTopic(u"topic"_qs, false);
    QCOMPARE(
        m_service->subscribe(standard, m_url)->message,
        u"Invalid parameter: Endpoint Reason: FIFO SQS Queues can not be subscribed to standard SNS topics"_qs);
    QCOMPARE(m_service->subscribe(u"arn:none"_qs, m_url)->code, u"NotFound"_qs);
    QCOMPARE(m_service->subscribe(m_topic, u"none"_qs)->message, u"Invalid parameter: SQS endpoint ARN"_qs);
}

void FakeQueueServiceTest::movesToDeadLetters()
{
    const QString dead = m_service->createQueue({.name = u"dead.fifo"_qs});
    m_url =
        m_service->createQueue({.name = u"more.fifo"_qs, .deadLetterQueueUrl = dead, .maxReceiveCount = 1});
    send(u"a"_qs);
    QCOMPARE(bodiesOf(call("ReceiveMessage", {{u"VisibilityTimeout"_qs, 0}})), QStringList{u"a"_qs});
    QCOMPARE(bodiesOf(call("ReceiveMessage", {{u"VisibilityTimeout"_qs, 0}})), QStringList());
    QCOMPARE(m_service->counts(dead), (FakeQueueService::Counts{.visible = 1, .inFlight = 0}));
    QCOMPARE(m_service->counts(m_url), FakeQueueService::Counts());
    const QJsonArray names{u"DeadLetterQueueSourceArn"_qs};
    QCOMPARE(messagesOf(call("ReceiveMessage", {{u"QueueUrl"_qs, dead}, {u"AttributeNames"_qs, names}}))
                 .at(0)
                 .toObject()
                 .value(u"Attributes")
                 .toObject()
                 .value(u"DeadLetterQueueSourceArn")
                 .toString(),
             u"arn:aws:sqs:eu-west-1:111122223333:more.fifo"_qs);
}

QTEST_GUILESS_MAIN(FakeQueueServiceTest)
#include "fakequeueservicetest.moc"
