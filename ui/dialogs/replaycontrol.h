// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <ingest/apply/ingestor.h>
#include <ingest/apply/outcome.h>

#include <atomic>
#include <mutex>

namespace ShelfHelp::Ui {

/// How far a replay is.
struct ReplayProgress
{
    qint64 bytesDone = 0;
    qint64 bytesTotal = 0; ///< 0 while unknown
    qint64 read = 0;
    qint64 stored = 0;
    qint64 duplicate = 0;
    qint64 rejected = 0;
    double seconds = 0; ///< since it began

    friend bool operator==(const ReplayProgress &, const ReplayProgress &) = default;
};

/// What the ingesting thread and the dialog that watches it share: progress one way, "please stop" the other.
/// Thread-safe; both hold it by shared_ptr, so that neither has to outlive the other.
class ReplayControl final
{
    Q_DISABLE_COPY_MOVE(ReplayControl)

public:
    ReplayControl() = default;

    void report(const Ingest::IngestSummary &soFar, qint64 bytesDone, qint64 bytesTotal);
    [[nodiscard]] ReplayProgress progress() const;

    void requestStop() { m_isStopRequested = true; }

    [[nodiscard]] bool isStopRequested() const { return m_isStopRequested; }

private:
    mutable std::mutex m_mutex;
    ReplayProgress m_progress;
    std::atomic<bool> m_isStopRequested = false;
};

/// The options that tie a run of the ingestor to `control`.
[[nodiscard]] Ingest::IngestOptions controlledBy(const std::shared_ptr<ReplayControl> &control);

/// A dry run changes nothing and tells what would change.
enum class ReplayMode { DryRun, Apply };

} // namespace ShelfHelp::Ui
