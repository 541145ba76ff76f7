// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "outcome.h"

#include <sql/connection.h>
#include <sql/result.h>

#include <QByteArray>
#include <QHash>
#include <QList>

#include <functional>

namespace ShelfHelp::Ingest {

/// What became of one rejected notification that was retried.
struct RetryOutcome
{
    enum class Kind {
        Stored,
        Duplicate, ///< it was stored already
        Rejected,  ///< again: it stays open
        Cut,       ///< too large to be kept whole, so there is nothing to retry
        Settled,   ///< by somebody else meanwhile; with RetryOptions::onlyOpen
    };

    qint64 id = 0;
    Kind kind = Kind::Stored;
    QString reason; ///< of a rejected one

    friend bool operator==(const RetryOutcome &, const RetryOutcome &) = default;
};

struct RetryOptions
{
    /// Leaves those alone that are no longer open when their turn comes.
    bool onlyOpen = false;
    /// Bytes to send through instead of those that were kept. What is rejected of them leaves the rejection
    /// as it is, and is kept as one of its own.
    QHash<qint64, QByteArray> edited = {};
    /// Told of each once its outcome is committed.
    std::function<void(const RetryOutcome &)> observer;
    /// Asked between rejections; true ends the retry after what is committed.
    std::function<bool()> shouldStop;
};

struct RetrySummary
{
    IngestSummary run;  ///< of the records that were decided anew
    qint64 cut = 0;     ///< not retried
    qint64 settled = 0; ///< likewise
};

/// Sends the bytes of rejected notifications through the ordinary path again, in the order of `ids`, as one
/// run: a fresh decision, stored exactly once. What is stored now, or was already, becomes `retried`; what is
/// rejected again counts an attempt and stays open.
///
/// Storing and marking are two transactions. A crash between them, or a second retry at the same time, does
/// no harm: the ledger knows the notification, and the next retry finds a duplicate and marks it.
[[nodiscard]] Result<RetrySummary> retryRejections(Sql::Connection &connection, const QList<qint64> &ids,
                                                   const RetryOptions &options = {});

} // namespace ShelfHelp::Ingest
