// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "program.h"

#include <tests/support/databasetesting.h>
#include <tests/support/fakequeueservice.h>

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QTcpServer>
#include <QTest>

#include <memory>

using namespace ShelfHelp;
using namespace ShelfHelp::Tests;

namespace {

/// A topic that feeds a FIFO queue, and how to reach them.
struct Service
{
    QString endpoint;
    QString topicArn;
    QString queueUrl;
};

/// What a request to an emulator has to look like; it reads the service out of it and checks nothing.
QString authorization(const QString &service)
{
    return u"Authorization: AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260315/eu-west-1/%1/aws4_request, "
           "SignedHeaders=host, Signature=00"_qs.arg(service);
}

QByteArray curl(const QStringList &arguments)
{
    QProcess process;
    process.start(u"curl"_qs, QStringList{u"--silent"_qs, u"--show-error"_qs} + arguments);
    process.waitForFinished();
    return process.readAllStandardOutput();
}

QByteArray callQueue(const QString &endpoint, const QString &action, const QByteArray &parameters)
{
    return curl({endpoint, u"-H"_qs, authorization(u"sqs"_qs), u"-H"_qs,
                 u"Content-Type: application/x-amz-json-1.0"_qs, u"-H"_qs,
                 u"X-Amz-Target: AmazonSQS."_qs + action, u"-d"_qs, QString::fromUtf8(parameters)});
}

QByteArray callTopic(const QString &endpoint, const QStringList &parameters)
{
    QStringList arguments{endpoint, u"-H"_qs, authorization(u"sns"_qs)};
    for (const QString &parameter : parameters) {
        arguments << u"--data-urlencode"_qs << parameter;
    }
    return curl(arguments);
}

/// Topic, queue and subscription at an emulator.
Service setUp(const QString &endpoint)
{
    Service service{.endpoint = endpoint};
    service.queueUrl =
        QJsonDocument::fromJson(callQueue(endpoint, u"CreateQueue"_qs,
                                          R"({"QueueName":"events.fifo","Attributes":{"FifoQueue":"true",)"
                                          R"("ContentBasedDeduplication":"true","VisibilityTimeout":"60"}})"))
            .object()
            .value(u"QueueUrl"_qs)
            .toString();
    const QByteArray attributes =
        callQueue(endpoint, u"GetQueueAttributes"_qs,
                  "{\"QueueUrl\":\"" + service.queueUrl.toUtf8() + "\",\"AttributeNames\":[\"All\"]}");
    const QString queueArn = QJsonDocument::fromJson(attributes)
                                 .object()
                                 .value(u"Attributes"_qs)
                                 .toObject()
                                 .value(u"QueueArn"_qs)
                                 .toString();
    const QByteArray topic =
        callTopic(endpoint, {u"Action=CreateTopic"_qs, u"Name=events.fifo"_qs,
                             u"Attributes.entry.1.key=FifoTopic"_qs, u"Attributes.entry.1.value=true"_qs,
                             u"Attributes.entry.2.key=ContentBasedDeduplication"_qs,
                             u"Attributes.entry.2.value=true"_qs});
    service.topicArn =
        QRegularExpression(u"<TopicArn>([^<]+)</TopicArn>"_qs).match(QString::fromUtf8(topic)).captured(1);
    callTopic(endpoint, {u"Action=Subscribe"_qs, u"TopicArn="_qs + service.topicArn, u"Protocol=sqs"_qs,
                         u"Endpoint="_qs + queueArn});
    return service;
}

} // namespace

/// From the publisher over topic and queue to the figures: against our own fake of SQS and SNS, and against
/// the emulators that were installed when the build was configured.
class WholeWayTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup();
    void leadsFromTopicToFigures_data();
    void leadsFromTopicToFigures();

private:
    [[nodiscard]] Service start(const QString &name);

    MigratedDatabase m_database;
    std::unique_ptr<FakeQueueService> m_fake;
    std::unique_ptr<QProcess> m_emulator;
};

void WholeWayTest::leadsFromTopicToFigures_data()
{
    QTest::addColumn<QString>("service");

    QTest::newRow("our fake") << u"fake"_qs;
#ifdef SHELFHELP_FAUXQS
    QTest::newRow("fauxqs") << u"fauxqs"_qs;
#endif
#ifdef SHELFHELP_MOTO
    QTest::newRow("moto") << u"moto"_qs;
#endif
}

void WholeWayTest::cleanup()
{
    if (m_emulator) {
        m_emulator->kill();
        m_emulator->waitForFinished();
    }
}

Service WholeWayTest::start([[maybe_unused]] const QString &name)
{
    m_emulator = std::make_unique<QProcess>();
#ifdef SHELFHELP_FAUXQS
    if (name == u"fauxqs") {
        m_emulator->start(u"node"_qs, {QStringLiteral(SHELFHELP_SOURCE_DIR "/tests/cli/fauxqs.mjs"),
                                       QStringLiteral(SHELFHELP_FAUXQS "/fauxqs")});
        m_emulator->waitForReadyRead();
        return setUp(u"http://127.0.0.1:"_qs + QString::fromUtf8(m_emulator->readLine().trimmed()));
    }
#endif
#ifdef SHELFHELP_MOTO
    if (name == u"moto") {
        QTcpServer probe;
        probe.listen(QHostAddress::LocalHost);
        const QString port = QString::number(probe.serverPort());
        probe.close();
        m_emulator->setProcessChannelMode(QProcess::MergedChannels);
        m_emulator->start(QStringLiteral(SHELFHELP_MOTO), {u"-H"_qs, u"127.0.0.1"_qs, u"-p"_qs, port});
        while (m_emulator->waitForReadyRead() && !m_emulator->readAll().contains("Running on")) {
        }
        return setUp(u"http://127.0.0.1:"_qs + port);
    }
#endif
    m_fake = std::make_unique<FakeQueueService>();
    Service service{.endpoint = m_fake->endpoint().toString()};
    service.queueUrl = m_fake->createQueue({.name = u"events.fifo"_qs});
    service.topicArn = m_fake->createTopic(u"events.fifo"_qs);
    m_fake->subscribe(service.topicArn, service.queueUrl);
    return service;
}

void WholeWayTest::leadsFromTopicToFigures()
{
    QFETCH(const QString, service);
    m_database.clear();
    const Service running = start(service);
    const FakeCredentials keys;
    Program program(m_database.settings());
    program.setVariable(u"AWS_ENDPOINT_URL"_qs, running.endpoint);
    program.setVariable(u"AWS_REGION"_qs, u"eu-west-1"_qs);
    program.setVariable(u"AWS_ACCESS_KEY_ID"_qs, QString::fromUtf8(keys.accessKeyId));
    program.setVariable(u"AWS_SECRET_ACCESS_KEY"_qs, QString::fromUtf8(keys.secretAccessKey));
    program.setVariable(u"TOPIC_ARN"_qs, running.topicArn);
    program.setVariable(u"QUEUE_URL"_qs, running.queueUrl);

    const Finished simulated = program.run({u"simulate"_qs, u"--events"_qs, u"60"_qs});
    const Finished published = program.run({u"publish"_qs, u"-"_qs}, simulated.out);
    QVERIFY2(published.status == 0, qPrintable(published.messages));
    QCOMPARE(published.out, QByteArray("published 60\n"));

    const QStringList drain{u"poll"_qs, u"--once"_qs, u"--long-poll"_qs, u"1"_qs, u"--json"_qs};
    const Finished polled = program.run(drain);
    QVERIFY2(polled.status == 0, qPrintable(polled.messages));
    QCOMPARE(polled.json().value(u"stored"_qs).toInt(), 60);
    QCOMPARE(polled.json().value(u"deleted"_qs).toInt(), 60);
    QCOMPARE(program.run(drain).json().value(u"received"_qs).toInt(), 0);

    const QJsonObject totals =
        program.run({u"stats"_qs, u"--range"_qs, u"all"_qs, u"--json"_qs, u"--figure"_qs, u"totals"_qs})
            .json()
            .value(u"figures"_qs)
            .toObject()
            .value(u"totals"_qs)
            .toObject()
            .value(u"rows"_qs)
            .toArray()
            .first()
            .toObject();
    QCOMPARE(totals.value(u"shelf_searches"_qs).toInt() + totals.value(u"library_checks"_qs).toInt(), 60);
}

QTEST_GUILESS_MAIN(WholeWayTest)

#include "wholewaytest.moc"
