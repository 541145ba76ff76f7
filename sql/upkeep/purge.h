// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <sql/connection.h>
#include <sql/result.h>

#include <functional>

namespace ShelfHelp::Sql {

/// Days after which no queue can bring a notification again: a year in the archive of an SNS FIFO topic, 23
/// days of delivery attempts, and three times 14 days in a queue, its dead-letter queue, and back from there.
inline constexpr int leastLedgerDays = 430;

enum class PurgeKind {
    Rejections, ///< rejected notifications that are settled
    Ledger,     ///< what has been stored; docs/operations.md says why that is safe
};

struct PurgeOptions
{
    PurgeKind kind = PurgeKind::Rejections;
    int olderThanDays = 90; ///< of the ledger at least leastLedgerDays; ErrorKind::Usage otherwise
    bool openToo = false;   ///< Rejections: also those nobody has dealt with
    bool isDryRun = true;   ///< counts, and deletes nothing
    int batch = 5'000;      ///< rows looked at in one statement, and one transaction
    std::function<void(qint64 seen, qint64 purged)> progress = {}; ///< after each batch; may be empty
    std::function<bool()> shouldStop = {};                         ///< asked between batches; may be empty
};

struct Purged
{
    qint64 seen = 0;   ///< old enough
    qint64 purged = 0; ///< deleted, or to be deleted in a dry run
    bool wasStopped = false;

    /// Old enough, and kept: open rejections; entries of the ledger that something still depends on.
    [[nodiscard]] qint64 kept() const { return seen - purged; }

    friend bool operator==(const Purged &, const Purged &) = default;
};

/// Deletes what is old enough and not needed any more, batch by batch, each a transaction of its own:
/// whatever ends it, what was deleted is counted and the rest is there. Needs the rights of the owner, unless
/// it is a dry run.
///
/// Of the ledger only entries go whose notification would change nothing if it came again: a search or check
/// whose row is there and the only one of its start. Its content finds it then, as it finds rows of the
/// existing pipeline. It works in a database that has become read-only because it is full, too, unless a
/// pooler keeps no session. A run that lost entries cannot be taken back any more (undoRun() refuses), and is
/// not counted in the journal.
[[nodiscard]] Result<Purged> purge(Connection &connection, const PurgeOptions &options);

} // namespace ShelfHelp::Sql
