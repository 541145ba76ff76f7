// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "program.h"

#include <tests/support/fakequeueservice.h>

#include <QString>

namespace ShelfHelp::Tests {

/// A topic, its queue and its dead-letter queue at a fake service of their own, as the deployment makes them.
class QueueSetup final
{
    Q_DISABLE_COPY_MOVE(QueueSetup)

public:
    explicit QueueSetup(const FakeCredentials &credentials = {});

    /// Makes it the program's queue, topic and AWS, with the keys that the service accepts.
    void use(Program &program) const;

    [[nodiscard]] FakeQueueService &service() { return m_service; }

    [[nodiscard]] const QString &queueUrl() const { return m_queueUrl; }

    [[nodiscard]] const QString &deadLetterUrl() const { return m_deadLetterUrl; }

    [[nodiscard]] const QString &topicArn() const { return m_topicArn; }

    void publish(const QByteArray &message, const QString &group = u"default-group"_qs);

    /// Makes visible again what programs held that have been killed, as time would; once all that they had
    /// sent has been dealt with.
    void showAgain();

    [[nodiscard]] FakeQueueService::Counts counts() const { return m_service.counts(m_queueUrl); }

    [[nodiscard]] bool isEmpty() const { return m_service.messages(m_queueUrl).isEmpty(); }

private:
    const FakeCredentials m_credentials;
    FakeQueueService m_service;
    QString m_deadLetterUrl;
    QString m_queueUrl;
    QString m_topicArn;
};

} // namespace ShelfHelp::Tests
