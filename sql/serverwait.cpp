// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "serverwait.h"

#include "crashhook.h"
#include "databaseerror.h"
#include "lifeprobe.h"

#include <QLoggingCategory>

#include <libpq-fe.h>

#include <poll.h>
#include <sys/socket.h>

#include <array>
#include <condition_variable>
#include <mutex>
#include <thread>

namespace ShelfHelp::Sql {

using std::chrono::milliseconds;

namespace {

Q_LOGGING_CATEGORY(log, "shelfhelp.sql", QtInfoMsg)

/// Without a byte, before the server is asked what it is doing; and between one time and the next.
constexpr std::chrono::seconds silence(10);
/// For a cancel to reach the server, and to have its effect.
constexpr std::chrono::seconds cancelPatience(2);
/// How often a waiting thread looks whether somebody cancelled.
constexpr milliseconds slice(50);

/// A connection to the server of its own, which can hang as every other; so it has a thread of its own, which
/// is left behind with what it needs when it takes too long.
struct Sending
{
    std::shared_ptr<pg_cancel> handle;
    std::mutex mutex;
    std::condition_variable done;
    bool isDone = false;

    void run()
    {
        std::array<char, 256> message{};
        if (PQcancel(handle.get(), message.data(), int(message.size())) == 0) {
            qCInfo(log).noquote() << "a statement could not be cancelled:"
                                  << QString::fromUtf8(message.data()).trimmed();
        }
        const std::lock_guard lock(mutex);
        isDone = true;
        done.notify_all();
    }
};

} // namespace

CancelRequest::CancelRequest(pg_conn *connection)
    : m_handle(PQgetCancel(connection), PQfreeCancel)
{
}

void CancelRequest::send()
{
    Clock::rep never{};
    m_sentAt.compare_exchange_strong(never, Clock::now().time_since_epoch().count());
    const auto sending = std::make_shared<Sending>();
    sending->handle = m_handle;
    std::thread([sending] { sending->run(); }).detach();
    std::unique_lock lock(sending->mutex);
    sending->done.wait_for(lock, cancelPatience, [&sending] { return sending->isDone; });
}

bool CancelRequest::isOverdue() const
{
    const Clock::rep sentAt = m_sentAt;
    return sentAt != Clock::rep{} &&
           Clock::now() - Clock::time_point(Clock::duration(sentAt)) >= cancelPatience;
}

ServerWait::ServerWait(pg_conn *connection)
    : m_connection(connection)
    , m_cancelRequest(std::make_shared<CancelRequest>(connection))
    , m_row(nullptr, PQfreemem)
{
    PQsetnonblocking(m_connection, 1); // libpq would wait for room in the socket as long as it takes
}

void ServerWait::setBehindPooler(std::optional<milliseconds> limit)
{
    m_isBehindPooler = true;
    m_limit = limit ? std::optional(*limit + silence) : std::nullopt;
}

Result<Rows> ServerWait::finish(bool isQueued)
{
    if (isQueued && flush()) {
        SHELFHELP_CRASH_HOOK("sent");
    }
    // Over a connection that is lost the server may still have told why.
    Rows answer;
    bool hasFailed = false;
    while (untilReady()) {
        pg_result *result = PQgetResult(m_connection);
        if (result == nullptr) {
            return answer.handle() != nullptr ? Result<Rows>(answer) : failure();
        }
        const ExecStatusType status = PQresultStatus(result);
        // When a session ends, the server's reason comes first, then only that the connection is lost.
        if (Rows rows(result); !hasFailed) {
            answer = std::move(rows);
        }
        hasFailed = hasFailed || status == PGRES_FATAL_ERROR;
        if (status == PGRES_COPY_IN || status == PGRES_COPY_OUT || status == PGRES_COPY_BOTH) {
            return answer;
        }
    }
    return failure();
}

bool ServerWait::flush()
{
    m_cancelRequest->forget();
    return push();
}

void ServerWait::beginWaiting()
{
    m_heardAt = Clock::now();
    m_askAt = m_heardAt + silence;
}

bool ServerWait::push()
{
    beginWaiting();
    int left = 0;
    while ((left = PQflush(m_connection)) == 1 && isWorthWaiting()) {
        // What the server sends meanwhile it may have to get rid of first.
        if (hasWork(POLLIN | POLLOUT) && PQconsumeInput(m_connection) == 0) {
            return false;
        }
    }
    return left == 0;
}

bool ServerWait::put(QByteArrayView piece)
{
    return PQputCopyData(m_connection, piece.data(), int(piece.size())) == 1 && push();
}

std::optional<QByteArrayView> ServerWait::nextCopyRow()
{
    beginWaiting();
    char *row = nullptr;
    int size = 0;
    while ((size = PQgetCopyData(m_connection, &row, 1)) == 0) {
        if (hasWork(POLLIN)) {
            PQconsumeInput(m_connection); // where that fails, PQgetCopyData() says so
        } else if (!isWorthWaiting()) {
            break;
        }
    }
    m_row.reset(row);
    return size > 0 ? std::optional(QByteArrayView(row, size)) : std::nullopt;
}

bool ServerWait::untilReady()
{
    while (!m_isGivenUp && PQstatus(m_connection) == CONNECTION_OK && PQisBusy(m_connection) == 1) {
        if (hasWork(POLLIN)) {
            PQconsumeInput(m_connection); // where that fails, PQgetResult() says so
        } else if (!isWorthWaiting()) {
            return false;
        }
    }
    return !m_isGivenUp;
}

/// Whether there is anything to read or to be written, within a moment.
bool ServerWait::hasWork(short events)
{
    pollfd descriptor{.fd = PQsocket(m_connection), .events = events, .revents = 0};
    const bool isReady = ::poll(&descriptor, 1, int(slice.count())) > 0;
    if (isReady) {
        beginWaiting();
    }
    return isReady;
}

bool ServerWait::isWorthWaiting()
{
    const Clock::time_point now = Clock::now();
    if (m_cancelRequest->isOverdue()) {
        giveUp();
    } else if (now >= m_askAt) {
        const bool isOver = m_isBehindPooler && m_limit && now - m_heardAt >= *m_limit;
        if (isOver || !isAtWork()) {
            giveUp();
        }
        m_askAt = Clock::now() + silence;
    }
    return !m_isGivenUp;
}

bool ServerWait::isAtWork()
{
    const ServerSign sign = probeServer(
        m_connection, m_isBehindPooler ? std::nullopt : std::optional(PQbackendPID(m_connection)));
    // It may just have finished.
    return sign == ServerSign::AtWork || sign == ServerSign::Unclear || hasWork(POLLIN);
}

/// Only libpq can say that a connection is bad, and only of one whose other end is closed.
void ServerWait::giveUp()
{
    m_isGivenUp = true;
    const auto silent = std::chrono::duration_cast<std::chrono::seconds>(Clock::now() - m_heardAt);
    qCInfo(log) << "the database said nothing for" << silent.count() << "s; the connection is given up";
    ::shutdown(PQsocket(m_connection), SHUT_RDWR);
    while (PQstatus(m_connection) == CONNECTION_OK && PQconsumeInput(m_connection) == 1) {
    }
}

Error ServerWait::failure() const
{
    if (!m_isGivenUp) {
        return statementError(nullptr, m_connection);
    }
    return {.kind = ErrorKind::Transient,
            .message = u"The database has stopped answering over a connection that stands"_qs,
            .remedy =
                u"Try again; if it keeps happening, look for a firewall or a proxy on the way that drops "
                "connections."_qs};
}

} // namespace ShelfHelp::Sql
