// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "databaseworker.h"

#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

namespace ShelfHelp::Sql {

namespace {

/// How often a running job is looked at: a cancelled one is stopped on the server after this at the latest.
constexpr std::chrono::milliseconds cancelPoll(20);

} // namespace

/// The thread, its queue and its connection. `m_mutex` guards what both sides touch; the connection belongs
/// to the job thread alone. A second thread watches the running job, because cancelling blocks.
class DatabaseWorker::Thread final
{
public:
    explicit Thread(Open open)
        : m_open(std::move(open))
        , m_jobThread([this] { runJobs(); })
        , m_watchThread([this] { watch(); })
    {
    }

    ~Thread()
    {
        {
            const std::lock_guard lock(m_mutex);
            m_stopping = true;
        }
        m_changed.notify_all();
        m_jobThread.join();
        m_watchThread.join();
    }

    Q_DISABLE_COPY_MOVE(Thread)

    void enqueue(Job job)
    {
        {
            const std::lock_guard lock(m_mutex);
            m_queue.push_back(std::move(job));
        }
        m_changed.notify_all();
    }

private:
    void runJobs()
    {
        while (std::optional<Job> job = nextJob()) {
            // A cancelled job runs too, without a connection: its promise has to finish.
            job->run(job->isCancelled() ? Result<Connection *>(cancelledError()) : connection());
            std::unique_lock lock(m_mutex);
            m_isRunningCancelled = {};
            // A cancel on its way must not hit the next job's statement.
            m_changed.wait(lock, [this] { return !m_isCancelling; });
        }
        m_connection.reset();
    }

    std::optional<Job> nextJob()
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this] { return m_stopping || !m_queue.empty(); });
        if (m_stopping) {
            finishRest();
            return std::nullopt;
        }
        Job job = std::move(m_queue.front());
        m_queue.pop_front();
        m_isRunningCancelled = job.isCancelled;
        m_changed.notify_all();
        return job;
    }

    void finishRest()
    {
        for (const Job &job : m_queue) {
            job.run(cancelledError());
        }
        m_queue.clear();
    }

    Result<Connection *> connection()
    {
        if (!m_connection || !m_connection->isAlive()) {
            m_connection.reset();
            Result<std::unique_ptr<Connection>> opened = m_open();
            if (!opened.ok()) {
                return opened.error();
            }
            m_connection = std::move(opened).value();
        }
        const std::lock_guard lock(m_mutex);
        m_canceller = m_connection->canceller();
        return m_connection.get();
    }

    void watch()
    {
        std::unique_lock lock(m_mutex);
        while (!m_stopping || m_isRunningCancelled) {
            m_changed.wait(lock, [this] { return m_stopping || m_isRunningCancelled; });
            if (!m_isRunningCancelled) {
                return;
            }
            if (m_stopping || m_isRunningCancelled()) {
                cancelRunning(lock);
            }
            m_changed.wait_for(lock, cancelPoll);
        }
    }

    void cancelRunning(std::unique_lock<std::mutex> &lock)
    {
        const Canceller canceller = m_canceller;
        m_isCancelling = true;
        lock.unlock();
        canceller.cancel();
        lock.lock();
        m_isCancelling = false;
        m_changed.notify_all();
    }

    static Error cancelledError()
    {
        return {.kind = ErrorKind::Cancelled, .message = u"A newer request took its place"_qs};
    }

    Open m_open;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<Job> m_queue;
    bool m_stopping = false;
    bool m_isCancelling = false;
    std::function<bool()> m_isRunningCancelled; ///< set while a job runs
    Canceller m_canceller;
    std::unique_ptr<Connection> m_connection;
    std::thread m_jobThread;
    std::thread m_watchThread;
};

DatabaseWorker::DatabaseWorker(Open open, QObject *parent)
    : QObject(parent)
    , m_thread(std::make_unique<Thread>(std::move(open)))
{
}

DatabaseWorker::~DatabaseWorker() = default;

void DatabaseWorker::enqueue(Job job)
{
    m_thread->enqueue(std::move(job));
}

} // namespace ShelfHelp::Sql
