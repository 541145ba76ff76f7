// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "result.h"
#include "rows.h"

#include <atomic>
#include <chrono>
#include <memory>
#include <optional>

struct pg_conn;
struct pg_cancel;

namespace ShelfHelp::Sql {

/// How to ask the server to stop, and what a connection's thread and those who ask share. Thread-safe.
class CancelRequest final
{
    Q_DISABLE_COPY_MOVE(CancelRequest)

public:
    explicit CancelRequest(pg_conn *connection);

    /// Asks the server; returns after two seconds at the latest, whether or not it has answered.
    void send();

    /// From now on a request is for another statement.
    void forget() { m_sentAt = Clock::rep{}; }

    /// Whether the server was asked so long ago that it would have stopped.
    [[nodiscard]] bool isOverdue() const;

private:
    using Clock = std::chrono::steady_clock;

    std::shared_ptr<pg_cancel> m_handle;
    std::atomic<Clock::rep> m_sentAt = 0; ///< the first time for this statement
};

/// Sends for one connection, and waits for its answers, but not for ever.
///
/// A connection can stand and bring nothing more: a firewall forgot it, the answer was swallowed on its way,
/// the server process hangs. TCP does not notice, and a statement may well take hours, so after ten seconds
/// of silence the server is asked through another session whether it is still at work. If it is not, or does
/// not answer at all, the connection is shut down and its statement fails as that of a lost one; likewise two
/// seconds after a cancel that had no effect. Behind a pooler, whose sessions have other numbers, only the
/// statement's limit tells. Belongs to the connection's thread.
class ServerWait final
{
    Q_DISABLE_COPY_MOVE(ServerWait)

public:
    explicit ServerWait(pg_conn *connection);

    /// Where the server process has another number than the connection: when to give up all the same. None:
    /// never, as long as the server can be reached.
    void setBehindPooler(std::optional<std::chrono::milliseconds> limit);

    /// Sends all that libpq has queued, then waits for the last of the answers, or the first that is an
    /// error.
    [[nodiscard]] Result<Rows> finish(bool isQueued);
    /// The same, without waiting for an answer; false when the connection is lost.
    [[nodiscard]] bool flush();
    /// Waits until PQgetResult() would not block; false when the connection was given up.
    [[nodiscard]] bool untilReady();
    /// The error of a connection that was given up, or of what libpq says.
    [[nodiscard]] Error failure() const;

    [[nodiscard]] const std::shared_ptr<CancelRequest> &cancelRequest() const { return m_cancelRequest; }

private:
    using Clock = std::chrono::steady_clock;

    [[nodiscard]] bool hasWork(short events);
    [[nodiscard]] bool isWorthWaiting();
    [[nodiscard]] bool isAtWork();
    void giveUp();

    pg_conn *m_connection;
    std::shared_ptr<CancelRequest> m_cancelRequest;
    bool m_isBehindPooler = false;
    std::optional<std::chrono::milliseconds> m_limit;
    Clock::time_point m_heardAt;
    Clock::time_point m_askAt;
    bool m_isGivenUp = false;
};

} // namespace ShelfHelp::Sql
