// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "queuesetup.h"

#include <tests/support/databasetesting.h>

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <memory>

using namespace ShelfHelp;
using namespace ShelfHelp::Tests;

namespace {

const QString samples = QStringLiteral(SHELFHELP_TEST_DATA "/samples/");

QByteArray contentOf(const QString &name)
{
    QFile file(name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

/// `shelfhelp publish`: what the topic gets is what the backend would have sent.
class PublishCliTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void publishesMessages_data();
    void publishesMessages();
    void publishesTheMessageOfAnEnvelope();
    void publishesToTheGroup();
    void triesAgainWhenThrottled();
    void failsWithAReason_data();
    void failsWithAReason();
    void tellsHowManyWentBefore();
    void publishesNoEmptyMessage();

private:
    /// The messages in the queue, without their envelopes.
    [[nodiscard]] QList<QByteArray> published() const;

    std::unique_ptr<QueueSetup> m_queue;
    std::unique_ptr<Program> m_program;
};

void PublishCliTest::init()
{
    m_queue = std::make_unique<QueueSetup>();
    m_program = std::make_unique<Program>(Sql::ConnectionSettings()); // publishing needs no database
    m_queue->use(*m_program);
}

QList<QByteArray> PublishCliTest::published() const
{
    QList<QByteArray> messages;
    for (const FakeQueueService::Snapshot &message : m_queue->service().messages(m_queue->queueUrl())) {
        const QJsonObject envelope = QJsonDocument::fromJson(message.body.toUtf8()).object();
        messages.append(envelope.value(u"Message"_qs).toString().toUtf8());
    }
    return messages;
}

void PublishCliTest::publishesMessages_data()
{
    QTest::addColumn<QByteArray>("input");
    QTest::addColumn<QList<QByteArray>>("messages");
    const QByteArray one = R"({"msg_type":"LIBRARYSEARCH","n":1})";
    const QByteArray two = R"({"n":2,"msg_type":"SHELFSEARCH"})";
    const QByteArray envelope =
        R"({"Type":"Notification","MessageId":"x","TopicArn":"arn:aws:sns:eu-west-1:1:t",)"
        R"("Message":"{\"msg_type\":\"LIBRARYSEARCH\",\"n\":1}"})";
    QTest::newRow("a message") << one << QList<QByteArray>{one};
    QTest::newRow("lines") << one + '\n' + two + '\n' << QList<QByteArray>{one, two};
    QTest::newRow("an envelope") << envelope << QList<QByteArray>{one};
    QTest::newRow("a Lambda event") << QByteArray(R"({"Records":[{"messageId":"1","body":)") +
                                           QByteArray(R"("{\"msg_type\":\"A\"}"},)") +
                                           R"({"messageId":"2","body":"{\"msg_type\":\"B\"}"}]})"
                                    << QList<QByteArray>{R"({"msg_type":"A"})", R"({"msg_type":"B"})"};
    QTest::newRow("what will be rejected")
        << QByteArray(R"({"msg_type":"NONE"})") << QList<QByteArray>{R"({"msg_type":"NONE"})"};
    QTest::newRow("not even JSON") << QByteArray("{ broken\n") + one + '\n'
                                   << QList<QByteArray>{"{ broken", one};
}

void PublishCliTest::publishesMessages()
{
    QFETCH(const QByteArray, input);
    QFETCH(const QList<QByteArray>, messages);
    const Finished finished = m_program->run({u"publish"_qs, u"-"_qs}, input);
    QVERIFY2(finished.status == 0, qPrintable(finished.messages));
    QCOMPARE(finished.out, "published " + QByteArray::number(messages.size()) + '\n');
    QCOMPARE(published(), messages);
}

/// From a file; its id and dates are the topic's to give.
void PublishCliTest::publishesTheMessageOfAnEnvelope()
{
    const QString file = samples + u"envelope-fifo.json"_qs;
    const Finished finished = m_program->run({u"publish"_qs, file});
    QVERIFY2(finished.status == 0, qPrintable(finished.messages));
    const QJsonObject envelope = QJsonDocument::fromJson(contentOf(file)).object();
    QCOMPARE(published(), QList<QByteArray>{envelope.value(u"Message"_qs).toString().toUtf8()});
}

void PublishCliTest::publishesToTheGroup()
{
    QCOMPARE(m_program->run({u"publish"_qs, u"-"_qs}, "{}").status, 0);
    QCOMPARE(m_program->run({u"publish"_qs, u"--group"_qs, u"mine"_qs, u"-"_qs}, "{\"a\":1}").status, 0);
    const QList<FakeRequest> requests = m_queue->service().requests("Publish");
    QCOMPARE(requests.size(), 2);
    QVERIFY(requests[0].body.contains("MessageGroupId=default-group"));
    QVERIFY(requests[1].body.contains("MessageGroupId=mine"));
}

void PublishCliTest::triesAgainWhenThrottled()
{
    m_queue->service().throttleAtGateway("Publish", 2);
    const Finished finished = m_program->run({u"publish"_qs, u"-"_qs}, "{\"a\":1}\n{\"a\":2}\n");
    QVERIFY2(finished.status == 0, qPrintable(finished.messages));
    QCOMPARE(published(), (QList<QByteArray>{R"({"a":1})", R"({"a":2})"}));
}

void PublishCliTest::failsWithAReason_data()
{
    QTest::addColumn<QString>("variable");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("path");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("reason");

    QTest::newRow("no topic") << u"TOPIC_ARN"_qs << QString() << u"-"_qs << 2 << u"--topic-arn"_qs;
    QTest::newRow("no ARN") << u"TOPIC_ARN"_qs << u"events"_qs << u"-"_qs << 2 << u"events"_qs;
    QTest::newRow("unknown topic") << u"TOPIC_ARN"_qs << u"arn:aws:sns:eu-west-1:111122223333:other.fifo"_qs
                                   << u"-"_qs << 1 << u"NotFound"_qs;
    QTest::newRow("no keys") << u"AWS_ACCESS_KEY_ID"_qs << QString() << u"-"_qs << 1
                             << u"AWS_ACCESS_KEY_ID"_qs;
    QTest::newRow("no such file") << u"X"_qs << QString() << u"/nowhere/events.jsonl"_qs << 1
                                  << u"/nowhere/events.jsonl"_qs;
}

void PublishCliTest::failsWithAReason()
{
    QFETCH(const QString, variable);
    QFETCH(const QString, value);
    QFETCH(const QString, path);
    QFETCH(const int, status);
    QFETCH(const QString, reason);
    m_program->setVariable(variable, value);
    if (variable == u"AWS_ACCESS_KEY_ID") {
        m_program->setVariable(u"AWS_SECRET_ACCESS_KEY"_qs, {});
    }
    const Finished finished = m_program->run({u"publish"_qs, path}, "{}");
    QVERIFY2(finished.messages.contains(reason), qPrintable(finished.messages));
    QCOMPARE(finished.status, status);
    QVERIFY(m_queue->isEmpty());
}

/// A topic takes no message of more than 256 KiB.
void PublishCliTest::tellsHowManyWentBefore()
{
    const QByteArray lines = "{\"a\":1}\n{\"a\":\"" + QByteArray(262'144, 'x') + "\"}\n{\"a\":3}\n";
    const Finished finished = m_program->run({u"publish"_qs, u"-"_qs}, lines);
    QCOMPARE(finished.status, 1);
    QVERIFY2(finished.messages.contains(u"Published before that: 1"_qs), qPrintable(finished.messages));
    QCOMPARE(published(), QList<QByteArray>{R"({"a":1})"});
}

void PublishCliTest::publishesNoEmptyMessage()
{
    const Finished finished = m_program->run({u"publish"_qs, u"-"_qs});
    QCOMPARE(finished.status, 2);
    QVERIFY2(finished.messages.contains(u"standard input has nothing to publish"_qs),
             qPrintable(finished.messages));
    QVERIFY(m_queue->service().requests("Publish").isEmpty());
}

QTEST_GUILESS_MAIN(PublishCliTest)

#include "publishclitest.moc"
