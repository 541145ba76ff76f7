// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "awsaddress.h"
#include "awsclient.h"

#include <sql/result.h>

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QString>

#include <chrono>
#include <memory>
#include <optional>

namespace ShelfHelp::Ingest {

/// What the service tells of a queue; numbers of messages are approximate.
struct QueueAttributes
{
    QString arn;
    bool isFifo = false;
    std::chrono::seconds visibilityTimeout{0};
    qint64 visible = 0;
    qint64 inFlight = 0;
    qint64 delayed = 0;
    QString deadLetterArn;   ///< empty: none
    int maxReceiveCount = 0; ///< 0: no dead-letter queue

    friend bool operator==(const QueueAttributes &, const QueueAttributes &) = default;
};

struct ReceiveOptions
{
    int most = 10;                                  ///< messages, 1 to 10
    std::chrono::seconds wait{20};                  ///< for a message to come, 0 to 20
    std::optional<std::chrono::seconds> visibility; ///< none: the queue's
    /// Repeating a receive with the same id gets the same messages again, should the first answer be lost.
    /// At most 128 characters; not sent to a queue that is not FIFO.
    QByteArray attemptId;
    /// False for a receive that is part of stopping.
    bool isInterruptible = true;
};

/// One message that the service did not delete or change.
struct EntryFailure
{
    QByteArray handle;
    QString code;
    QString message;
    bool isSenderFault = false; ///< repeating it is of no use: mostly, the handle has expired

    friend bool operator==(const EntryFailure &, const EntryFailure &) = default;
};

/// One SQS queue, over AWS JSON 1.0. Belongs to the thread that made it; calls wait, and fail as
/// AwsClient::post() says. A 200 that is not whole is ErrorKind::Transient.
class SqsClient final
{
    Q_DISABLE_COPY_MOVE(SqsClient)

public:
    /// ErrorKind::Usage if it is no queue URL, or its region is not the configured one. Sends nothing. The
    /// credentials outlive the client.
    [[nodiscard]] static Result<std::unique_ptr<SqsClient>>
    open(const QString &queueUrl, CredentialChain &credentials, const AwsSettings &settings);

    [[nodiscard]] const QueueAddress &queue() const { return m_queue; }

    [[nodiscard]] Result<QueueAttributes> attributes();
    /// Of another queue of the same region, such as the dead-letter queue.
    [[nodiscard]] Result<QueueAttributes> attributesOf(const QString &queueArn);

    /// The service's document as it came, an object: `{}` when there was no message.
    [[nodiscard]] Result<QByteArray> receive(const ReceiveOptions &options);

    /// Deletes messages by ten, in order; also while a stop is wanted. Answers with those that could not be
    /// deleted, after three repetitions of what may succeed. Deleting twice does no harm.
    [[nodiscard]] Result<QList<EntryFailure>> remove(const QList<QByteArray> &receiptHandles);

    /// The same for the time until the messages come again, from now; 0 releases them.
    [[nodiscard]] Result<QList<EntryFailure>> changeVisibility(const QList<QByteArray> &receiptHandles,
                                                               std::chrono::seconds timeout);

private:
    SqsClient(QueueAddress queue, const AwsEndpoint &endpoint, CredentialChain &credentials,
              const AwsSettings &settings);

    [[nodiscard]] Result<QByteArray> call(const QString &action, const QJsonObject &parameters,
                                          std::chrono::seconds wait, bool isInterruptible);
    [[nodiscard]] Result<QJsonObject> ask(const QString &action, const QJsonObject &parameters,
                                          bool isInterruptible);
    [[nodiscard]] Result<QueueAttributes> attributesAt(const QString &queueUrl);

    [[nodiscard]] Result<QList<EntryFailure>>
    inBatches(const QString &action, const QList<QByteArray> &receiptHandles, const QJsonObject &perEntry);
    [[nodiscard]] Result<QList<EntryFailure>> batch(const QString &action, const QList<QByteArray> &handles,
                                                    const QJsonObject &perEntry);
    [[nodiscard]] Result<QList<EntryFailure>> attempt(const QString &action, const QList<QByteArray> &handles,
                                                      const QJsonObject &perEntry);

    const QueueAddress m_queue;
    AwsClient m_client;
    const std::chrono::milliseconds m_retryPause;
};

} // namespace ShelfHelp::Ingest
