// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "awsclient.h"

#include <sql/result.h>

#include <QByteArray>
#include <QString>

#include <memory>

namespace ShelfHelp::Ingest {

/// One message for a topic.
struct Publication
{
    QString topicArn;
    QByteArray message;      ///< UTF-8
    QString groupId;         ///< sent to FIFO topics only, which need one
    QString deduplicationId; ///< FIFO topics only; empty: the topic takes it from the content
    QString subject;         ///< empty: none
};

struct PublishReceipt
{
    QString messageId;
    QString sequenceNumber; ///< more digits than an integer holds; empty for a topic that is not FIFO

    friend bool operator==(const PublishReceipt &, const PublishReceipt &) = default;
};

/// Publishes to SNS topics, over the Query protocol. Belongs to the thread that made it; the credentials
/// outlive it.
class SnsClient final
{
    Q_DISABLE_COPY_MOVE(SnsClient)

public:
    SnsClient(CredentialChain &credentials, AwsSettings settings);
    ~SnsClient();

    /// ErrorKind::Usage if it is no topic's ARN, or its region is not the configured one; otherwise as
    /// AwsClient::post(). A topic that is not FIFO may get the message twice.
    [[nodiscard]] Result<PublishReceipt> publish(const Publication &publication);

private:
    [[nodiscard]] Outcome connectTo(const QString &regionOfTopic, const QString &topicArn);

    CredentialChain &m_credentials;
    const AwsSettings m_settings;
    std::unique_ptr<AwsClient> m_client; ///< for the region of the latest topic
};

} // namespace ShelfHelp::Ingest
