// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "fakeawserror.h"
#include "fakemessage.h"

#include <QHash>
#include <QList>

#include <optional>

namespace ShelfHelp::Tests {

/// The attributes of a queue; durations in seconds.
struct FakeQueueSettings
{
    enum class DeduplicationScope { Queue, MessageGroup };

    QString name; ///< ends in `.fifo` for a FIFO queue
    int visibilityTimeout = 30;
    int receiveWaitTime = 0;
    int retention = 4 * 24 * 3600;
    bool contentBasedDeduplication = false;
    DeduplicationScope deduplicationScope = DeduplicationScope::Queue;
    QString deadLetterQueueUrl = {};
    int maxReceiveCount = 0; ///< receives before a message goes to the dead-letter queue
};

/// What a receive asks for.
struct FakeReceive
{
    int maximum = 1;
    std::optional<int> visibilityTimeout = {}; ///< seconds; the queue's when absent
    QString attemptId = {};
};

/// What SQS answers to a send.
struct FakeSent
{
    QString messageId;
    QString sequenceNumber; ///< empty for a standard queue
};

/// One SQS queue without any I/O: the rules of FIFO and standard queues as they were recorded of AWS. Time
/// comes in with every call, in milliseconds since the epoch, and may not run backwards. Not thread-safe.
class FakeQueue final
{
public:
    FakeQueue(FakeQueueSettings settings, QString arn);

    [[nodiscard]] const FakeQueueSettings &settings() const { return m_settings; }

    [[nodiscard]] const QString &arn() const { return m_arn; }

    [[nodiscard]] bool isFifo() const { return m_settings.name.endsWith(u".fifo"); }

    /// Where messages go that were received too often; must outlive this queue, or be replaced before.
    void setDeadLetters(FakeQueue *deadLetters) { m_deadLetters = deadLetters; }

    /// A duplicate within five minutes is accepted and dropped: the answer is that of the first one.
    [[nodiscard]] FakeOutcome<FakeSent> send(const FakeSend &content, qint64 now);

    /// What may be delivered, which is counted and in flight from then on.
    [[nodiscard]] QList<FakeMessage> receive(const FakeReceive &request, qint64 now);

    /// Nothing when it worked.
    [[nodiscard]] std::optional<FakeAwsError> remove(const QString &receiptHandle, qint64 now);
    [[nodiscard]] std::optional<FakeAwsError> changeVisibility(const QString &receiptHandle, int seconds,
                                                               qint64 now);
    [[nodiscard]] std::optional<FakeAwsError> purge(qint64 now);

    /// All messages in the order of their sending, in flight or not.
    [[nodiscard]] QList<FakeMessage> messages(qint64 now);
    [[nodiscard]] qsizetype inFlightCount(qint64 now);
    /// When the next message becomes visible by itself; none when nothing is in flight.
    [[nodiscard]] std::optional<qint64> nextExpiry(qint64 now) const;

private:
    struct Duplicate
    {
        FakeSent sent;
        qint64 until = 0;
    };

    struct Attempt
    {
        QStringList receiptHandles;
        qint64 until = 0;
    };

    struct Receipt
    {
        QString messageId;
        bool hasDeleted = false; ///< it may be used again and again then
    };

    [[nodiscard]] QString duplicateKey(const FakeSend &content, const QString &id) const;
    [[nodiscard]] FakeSent append(FakeMessage message, qint64 now);
    void accept(FakeMessage message, qint64 now);
    void forgetOld(qint64 now);

    [[nodiscard]] std::optional<QList<FakeMessage>> replay(const FakeReceive &request, qint64 now);
    void forgetAttemptsWith(const QString &receiptHandle);
    [[nodiscard]] QStringList groupsInOrder() const;
    void takeFromGroup(const QString &group, const FakeReceive &request, qint64 now,
                       QList<FakeMessage> &taken);
    [[nodiscard]] bool moveIfWornOut(qsizetype index, qint64 now);
    void deliver(FakeMessage &message, const FakeReceive &request, qint64 now);
    [[nodiscard]] int visibilityOf(const FakeReceive &request) const;

    [[nodiscard]] qsizetype indexOfMessage(const QString &messageId) const;
    [[nodiscard]] QString groupOf(const FakeMessage &message) const;
    [[nodiscard]] bool isExpired(const FakeMessage &message, const QString &receiptHandle, qint64 now) const;

    FakeQueueSettings m_settings;
    QString m_arn;
    FakeQueue *m_deadLetters = nullptr;
    QList<FakeMessage> m_messages;          ///< in the order of their sending
    QStringList m_deliveredGroups;          ///< the one that was served last at the end
    QHash<QString, Duplicate> m_duplicates; ///< by scope and deduplication id
    QHash<QString, Attempt> m_attempts;     ///< by attempt id
    QHash<QString, Receipt> m_receipts;     ///< by handle, for ever
    qint64 m_nextSequence = 0;
    qint64 m_purgedUntil = 0; ///< no other purge before
};

} // namespace ShelfHelp::Tests
