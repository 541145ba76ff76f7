// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <sql/result.h>
#include <sql/watermark.h>

#include <QFuture>
#include <QFutureWatcher>
#include <QObject>
#include <QTimer>

#include <chrono>
#include <functional>
#include <optional>

namespace ShelfHelp::Ui {

/// Notices what arrives in the database, whoever writes it: looks at its watermark now and then. While paused
/// it does nothing at all. After a failure it waits longer each time, up to half a minute.
class LiveWatch final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LiveWatch)

public:
    using Ask = std::function<QFuture<Result<Sql::Watermark>>()>;

    explicit LiveWatch(Ask ask, QObject *parent = nullptr);
    ~LiveWatch() override;

    /// 0: never looks.
    void setInterval(std::chrono::milliseconds interval);
    /// Hidden windows pause; the end of a pause looks at once.
    void setPaused(bool paused);

    [[nodiscard]] bool isWatching() const { return m_interval.count() > 0 && !m_isPaused; }

    [[nodiscard]] const std::optional<Sql::Watermark> &watermark() const { return m_watermark; }

Q_SIGNALS:
    /// The database answered; `hasNews` when there is something new since the last answer.
    void answered(const Sql::Watermark &watermark, bool hasNews);
    void failed(const Error &error);

private:
    void look();
    void takeAnswer();
    void scheduleNext();

    Ask m_ask;
    QFutureWatcher<Result<Sql::Watermark>> m_watcher;
    QTimer m_timer;
    std::chrono::milliseconds m_interval{0};
    std::optional<Sql::Watermark> m_watermark;
    bool m_isPaused = true;
    int m_failures = 0;
};

} // namespace ShelfHelp::Ui
