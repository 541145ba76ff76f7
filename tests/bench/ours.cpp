// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ours.h"

#include "failure.h"
#include "rounds.h"

#include <ingest/apply/ingestor.h>
#include <sql/connection.h>

namespace ShelfHelp::Bench {

namespace {

/// The observer of a run that tells batches instead of records.
Ingest::BatchApplier::Observer batchObserver(int batchSize, const std::function<void()> &batchDone)
{
    if (!batchDone) {
        return {};
    }
    return [batchSize, batchDone, records = 0](const Ingest::RecordOutcome &) mutable {
        if (++records == batchSize) {
            records = 0;
            batchDone();
        }
    };
}

} // namespace

double ingestFile(const Sql::ConnectionSettings &settings, const QString &path, qint64 events, int batchSize,
                  const std::function<void()> &batchDone)
{
    Ingest::IngestSummary summary;
    const double seconds = secondsOf([&] {
        const auto connection = need(Sql::Connection::open(settings, Sql::Purpose::Writing));
        summary = need(Ingest::ingestPaths(
            *connection, {path}, {.batchSize = batchSize, .observer = batchObserver(batchSize, batchDone)}));
    });
    if (summary.read != events || summary.rejected != 0) {
        throw Failure{u"Ours read %1 of %2 notifications and rejected %3"_qs.arg(
            QString::number(summary.read), QString::number(events), QString::number(summary.rejected))};
    }
    return seconds;
}

} // namespace ShelfHelp::Bench
