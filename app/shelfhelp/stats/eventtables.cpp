// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "figuretables.h"

#include <sql/analytics/eventfigures.h>

namespace ShelfHelp::App {

namespace {

/// No rows, and a note that says so, where nothing is recorded.
template <typename Entry, typename MakeRow>
Result<FigureTable> recordedTable(const Result<std::optional<QList<Entry>>> &entries,
                                  const QStringList &columns, MakeRow makeRow)
{
    if (!entries.ok()) {
        return entries.error();
    }
    if (!entries.value()) {
        return FigureTable{.columns = columns, .rows = {}, .notes = {{u"is_recorded"_qs, false}}};
    }
    return tableOf(Result<QList<Entry>>(*entries.value()), columns, makeRow);
}

Row lagCells(const Sql::LagSummary &lag)
{
    return {lag.n, lag.p50Ms, lag.p95Ms, lag.skewed};
}

Result<FigureTable> lagsTable(const FigureRequest &request)
{
    const QStringList lag{u"n"_qs, u"p50_ms"_qs, u"p95_ms"_qs, u"skewed"_qs};
    return recordedTable(Sql::eventLags(request.snapshot, request.context),
                         QStringList{u"start"_qs} + grouped(u"publish"_qs, lag) + grouped(u"queue"_qs, lag),
                         [](const Sql::LagBucket &bucket) {
                             return Row{bucket.start} + lagCells(bucket.publish) + lagCells(bucket.queue);
                         });
}

Result<FigureTable> countsTable(const FigureRequest &request)
{
    return recordedTable(
        Sql::eventCounts(request.snapshot, request.context),
        {u"start"_qs, u"stored"_qs, u"adopted"_qs, u"duplicates"_qs, u"rejected"_qs},
        [](const Sql::EventBucket &bucket) {
            return Row{bucket.start, bucket.stored, bucket.adopted, bucket.duplicates, bucket.rejected};
        });
}

Result<FigureTable> reasonsTable(const FigureRequest &request)
{
    return recordedTable(Sql::rejectionReasons(request.snapshot),
                         {u"reason"_qs, u"open"_qs, u"retried"_qs, u"discarded"_qs, u"first_seen"_qs,
                          u"last_seen"_qs, u"example_id"_qs, u"example_detail"_qs},
                         [](const Sql::RejectionReason &reason) {
                             return Row{reason.reason,    reason.open,         reason.retried,
                                        reason.discarded, reason.firstSeen,    reason.lastSeen,
                                        reason.exampleId, reason.exampleDetail};
                         });
}

} // namespace

TableMakers eventTables()
{
    return {{u"event_lags"_qs, lagsTable},
            {u"event_counts"_qs, countsTable},
            {u"rejection_reasons"_qs, reasonsTable}};
}

} // namespace ShelfHelp::App
