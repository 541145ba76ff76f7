// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <sql/connection.h>

#include <condition_variable>
#include <mutex>
#include <thread>

namespace ShelfHelp::App {

/// While it lives, SIGINT and SIGTERM cancel what a connection's server is doing, so that a long statement
/// does not go on without anybody to read its answer. A second signal ends the program at once. Watches on a
/// thread of its own; made and destroyed on the connection's.
class Interruption final
{
    Q_DISABLE_COPY_MOVE(Interruption)

public:
    explicit Interruption(const Sql::Connection &connection);
    ~Interruption();

    [[nodiscard]] static bool isRequested();
    /// What to tell then.
    [[nodiscard]] static Error error();

private:
    void watch();

    const Sql::Canceller m_canceller;
    std::mutex m_mutex;
    std::condition_variable m_ended;
    bool m_isEnded = false;
    std::thread m_thread; ///< the last one, so that all it uses is there
};

} // namespace ShelfHelp::App
