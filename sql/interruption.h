// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "connection.h"

#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

namespace ShelfHelp::Sql {

/// While it lives, cancels what a connection's server is doing as soon as somebody wants it to stop, so that
/// a long statement does not go on without anybody to read its answer. Made and destroyed on the connection's
/// thread.
class Interruption final
{
    Q_DISABLE_COPY_MOVE(Interruption)

public:
    /// `shouldStop` is asked several times a second on a thread of its own.
    Interruption(const Connection &connection, std::function<bool()> shouldStop);
    ~Interruption();

private:
    void watch();

    const Canceller m_canceller;
    const std::function<bool()> m_shouldStop;
    std::mutex m_mutex;
    std::condition_variable m_ended;
    bool m_isEnded = false;
    std::thread m_thread; ///< the last one, so that all it uses is there
};

} // namespace ShelfHelp::Sql
