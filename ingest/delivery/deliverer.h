// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "applydelivery.h"
#include "deliverycounts.h"
#include "waiting.h"

#include <ingest/apply/batchstore.h>
#include <sql/databaseworker.h>

#include <QString>

#include <vector>

namespace ShelfHelp::Ingest {

/// What a delivery came to.
struct DeliveryReport
{
    std::vector<RecordFate> fates; ///< one for each record, in their order
    std::optional<Error> fault;    ///< why records failed: the last cause
    bool isTimedOut = false;       ///< the deadline came while the database was at it
};

/// Hands what a queue delivered to the database and waits for it, event loop running: the database's
/// connection has a thread of its own. One delivery at a time. Belongs to the thread that made it.
class Deliverer final
{
    Q_DISABLE_COPY_MOVE(Deliverer)

public:
    /// `source` is kept with the run and with rejections: the queue, or what else delivers.
    Deliverer(Connect connect, QString source);

    /// Waits until the database answers. Fails when a person has to act, or the patience is over.
    [[nodiscard]] Outcome ensureReady(const Patience &patience);

    /// As applyDelivery(); tries again over a new connection while the database is away, as long as the
    /// patience lasts. A statement that still runs after the deadline, or a moment after a stop, is cancelled
    /// on the server.
    [[nodiscard]] DeliveryReport deliver(const std::vector<DecodedRecord> &records, const Patience &patience);

    [[nodiscard]] const DeliveryCounts &counts() const { return m_counts; }

private:
    using Applied = Result<AppliedDelivery>;

    [[nodiscard]] Applied attempt(const std::vector<DecodedRecord> &records, const Patience &patience);
    [[nodiscard]] Result<qint64> runOf(Sql::Connection &connection);
    void noteDatabase(const std::optional<Error> &fault);
    void settle(const std::vector<DecodedRecord> &records, const DeliveryReport &report);

    const QString m_source;
    DeliveryCounts m_counts;
    bool m_isOutageTold = false;
    qint64 m_run = 0;             ///< the worker's; begun with the first delivery
    Sql::DatabaseWorker m_worker; ///< last: its thread uses the others
};

} // namespace ShelfHelp::Ingest
