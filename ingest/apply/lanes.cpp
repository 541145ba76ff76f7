// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lanes.h"

namespace ShelfHelp::Ingest {

namespace {

/// Records that wait for a lane; with the bytes of a batch that bounds the memory.
constexpr std::size_t longestQueue = 2000;
constexpr std::size_t mostQueuedBytes = 4 * 1024 * 1024;

std::string_view topicOf(const DecodedRecord &record)
{
    const auto *notification = std::get_if<Notification>(&record.content);
    return notification != nullptr ? std::string_view(notification->topic) : std::string_view();
}

void addCounts(IngestSummary &sum, const IngestSummary &part)
{
    sum.read += part.read;
    sum.stored += part.stored;
    sum.duplicate += part.duplicate;
    sum.rejected += part.rejected;
    sum.librariesRegistered += part.librariesRegistered;
    const qsizetype room = IngestSummary::maximumReports - sum.rejections.size();
    sum.rejections += part.rejections.first(std::min(room, part.rejections.size()));
}

} // namespace

/// One thread with a connection, and the records on their way to it.
class LaneSet::Lane final
{
    Q_DISABLE_COPY_MOVE(Lane)

public:
    Lane(qint64 run, const LaneOptions &options, BatchApplier::Observer observer)
        : m_options(options)
        , m_observer(std::move(observer))
        , m_thread([this, run] { work(run); })
    {
    }

    ~Lane() { (void)close(); }

    [[nodiscard]] Outcome add(PendingRecord record)
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this] {
            return m_isOver || (m_records.size() < longestQueue && m_queuedBytes < mostQueuedBytes);
        });
        if (m_isOver) {
            return m_outcome;
        }
        m_queuedBytes += record.record.raw.size();
        m_records.push_back(std::move(record));
        m_changed.notify_all();
        return success();
    }

    void flush()
    {
        const std::lock_guard lock(m_mutex);
        m_isFlushWanted = true;
        m_changed.notify_all();
    }

    [[nodiscard]] Outcome close()
    {
        {
            const std::lock_guard lock(m_mutex);
            m_isClosed = true;
        }
        m_changed.notify_all();
        if (m_thread.joinable()) {
            m_thread.join();
        }
        return m_outcome;
    }

    [[nodiscard]] IngestSummary summary() const
    {
        const std::lock_guard lock(m_mutex);
        return m_summary;
    }

private:
    void work(qint64 run)
    {
        const Outcome outcome = apply(run);
        const std::lock_guard lock(m_mutex);
        m_outcome = outcome;
        m_isOver = true;
        m_changed.notify_all();
    }

    [[nodiscard]] Outcome apply(qint64 run)
    {
        const Result<std::unique_ptr<Sql::Connection>> connection = openConnection(m_options.store);
        if (!connection.ok()) {
            return connection.error();
        }
        BatchStore store(*connection.value(), m_options.store);
        BatchApplier applier(store, run, m_options.batchSize, m_observer);
        for (;;) {
            const auto [records, isFlushWanted, isEnd] = take();
            for (PendingRecord &record : *records) {
                if (Outcome added = applier.add(std::move(record)); !added.ok()) {
                    return added;
                }
            }
            Outcome settled = isEnd ? applier.finish() : isFlushWanted ? applier.flush() : success();
            publish(applier.summary(), isEnd);
            if (isEnd || !settled.ok()) {
                return settled;
            }
        }
    }

    struct Work
    {
        std::unique_ptr<std::deque<PendingRecord>> records;
        bool isFlushWanted = false;
        bool isEnd = false;
    };

    [[nodiscard]] Work take()
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this] { return !m_records.empty() || m_isFlushWanted || m_isClosed; });
        Work work{.records = std::make_unique<std::deque<PendingRecord>>(std::exchange(m_records, {})),
                  .isFlushWanted = std::exchange(m_isFlushWanted, false),
                  .isEnd = m_isClosed};
        m_queuedBytes = 0;
        m_changed.notify_all();
        return work;
    }

    /// Reports are left out until the end: there may be many.
    void publish(const IngestSummary &summary, bool isEnd)
    {
        const std::lock_guard lock(m_mutex);
        m_summary = summary;
        if (!isEnd) {
            m_summary.rejections.clear();
        }
    }

    const LaneOptions &m_options;
    const BatchApplier::Observer m_observer;
    mutable std::mutex m_mutex; ///< of everything below
    std::condition_variable m_changed;
    std::deque<PendingRecord> m_records;
    std::size_t m_queuedBytes = 0;
    bool m_isFlushWanted = false;
    bool m_isClosed = false; ///< no more records will come
    bool m_isOver = false;   ///< the thread has ended
    Outcome m_outcome = success();
    IngestSummary m_summary;
    std::thread m_thread; ///< last: it uses all of them
};

LaneSet::LaneSet(Sql::Connection &connection, qint64 run, LaneOptions options)
    : m_run(run)
    , m_options(std::move(options))
{
    if (m_options.count == 1) {
        m_store = std::make_unique<BatchStore>(connection, m_options.store);
        m_applier = std::make_unique<BatchApplier>(*m_store, run, m_options.batchSize, m_options.observer);
    } else {
        m_lanes.resize(std::size_t(m_options.count));
    }
}

LaneSet::~LaneSet() = default;

LaneSet::Lane &LaneSet::laneOf(const DecodedRecord &record)
{
    const std::string_view named = record.delivery.messageGroup;
    const std::string_view group = named.empty() ? topicOf(record) : named;
    std::unique_ptr<Lane> &lane = m_lanes[std::hash<std::string_view>()(group) % m_lanes.size()];
    if (!lane) {
        BatchApplier::Observer observer;
        if (m_options.observer) {
            observer = [this](const RecordOutcome &outcome) {
                const std::lock_guard lock(m_observerMutex);
                m_options.observer(outcome);
            };
        }
        lane = std::make_unique<Lane>(m_run, m_options, std::move(observer));
    }
    return *lane;
}

Outcome LaneSet::add(PendingRecord record)
{
    if (m_applier) {
        return m_applier->add(std::move(record));
    }
    Lane &lane = laneOf(record.record);
    return lane.add(std::move(record));
}

Outcome LaneSet::flush()
{
    if (m_applier) {
        return m_applier->flush();
    }
    for (const auto &lane : m_lanes) {
        if (lane) {
            lane->flush();
        }
    }
    return success();
}

Outcome LaneSet::finish()
{
    if (m_applier) {
        return m_applier->finish();
    }
    Outcome first = success();
    for (const auto &lane : m_lanes) {
        if (!lane) {
            continue;
        }
        const Outcome closed = lane->close();
        if (first.ok() && !closed.ok()) {
            first = closed;
        }
    }
    return first;
}

IngestSummary LaneSet::summary() const
{
    if (m_applier) {
        return m_applier->summary();
    }
    IngestSummary sum{.run = m_run};
    for (const auto &lane : m_lanes) {
        if (lane) {
            addCounts(sum, lane->summary());
        }
    }
    return sum;
}

QList<TableChange> LaneSet::tableChanges(int mostRows)
{
    return m_applier ? m_applier->tableChanges(mostRows) : QList<TableChange>();
}

} // namespace ShelfHelp::Ingest
