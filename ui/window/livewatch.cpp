// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "livewatch.h"

#include <algorithm>
#include <utility>

namespace ShelfHelp::Ui {

namespace {

using namespace std::chrono_literals;
constexpr std::chrono::milliseconds longestWait = 30s;
constexpr int mostDoublings = 5;

} // namespace

LiveWatch::LiveWatch(Ask ask, QObject *parent)
    : QObject(parent)
    , m_ask(std::move(ask))
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::CoarseTimer);
    connect(&m_timer, &QTimer::timeout, this, &LiveWatch::look);
    connect(&m_watcher, &QFutureWatcherBase::finished, this, &LiveWatch::takeAnswer);
}

LiveWatch::~LiveWatch()
{
    m_watcher.cancel();
}

void LiveWatch::setInterval(std::chrono::milliseconds interval)
{
    m_interval = interval;
    scheduleNext();
}

void LiveWatch::setPaused(bool paused)
{
    if (paused == m_isPaused) {
        return;
    }
    m_isPaused = paused;
    m_failures = 0;
    if (isWatching()) {
        look();
    } else {
        m_timer.stop();
    }
}

void LiveWatch::look()
{
    if (isWatching() && !m_watcher.isRunning()) {
        m_watcher.setFuture(m_ask());
    }
}

void LiveWatch::takeAnswer()
{
    if (m_watcher.isCanceled() || m_watcher.future().resultCount() == 0) {
        return;
    }
    const Result<Sql::Watermark> answer = m_watcher.result();
    if (answer.ok()) {
        m_failures = 0;
        const bool hasNews = m_watermark && *m_watermark != answer.value();
        m_watermark = answer.value();
        Q_EMIT answered(*m_watermark, hasNews);
    } else {
        m_failures = std::min(m_failures + 1, mostDoublings);
        Q_EMIT failed(answer.error());
    }
    scheduleNext();
}

void LiveWatch::scheduleNext()
{
    if (!isWatching()) {
        m_timer.stop();
        return;
    }
    const std::chrono::milliseconds wait = m_interval * (1 << m_failures);
    m_timer.start(m_failures == 0 ? m_interval : std::min(wait, std::max(longestWait, m_interval)));
}

} // namespace ShelfHelp::Ui
