// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "batchapplier.h"
#include "outcome.h"

#include <sql/connection.h>
#include <sql/result.h>

#include <QStringList>

#include <functional>

namespace ShelfHelp::Ingest {

struct IngestOptions
{
    int batchSize = 1000; ///< notifications per transaction
    /// Threads that decode; and, with `connect`, the most connections that store message groups side by side.
    int workers = 1;
    /// Opens further connections: for workers, and in place of one that was lost.
    Connect connect;
    /// How long to wait, in all, for a database that is away for a moment.
    std::chrono::milliseconds patience = std::chrono::seconds(10);
    /// Everything happens in one transaction that is rolled back in the end: the summary tells what would
    /// change. Only identity numbers are used up. Rows that are used by many are locked until the end.
    bool isRehearsal = false;
    /// Of a rehearsal: how many rows of each table and change are told with what they hold.
    int listedRows = 0;
    /// What cannot be read below a folder, links, pipes and unreadable files, is told in the summary instead
    /// of ending the run or being left out silently.
    bool passesOver = false;
    /// Called a few times a second, on the calling thread. bytesTotal is 0 when unknown (standard input).
    std::function<void(const IngestSummary &soFar, qint64 bytesDone, qint64 bytesTotal)> progress;
    /// Told of every record once it is committed, in the order of their batch's outcome; one call at a time.
    BatchApplier::Observer observer;
    /// Asked several times a second, also while waiting for input or the database; true ends the run once
    /// what was read is stored.
    std::function<bool()> shouldStop;
};

/// Applies the notifications of files, folders and standard input ("-"), in order, exactly once.
///
/// Fails only when the work could not be done (file missing or damaged, database away after retries):
/// everything committed before stays, and running again skips it. What was read before a damage is stored,
/// and the error's message counts it. Rejected notifications are no failure.
///
/// Files may be packed with gzip or zstd; progress counts their bytes as they lie there. Reading and decoding
/// happen on threads of their own. At most a few MiB are read ahead, whatever the size of the input.
[[nodiscard]] Result<IngestSummary> ingestPaths(Sql::Connection &connection, const QStringList &paths,
                                                const IngestOptions &options = {});

/// The same for one document in memory; `sourceName` is shown in reports and kept with rejections.
[[nodiscard]] Result<IngestSummary> ingestDocument(Sql::Connection &connection, const QByteArray &document,
                                                   const QString &sourceName,
                                                   const IngestOptions &options = {});

} // namespace ShelfHelp::Ingest
