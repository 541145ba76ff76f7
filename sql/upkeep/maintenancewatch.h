// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "maintenance.h"

#include <condition_variable>
#include <mutex>
#include <thread>

namespace ShelfHelp::Sql {

/// Looks on from a second connection, on a thread of its own, while a statement runs on the first: tells how
/// far it is, notes whom it waits for, and cancels it when it is to stop. Without a second connection (the
/// server has none left) it only cancels.
class MaintenanceWatch final
{
    Q_DISABLE_COPY_MOVE(MaintenanceWatch)

public:
    /// `process` is the server process of `connection`, which has to outlive this object.
    MaintenanceWatch(const Connection &connection, int process, const MaintenanceOptions &options,
                     MaintenanceProgress place);
    ~MaintenanceWatch();

    /// Ends it; returns once nothing can be cancelled by it any more.
    void end();

    [[nodiscard]] bool wasStopped() const;
    /// Whom the statement waited for last: process, program and what it does; empty: for nobody.
    [[nodiscard]] QString lastBlocker() const;

private:
    void watch();
    void look(Connection &connection);

    const ConnectionSettings m_settings;
    const Canceller m_canceller;
    const int m_process;
    const MaintenanceOptions &m_options;
    MaintenanceProgress m_told;
    mutable std::mutex m_mutex;
    std::condition_variable m_ended;
    QString m_blocker;
    bool m_isEnded = false;
    bool m_wasStopped = false;
    std::thread m_thread; ///< the last one, so that all it uses is there
};

/// "process 4711 (psql, idle in transaction, for 12 s)".
[[nodiscard]] QString describeSession(qint64 process, const QString &program, const QString &state,
                                      const QString &command, double seconds);

} // namespace ShelfHelp::Sql
