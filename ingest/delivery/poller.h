// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "deliverer.h"
#include "heldbatch.h"

#include <ingest/apply/backoff.h>
#include <ingest/aws/sqsclient.h>
#include <ingest/decode/decoder.h>

#include <QByteArray>
#include <QString>

#include <chrono>
#include <functional>
#include <optional>
#include <vector>

namespace ShelfHelp::Ingest {

struct PollOptions
{
    /// Ends when the queue has nothing more to give.
    bool isOnce = false;
    /// How long such a poller waits in all for database or queue; another one waits for ever.
    std::chrono::milliseconds patience = std::chrono::seconds(30);
    std::chrono::seconds longPoll{20};
    /// Of the pauses between calls that fail; the longest is also the pause after what needs a person.
    std::chrono::milliseconds firstPause = std::chrono::seconds(1);
    std::chrono::milliseconds longestPause = std::chrono::seconds(60);
    std::function<bool()> shouldStop = {};
    std::function<void()> beat = {};                ///< a sign of life, several times a second
    std::function<void()> betweenBatches = {};      ///< while nothing is in hand
    std::function<void(const QString &)> tell = {}; ///< what a person should know, a line each
    std::function<void()> onReady = {};             ///< once, when queue and database have answered
};

/// Drains an SQS queue into the database: receives a batch, has it stored, deletes what is settled.
///
/// A batch stays ours until it is settled, however long the database is away: it is given more time while it
/// waits, so that its order is kept and no message nears the dead-letter queue for a fault of ours. While the
/// database is away nothing is received. Belongs to the deliverer's thread.
class Poller final
{
    Q_DISABLE_COPY_MOVE(Poller)

public:
    /// Queue and deliverer outlive the poller.
    Poller(SqsClient &queue, Deliverer &deliverer, PollOptions options);

    /// Returns when a stop was wanted, or as isOnce says. Fails when it cannot begin, and when nobody accepts
    /// the credentials any more.
    [[nodiscard]] Outcome run();

    [[nodiscard]] const PollCounts &counts() const { return m_counts; }

private:
    using Records = std::vector<DecodedRecord>;

    [[nodiscard]] Outcome begin();
    void warnOfQueue();
    void watchDeadLetters();
    /// One round; tells whether the queue had something.
    [[nodiscard]] Result<bool> poll();
    [[nodiscard]] Result<Records> receive();
    [[nodiscard]] Result<QByteArray> receiveDocument();
    void releaseUnseen(const ReceiveOptions &receive);
    [[nodiscard]] Records decode(const QByteArray &document);
    [[nodiscard]] Outcome work(Records records);
    [[nodiscard]] Outcome workOn(HeldBatch &batch, Records records);
    void remember(const DeliveryReport &report);

    [[nodiscard]] Outcome bear(const Error &error, BackoffPauses &pauses);
    [[nodiscard]] Patience patience(std::function<void()> beat = {}) const;

    [[nodiscard]] bool isStopping() const { return m_options.shouldStop && m_options.shouldStop(); }

    void tell(const QString &line) const;

    SqsClient &m_queue;
    Deliverer &m_deliverer;
    const PollOptions m_options;
    Decoder m_decoder;
    QueueAttributes m_attributes;
    std::chrono::seconds m_visibility{0}; ///< of what is received
    PollCounts m_counts;
    std::optional<std::chrono::steady_clock::time_point> m_deadline; ///< of isOnce: put off by each success
    int m_most = 10;                                                 ///< messages of the next batch
    QString m_lastFault;                                             ///< told already
    qint64 m_deadLetters = 0;
    std::chrono::steady_clock::time_point m_deadLettersSeen{};
};

} // namespace ShelfHelp::Ingest
