// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "batchapplier.h"
#include "batchstore.h"

#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace ShelfHelp::Ingest {

struct LaneOptions
{
    int count = 1;
    int batchSize = 1000;
    StoreOptions store;
    BatchApplier::Observer observer; ///< called by one lane at a time
};

/// Applies records side by side: every message group has its lane, so its order is kept, and every lane but
/// one has a thread and a connection of its own. With one lane everything happens on the calling thread.
/// Records of unknown group are those of their topic.
class LaneSet final
{
    Q_DISABLE_COPY_MOVE(LaneSet)

public:
    /// The connection serves the only lane, or none.
    LaneSet(Sql::Connection &connection, qint64 run, LaneOptions options);
    ~LaneSet();

    /// Waits while the record's lane is far behind. Fails when a lane has failed.
    [[nodiscard]] Outcome add(PendingRecord record);
    /// Stores what waits; returns when it is stored, or before, where there are threads.
    [[nodiscard]] Outcome flush();
    /// Stores everything and ends the threads.
    [[nodiscard]] Outcome finish();

    /// Of all lanes together, as far as they are; rejections only after finish().
    [[nodiscard]] IngestSummary summary() const;
    /// Of a rehearsal; with rows it is over. See BatchApplier.
    [[nodiscard]] QList<TableChange> tableChanges(int mostRows);

private:
    class Lane;

    [[nodiscard]] Lane &laneOf(const DecodedRecord &record);

    const qint64 m_run;
    const LaneOptions m_options;
    std::mutex m_observerMutex;
    std::unique_ptr<BatchStore> m_store; ///< of the only lane …
    std::unique_ptr<BatchApplier> m_applier;
    std::vector<std::unique_ptr<Lane>> m_lanes; ///< … or several; null until the first record of theirs
};

} // namespace ShelfHelp::Ingest
