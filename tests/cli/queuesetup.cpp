// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "queuesetup.h"

#include <tests/support/patience.h>

#include <QTest>

namespace ShelfHelp::Tests {

namespace {

constexpr int visibilityTimeout = 180; ///< seconds

} // namespace

QueueSetup::QueueSetup(const FakeCredentials &credentials)
    : m_credentials(credentials)
    , m_service({.credentials = credentials})
    , m_deadLetterUrl(m_service.createQueue({.name = u"events-dlq.fifo"_qs}))
    , m_queueUrl(m_service.createQueue({.name = u"events.fifo"_qs,
                                        .visibilityTimeout = visibilityTimeout,
                                        .receiveWaitTime = 20,
                                        .deadLetterQueueUrl = m_deadLetterUrl,
                                        .maxReceiveCount = 1000}))
    , m_topicArn(m_service.createTopic(u"events.fifo"_qs))
{
    if (const auto error = m_service.subscribe(m_topicArn, m_queueUrl)) {
        qFatal("%s", qPrintable(error->message));
    }
}

void QueueSetup::use(Program &program) const
{
    program.setVariable(u"AWS_ENDPOINT_URL"_qs, m_service.endpoint().toString());
    program.setVariable(u"AWS_REGION"_qs, u"eu-west-1"_qs);
    program.setVariable(u"AWS_ACCESS_KEY_ID"_qs, QString::fromLatin1(m_credentials.accessKeyId));
    program.setVariable(u"AWS_SECRET_ACCESS_KEY"_qs, QString::fromLatin1(m_credentials.secretAccessKey));
    program.setVariable(u"AWS_SESSION_TOKEN"_qs, QString::fromLatin1(m_credentials.sessionToken));
    program.setVariable(u"AWS_EC2_METADATA_DISABLED"_qs, u"true"_qs);
    program.setVariable(u"AWS_PROFILE"_qs, {});
    program.setVariable(u"HOME"_qs, u"/nonexistent"_qs); // its profile files are nobody's
    program.setVariable(u"QUEUE_URL"_qs, m_queueUrl);
    program.setVariable(u"TOPIC_ARN"_qs, m_topicArn);
}

void QueueSetup::publish(const QByteArray &message, const QString &group)
{
    m_service.publish(m_topicArn, QString::fromUtf8(message), group);
}

void QueueSetup::showAgain()
{
    QTRY_COMPARE_WITH_TIMEOUT(m_service.http().openConnections(), 0, patience);
    m_service.advance(std::chrono::seconds(visibilityTimeout + 1));
}

} // namespace ShelfHelp::Tests
