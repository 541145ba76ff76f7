// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "replaycontrol.h"

#include <utility>

namespace ShelfHelp::Ui {

void ReplayControl::report(const Ingest::IngestSummary &soFar, qint64 bytesDone, qint64 bytesTotal)
{
    const std::lock_guard lock(m_mutex);
    m_progress = {.bytesDone = bytesDone,
                  .bytesTotal = bytesTotal,
                  .read = soFar.read,
                  .stored = soFar.stored,
                  .duplicate = soFar.duplicate,
                  .rejected = soFar.rejected,
                  .seconds = soFar.seconds};
}

ReplayProgress ReplayControl::progress() const
{
    const std::lock_guard lock(m_mutex);
    return m_progress;
}

Ingest::IngestOptions controlledBy(const std::shared_ptr<ReplayControl> &control)
{
    Ingest::IngestOptions options;
    options.progress = [control](const Ingest::IngestSummary &soFar, qint64 bytesDone, qint64 bytesTotal) {
        control->report(soFar, bytesDone, bytesTotal);
    };
    options.shouldStop = [control] { return control->isStopRequested(); };
    return options;
}

} // namespace ShelfHelp::Ui
