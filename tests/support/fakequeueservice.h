// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "fakeawserror.h"
#include "fakehttpserver.h"
#include "fakequeue.h"
#include "fakesns.h"
#include "sigv4verification.h"

#include <QList>
#include <QString>
#include <QUrl>

#include <memory>

namespace ShelfHelp::Tests {

/// How a fake of SQS and SNS is made.
struct FakeQueueServiceOptions
{
    FakeCredentials credentials = {};
    QByteArray region = "eu-west-1";
    quint16 port = 0;               ///< any free one
    bool verifiesSignatures = true; ///< without, any Authorization or none will do
};

/// SQS (JSON 1.0) and SNS (query protocol) at one endpoint on 127.0.0.1: what AWS does as far as it was
/// recorded, what goes wrong as far as it is told to.
///
/// Works on a thread of its own. All members may be called from any thread. The clock of the queues
/// (visibility, deduplication, retention, long polls, expiry of keys) is the real one plus what advance()
/// added; the clock that signatures and the Date header go by is the real one plus skewClock(), so that a
/// test may let hours pass without being refused.
class FakeQueueService final
{
    Q_DISABLE_COPY_MOVE(FakeQueueService)

public:
    explicit FakeQueueService(const FakeQueueServiceOptions &options = {});
    ~FakeQueueService();

    [[nodiscard]] QUrl endpoint() const;

    /// Returns the queue's URL.
    QString createQueue(const FakeQueueSettings &settings);
    /// Waiting receives are told that there is no such queue.
    void deleteQueue(const QString &url);
    /// Returns the topic's ARN.
    QString createTopic(const QString &name, bool contentBasedDeduplication = true);
    /// Nothing when it worked.
    std::optional<FakeAwsError> subscribe(const QString &topicArn, const QString &queueUrl,
                                          bool isRaw = false);

    /// Publishes as the backend does and returns the SNS MessageId. Ends the program when SNS would refuse
    /// it.
    QString publish(const QString &topicArn, const QString &message,
                    const QString &group = u"default-group"_qs);
    QString publish(const FakePublication &publication);
    /// Sends past SNS and returns the SQS MessageId. Ends the program when SQS would refuse it.
    QString send(const QString &queueUrl, const FakeSend &content);

    /// A message in a queue as a test looks at it.
    struct Snapshot
    {
        QString messageId;
        QString body;
        int receiveCount = 0;
        bool isInFlight = false;

        friend bool operator==(const Snapshot &, const Snapshot &) = default;
    };

    struct Counts
    {
        qsizetype visible = 0;
        qsizetype inFlight = 0;

        friend bool operator==(const Counts &, const Counts &) = default;
    };

    /// In the order of their sending; none when there is no such queue.
    [[nodiscard]] QList<Snapshot> messages(const QString &queueUrl) const;
    [[nodiscard]] Counts counts(const QString &queueUrl) const;

    /// Lets time pass for the queues at once.
    void advance(std::chrono::milliseconds duration);
    /// Sets how far the service's own clock is ahead of the real one.
    void skewClock(std::chrono::seconds ahead);

    /// Accepts only these from now on.
    void setCredentials(const FakeCredentials &credentials);
    /// Requests with the current keys are refused with ExpiredToken until setCredentials().
    void expireToken();

    /// Answers the next `count` requests of the action with an error; of all actions when it is empty.
    void refuse(const QByteArray &action, const FakeAwsError &error, int count = 1);
    /// Refuses the action with AccessDenied until allow().
    void deny(const QByteArray &action);
    void allow(const QByteArray &action);
    /// Refuses with RequestThrottled, status 403, as SQS does.
    void throttle(const QByteArray &action, int count = 1);
    /// Refuses with ThrottlingException, status 400, as the gateway before it does.
    void throttleAtGateway(const QByteArray &action, int count = 1);
    /// Refuses entries of batches, whose messages stay as they are.
    void failBatchEntry(const QByteArray &action, const QString &code, bool isSenderFault, int count = 1);
    /// Goes wrong on the level of HTTP with requests of the action; of all when it is empty.
    void script(const QByteArray &action, FakeFault fault);

    /// All requests of the action so far in order of arrival; all when it is empty.
    [[nodiscard]] QList<FakeRequest> requests(const QByteArray &action = {}) const;
    /// Receives that wait for messages at this moment. Those of clients that have gone count until the
    /// service has noticed that.
    [[nodiscard]] int waitingReceives() const;
    /// Receives whose clients went away before they were answered, so far.
    [[nodiscard]] int abandonedReceives() const;

    /// For what concerns HTTP alone: suspend, release, connections.
    [[nodiscard]] FakeHttpServer &http();

private:
    class Core;

    /// Looks at the waiting receives on the server's thread, and returns when that is done.
    void settle() const;

    std::unique_ptr<Core> m_core;
};

} // namespace ShelfHelp::Tests
