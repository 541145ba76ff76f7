// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QEventLoop>
#include <QFuture>
#include <QFutureWatcher>

#include <chrono>
#include <functional>
#include <optional>

namespace ShelfHelp::Ingest {

/// How long, and what for, something is waited for.
struct Patience
{
    std::optional<std::chrono::steady_clock::time_point> deadline = {};
    /// True ends the wait. Asked several times a second on the waiting thread, as is `beat`.
    std::function<bool()> shouldStop = {};
    /// For what has to go on meanwhile.
    std::function<void()> beat = {};

    [[nodiscard]] bool isOver() const;
};

/// Runs the event loop until somebody quits it or the patience is over.
void runLoop(QEventLoop &loop, const Patience &patience);

/// Lets the event loop run for so long; false when the patience is over before.
[[nodiscard]] bool pause(std::chrono::milliseconds length, const Patience &patience);

/// Lets the event loop run until the future is finished; false when the patience is over before.
template <typename T>
[[nodiscard]] bool waitFor(const QFuture<T> &future, const Patience &patience)
{
    QEventLoop loop;
    QFutureWatcher<T> watcher;
    QObject::connect(&watcher, &QFutureWatcherBase::finished, &loop, &QEventLoop::quit);
    watcher.setFuture(future);
    if (!future.isFinished()) {
        runLoop(loop, patience);
    }
    return future.isFinished();
}

} // namespace ShelfHelp::Ingest
