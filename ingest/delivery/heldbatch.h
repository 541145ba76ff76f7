// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <ingest/aws/sqsclient.h>

#include <QByteArray>
#include <QList>

#include <chrono>

namespace ShelfHelp::Ingest {

/// What a poller did at the queue; what became of the notifications is the deliverer's to count.
struct PollCounts
{
    qint64 receives = 0;   ///< calls that brought messages
    qint64 received = 0;   ///< messages
    qint64 deleted = 0;    ///< messages
    qint64 notDeleted = 0; ///< settled, but the handle had expired: they come back, as duplicates
    qint64 prolonged = 0;  ///< times that a batch was given more time
    qint64 released = 0;   ///< messages given back to the queue
    qint64 faults = 0;     ///< calls that the queue did not answer, or throttled

    friend bool operator==(const PollCounts &, const PollCounts &) = default;
};

/// The messages of one receive that are not settled yet: nobody else gets them, nor those behind them, until
/// their visibility timeout is over. Belongs to the poller's thread.
class HeldBatch final
{
    Q_DISABLE_COPY_MOVE(HeldBatch)

public:
    /// Receipt handles in the order of the queue, received just now.
    HeldBatch(SqsClient &queue, std::chrono::seconds visibility, QList<QByteArray> handles,
              PollCounts &counts);

    /// Asks for more time once half of it is used; to be called now and then.
    void prolongIfDue();

    /// The queue may have given messages to somebody else: our hold is over.
    [[nodiscard]] bool isLost() const;

    /// Deletes messages that are settled.
    void remove(const QList<QByteArray> &handles);

    /// Gives what is left back to the queue at once.
    void release();

private:
    using Clock = std::chrono::steady_clock;

    SqsClient &m_queue;
    const std::chrono::seconds m_visibility;
    QList<QByteArray> m_handles;
    PollCounts &m_counts;
    Clock::time_point m_until;
    bool m_isRefused = false;
    bool m_isProlonging = false; ///< a call runs the event loop, and so whoever calls us
};

} // namespace ShelfHelp::Ingest
