// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "upkeepservices.h"

#include <QFutureWatcher>
#include <QObject>
#include <QTimer>

namespace ShelfHelp::Ui {

/// The one long work that the window does with its database at a time: who asked for it does not matter, all
/// see how far it is. GUI thread only.
class UpkeepDesk final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(UpkeepDesk)

public:
    using Control = UpkeepServices::Control;

    explicit UpkeepDesk(QObject *parent = nullptr);
    /// Asks the work to stop, and does not wait for it.
    ~UpkeepDesk() override;

    [[nodiscard]] bool isBusy() const { return m_control != nullptr; }

    [[nodiscard]] bool isStopping() const { return m_control && m_control->isStopRequested(); }

    /// What is being done, as it was given to begin().
    [[nodiscard]] const QString &title() const { return m_title; }

    [[nodiscard]] UpkeepProgress progress() const;

    void requestStop();

    /// Begins `work` (which gets the control) and hands its answer to `done`; a work that ended without one
    /// was stopped. Nothing else may be running.
    template <typename T, typename Work, typename Done>
    void begin(const QString &title, Work work, Done done)
    {
        Q_ASSERT(!isBusy());
        m_title = title;
        m_control = std::make_shared<UpkeepControl>();
        auto *watcher = new QFutureWatcher<Result<T>>(this);
        connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, done = std::move(done)] {
            const Result<T> answer =
                watcher->future().resultCount() > 0 ? watcher->result() : Result<T>(stopped());
            watcher->deleteLater();
            end();
            done(answer);
        });
        watcher->setFuture(work(m_control));
        m_poll.start();
        Q_EMIT busyChanged();
    }

    /// What is said of a work that ended without an answer.
    [[nodiscard]] static Error stopped();

Q_SIGNALS:
    void busyChanged();
    /// Several times a second while something runs.
    void progressed();
    /// A line of what became of a work, and more of it in further lines; `isGood`: it was done.
    void told(const QString &headline, const QString &details, bool isGood);

private:
    void end();

    QString m_title;
    Control m_control; ///< null: nothing runs
    QTimer m_poll;
};

} // namespace ShelfHelp::Ui
