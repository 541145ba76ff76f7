// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <sql/backup/workmonitor.h>
#include <sql/embedded/treecopy.h>
#include <sql/upkeep/maintenance.h>

#include <QLocale>
#include <QString>

#include <atomic>
#include <memory>
#include <mutex>

namespace ShelfHelp::Ui {

/// How far a long work is; what does not apply is zero or empty.
struct UpkeepProgress
{
    QString step;         ///< a table, or what is done, in the words of who does it
    qsizetype number = 0; ///< of the step, from 1
    qsizetype count = 0;  ///< of steps
    qint64 rows = 0;
    qint64 totalRows = 0;
    qint64 bytes = 0;
    qint64 totalBytes = 0;
    double share = 0; ///< of the step, where neither rows nor bytes are counted
    QString waitsFor; ///< who has the lock that it needs

    /// 0 to 1; negative where nobody knows.
    [[nodiscard]] double done() const;

    friend bool operator==(const UpkeepProgress &, const UpkeepProgress &) = default;
};

/// One line: step, rows, bytes.
[[nodiscard]] QString progressText(const UpkeepProgress &progress, const QLocale &locale);

/// What a working thread and the window that watches it share: progress one way, "please stop" the other.
/// Thread-safe; both hold it by shared_ptr, so that neither has to outlive the other.
class UpkeepControl final
{
    Q_DISABLE_COPY_MOVE(UpkeepControl)

public:
    UpkeepControl() = default;

    void report(const UpkeepProgress &progress);
    [[nodiscard]] UpkeepProgress progress() const;

    void requestStop() { m_isStopRequested = true; }

    [[nodiscard]] bool isStopRequested() const { return m_isStopRequested; }

private:
    mutable std::mutex m_mutex;
    UpkeepProgress m_progress;
    std::atomic<bool> m_isStopRequested = false;
};

/// The ends of `control` as the different works want them.
[[nodiscard]] std::function<bool()> stopOf(const std::shared_ptr<UpkeepControl> &control);
[[nodiscard]] Sql::WorkMonitor monitorOf(const std::shared_ptr<UpkeepControl> &control);
[[nodiscard]] Sql::MaintenanceOptions maintenanceOf(const std::shared_ptr<UpkeepControl> &control);
[[nodiscard]] Sql::CopyWatch copyOf(const std::shared_ptr<UpkeepControl> &control);

} // namespace ShelfHelp::Ui
