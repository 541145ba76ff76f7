// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "fakeawserror.h"
#include "fakehttpmessage.h"
#include "fakemessage.h"
#include "fakesqs.h"

#include <QHash>
#include <QList>
#include <QString>

namespace ShelfHelp::Tests {

/// What a backend publishes.
struct FakePublication
{
    QString topicArn;
    QString message;
    QString group = {};
    QString deduplicationId = {};
    FakeAttributes attributes = {};
    QString subject = {};
};

/// What SNS answers to it.
struct FakePublished
{
    QString messageId;
    QString sequenceNumber; ///< empty for a standard topic
};

/// The topics of one account in one region, which deliver to queues of a FakeSqs, without I/O. Not
/// thread-safe; times as for FakeQueue.
class FakeSns final
{
    Q_DISABLE_COPY_MOVE(FakeSns)

public:
    /// The queues must outlive it.
    FakeSns(FakeSqs &queues, QString region);

    /// Returns the topic's ARN; one whose name ends in `.fifo` is a FIFO topic.
    QString createTopic(const QString &name, bool contentBasedDeduplication);
    [[nodiscard]] std::optional<FakeAwsError> subscribe(const QString &topicArn, const QString &queueUrl,
                                                        bool isRaw);
    [[nodiscard]] FakeOutcome<FakePublished> publish(const FakePublication &publication, qint64 now);

    /// Answers a request of the query protocol with a document in XML.
    [[nodiscard]] FakeResponse call(const QByteArray &form, qint64 now);

private:
    struct Subscription
    {
        QString arn;
        QString queueUrl;
        bool isRaw = false;
    };

    struct Duplicate
    {
        FakePublished published;
        qint64 until = 0;
    };

    struct Topic
    {
        bool isFifo = false;
        bool contentBasedDeduplication = false;
        QList<Subscription> subscriptions;
        QHash<QString, Duplicate> duplicates; ///< by deduplication id
    };

    [[nodiscard]] FakePublished identify(const Topic &topic);
    void deliver(const Subscription &subscription, const FakePublication &publication,
                 const FakePublished &published, qint64 now);

    FakeSqs &m_queues;
    const QString m_region;
    QHash<QString, Topic> m_topics; ///< by ARN
    quint64 m_published = 0;
};

/// An error document of the query protocol.
[[nodiscard]] FakeResponse queryError(const FakeAwsError &error);

} // namespace ShelfHelp::Tests
