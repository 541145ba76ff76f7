// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "waiting.h"

#include <QTimer>

namespace ShelfHelp::Ingest {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

namespace {

constexpr milliseconds beatInterval{100};

} // namespace

bool Patience::isOver() const
{
    return (deadline && steady_clock::now() >= *deadline) || (shouldStop && shouldStop());
}

void runLoop(QEventLoop &loop, const Patience &patience)
{
    QTimer ticker;
    QObject::connect(&ticker, &QTimer::timeout, &loop, [&loop, &patience] {
        if (patience.beat) {
            patience.beat();
        }
        if (patience.isOver()) {
            loop.quit();
        }
    });
    ticker.start(beatInterval);
    if (!patience.isOver()) {
        loop.exec();
    }
}

bool pause(milliseconds length, const Patience &patience)
{
    QEventLoop loop;
    QTimer::singleShot(length, &loop, &QEventLoop::quit);
    runLoop(loop, patience);
    return !patience.isOver();
}

} // namespace ShelfHelp::Ingest
