// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "maintenanceplan.h"

#include <chrono>
#include <functional>
#include <optional>

namespace ShelfHelp::Sql {

/// How far a maintenance has come.
struct MaintenanceProgress
{
    QString table;        ///< `schema.table`
    qsizetype number = 0; ///< of the table, from 1
    qsizetype count = 0;  ///< of all tables
    QString phase;        ///< in the server's words, such as "scanning heap"; empty: none yet
    double share = 0;     ///< of the phase, 0 to 1; 0 where the phase has no size
    QString waitsFor;     ///< whom it waits for to get its lock; empty: nobody

    friend bool operator==(const MaintenanceProgress &, const MaintenanceProgress &) = default;
};

struct MaintenanceOptions
{
    /// How long to wait for a lock. While it waits for one, whoever wants the table after it waits too.
    std::chrono::milliseconds lockPatience = std::chrono::seconds(5);
    /// Told when something has changed, on a thread of its own; may be empty.
    std::function<void(const MaintenanceProgress &)> progress = {};
    /// Asked several times a second on that thread; true cancels on the server. May be empty.
    std::function<bool()> shouldStop = {};
};

/// A table before and after.
struct MaintainedTable
{
    TableStorage before;
    TableStorage after;
    double seconds = 0;
};

/// What has been done; steps are complete or have changed nothing, but that a reindex goes index by index.
struct MaintenanceReport
{
    QList<MaintainedTable> tables;
    /// Why it ended early: what was done until then stays done. ErrorKind::Cancelled when it was to stop.
    std::optional<Error> failure;
    QStringList removedIndexes; ///< `schema.index`, left invalid by an interrupted reindex, this or another
    QStringList leftIndexes;    ///< likewise, that could not be removed
};

/// Does what the plan says, one table after the other, each in a statement of its own; a table that was
/// rewritten is analysed as well. Refuses while another maintenance runs in the database. Blocks until all is
/// done: call it on a worker thread. The connection is the one that planMaintenance() was given; progress
/// needs a second one.
///
/// Nothing is half done when it ends early: the server undoes a step that fails. Only REINDEX CONCURRENTLY
/// leaves an invalid index, which is removed then; where the connection was lost, by the next reindex of the
/// table.
[[nodiscard]] MaintenanceReport runMaintenance(Connection &connection, const MaintenancePlan &plan,
                                               const MaintenanceOptions &options);

} // namespace ShelfHelp::Sql
