// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <sql/connectionsettings.h>

#include <QByteArray>

#include <atomic>
#include <chrono>
#include <list>
#include <memory>
#include <random>
#include <thread>

namespace ShelfHelp::Tests {

/// What a network does to connections. A commit is the Sync message behind a marked statement: with it the
/// server ends the implicit transaction that a batch of ours is.
enum class NetworkFault {
    None,
    CutBeforeCommit, ///< the statement arrives and is executed, what commits it does not
    DropCommitReply, ///< the commit is done, its answer thrown away, the connection cut
    BlackHole, ///< behind the next commit nothing comes through any more, there or back, of any connection
    CutReply,  ///< the connection is cut behind the third row of an answer
    Cut,       ///< every connection is cut after 5 to 200 ms
    Reset,     ///< the same, with RST instead of FIN
    Crawl,     ///< every byte is a segment of its own
};

/// Stands between clients on 127.0.0.1 and the Unix socket of a PostgreSQL server, and does to them what a
/// network may do. Understands the wire protocol as far as it has to, and no TLS.
///
/// Works on a thread of its own until it is destroyed; members may be called from any thread. Ends the
/// program when it cannot listen.
class FaultyProxy final
{
    Q_DISABLE_COPY_MOVE(FaultyProxy)

public:
    /// A statement is marked when its text contains `marker`. Every byte arrives `oneWay` later.
    explicit FaultyProxy(const Sql::ConnectionSettings &server, QByteArray marker = "shelfhelp.ingest_batch",
                         std::chrono::milliseconds oneWay = {});
    ~FaultyProxy();

    /// The server's, but leading through here.
    [[nodiscard]] Sql::ConnectionSettings settings() const;

    /// Happens `most` times; from then on everything passes. Of commits every other one passes, so that what
    /// is repeated gets through.
    void setFault(NetworkFault fault, int most = 1'000'000);

    /// A black hole from this moment on, until the next setFault().
    void openHole() { m_isSwallowing = true; }

    /// How often a fault happened since the last setFault().
    [[nodiscard]] int faults() const { return m_faults; }

private:
    class Link;

    void serve();
    void accept();

    const Sql::ConnectionSettings m_server;
    const QByteArray m_socketFile;
    const QByteArray m_marker;
    const std::chrono::milliseconds m_oneWay;
    std::atomic<NetworkFault> m_fault = NetworkFault::None;
    std::atomic<int> m_left = 0;
    std::atomic<int> m_faults = 0;
    std::atomic<bool> m_isSwallowing = false;
    bool m_isPassing = false; ///< the next commit
    quint16 m_port = 0;       ///< set while m_listener is made, so before it
    const int m_listener;
    const int m_stop;                  ///< an eventfd: readable once the thread is to end
    std::mt19937 m_random{20'261'130}; ///< the thread's, as the links
    std::list<std::unique_ptr<Link>> m_links;
    std::thread m_thread;
};

} // namespace ShelfHelp::Tests
