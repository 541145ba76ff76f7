// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <ingest/aws/credentialchain.h>
#include <ingest/delivery/poller.h>
#include <tests/support/databasetesting.h>
#include <tests/support/fakequeueservice.h>

#include <QList>
#include <QString>
#include <QStringList>

#include <atomic>
#include <functional>
#include <memory>
#include <optional>

namespace ShelfHelp::Tests {

/// How a queue of these tests is made.
struct PolledQueueOptions
{
    int visibility = 30; ///< seconds
    bool isFifo = true;
    bool hasDeadLetters = true;
    int maxReceiveCount = 3;
};

/// A queue of a fake service of its own, with a dead-letter queue behind it.
class PolledQueue final
{
    Q_DISABLE_COPY_MOVE(PolledQueue)

public:
    explicit PolledQueue(const PolledQueueOptions &options = {});

    /// Made again with the same URL, empty.
    void create();

    [[nodiscard]] FakeQueueService &service() { return m_service; }

    [[nodiscard]] const QString &url() const { return m_url; }

    [[nodiscard]] const QString &deadLetterUrl() const { return m_deadLetterUrl; }

    /// "a:ok a:held b:bad": a message for each, with its group and its kind – stored at once; for the library
    /// "held", which a test may lock; no notification at all. They have the ids id-1, id-2 … in all.
    void send(const QString &records);
    void sendBody(const QByteArray &body, const QString &group = u"a"_qs);

    [[nodiscard]] bool isEmpty() const { return m_service.messages(m_url).isEmpty(); }

    [[nodiscard]] FakeQueueService::Counts counts() const { return m_service.counts(m_url); }

    /// How often each message in it was received, in their order: "1 1 0".
    [[nodiscard]] QString receiveCounts() const;

    [[nodiscard]] qsizetype calls(const QByteArray &action) const
    {
        return m_service.requests(action).size();
    }

    /// A member of all calls of the action, in their order.
    [[nodiscard]] QStringList parameters(const QByteArray &action, const QString &name) const;

private:
    const PolledQueueOptions m_options;
    FakeQueueService m_service;
    QString m_url;
    QString m_deadLetterUrl;
    int m_sent = 0;
};

/// What a test does while a poller runs, as soon as something is the case.
struct Step
{
    std::function<bool()> when;
    std::function<void()> then = [] {};
};

/// A poller in this process, on the thread that runs it. Its pauses are short.
class TestedPoller final
{
    Q_DISABLE_COPY_MOVE(TestedPoller)

public:
    /// Queue and database outlive it.
    TestedPoller(PolledQueue &queue, const Sql::ConnectionSettings &database);

    /// Runs the poller until the last step is done. Fails as the poller does, and when a step does not come
    /// about within a time that no working poller needs.
    [[nodiscard]] Outcome run(const QList<Step> &steps = {});

    [[nodiscard]] const Ingest::PollCounts &counts() const { return m_poller->counts(); }

    [[nodiscard]] const Ingest::DeliveryCounts &stored() const { return m_deliverer.counts(); }

    /// "received/stored/duplicate/rejected/deleted/notDeleted" so far.
    [[nodiscard]] QString summary() const;

    /// The lines for a person that contain the text.
    [[nodiscard]] QStringList told(const QString &text = {}) const { return m_told.filter(text); }

    Ingest::PollOptions options;              ///< for the next run
    QByteArray lockTimeout = "100ms";         ///< of the connections made from now on
    std::atomic<bool> isDatabaseAway = false; ///< refuses connections

private:
    [[nodiscard]] Result<std::unique_ptr<Sql::Connection>> connect();

    const Sql::ConnectionSettings m_database;
    const Ingest::AwsSettings m_settings;
    Ingest::CredentialChain m_credentials;
    std::unique_ptr<Ingest::SqsClient> m_client;
    QStringList m_told;
    std::atomic<bool> m_isOver = false;
    Ingest::Deliverer m_deliverer;
    std::optional<Ingest::Poller> m_poller;
};

} // namespace ShelfHelp::Tests
