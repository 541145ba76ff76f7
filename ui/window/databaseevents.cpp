// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "databaseevents.h"

#include <ingest/apply/ingestor.h>
#include <ingest/apply/rejectionexport.h>
#include <sql/analytics/snapshot.h>

#include <utility>

namespace ShelfHelp::Ui {

namespace {

using Sql::Connection;
using Sql::DatabaseWorker;

constexpr int listedRows = 40; ///< of each table and change in a dry run: enough to see what it does

JournalModel::Answer readJournal(Connection &connection, JournalRowsRequest request)
{
    const auto begun = Sql::Snapshot::begin(connection, request.time);
    if (!begun.ok()) {
        return begun.error();
    }
    Sql::Snapshot &snapshot = *begun.value();
    if (request.index == nullptr) {
        auto index = Sql::JournalIndex::make(snapshot, request.time.range, request.filter);
        if (!index.ok()) {
            return index.error();
        }
        request.index = std::make_shared<const Sql::JournalIndex>(std::move(index).value());
    }
    auto rows = Sql::journalRowsAt(snapshot, request.time, *request.index, request.filter, request.offset,
                                   request.limit);
    if (!rows.ok()) {
        return rows.error();
    }
    return FetchedRows<Sql::JournalEntry, JournalRowsRequest>{
        .rows = std::move(rows).value(), .total = request.index->total(), .request = request};
}

Result<std::optional<Sql::JournalDetail>> readDetail(Connection &connection, const Sql::TimeContext &time,
                                                     const Sql::JournalKey &key)
{
    const auto begun = Sql::Snapshot::begin(connection, time);
    return begun.ok() ? Sql::journalDetail(*begun.value(), key) : begun.error();
}

Result<std::optional<QList<Sql::RejectionReason>>> readReasons(Connection &connection)
{
    const auto begun = Sql::Snapshot::begin(connection, {});
    return begun.ok() ? Sql::rejectionReasons(*begun.value()) : begun.error();
}

DeadLettersModel::Answer readRejections(Connection &connection, const RejectionRowsRequest &request)
{
    auto page = Sql::rejectionPage(connection, request.filter, request.offset, request.limit);
    if (!page.ok()) {
        return page.error();
    }
    return FetchedRows<Sql::RejectedNotification, RejectionRowsRequest>{
        .rows = std::move(page.value().rejections), .total = page.value().total, .request = request};
}

Result<RetryAnswer> retry(Connection &connection, const RetryJob &job,
                          const std::shared_ptr<std::atomic<bool>> &stop)
{
    RetryAnswer answer;
    Ingest::RetryOptions options;
    options.onlyOpen = true;
    options.edited = job.edited;
    options.shouldStop = [stop] { return stop->load(); };
    options.observer = [&answer](const Ingest::RetryOutcome &outcome) {
        if (answer.outcomes.size() < RetryAnswer::mostOutcomes) {
            answer.outcomes.append(outcome);
        }
    };
    auto summary = Ingest::retryRejections(connection, job.ids, options);
    if (!summary.ok()) {
        return summary.error();
    }
    answer.summary = std::move(summary).value();
    return answer;
}

Result<qint64> exportRaw(Connection &connection, const QList<qint64> &ids, const QString &folder)
{
    if (const Outcome made = Ingest::makeFolder(folder); !made.ok()) {
        return made.error();
    }
    qint64 written = 0;
    for (const qint64 id : ids) {
        const auto letter = Sql::rejection(connection, id);
        if (!letter.ok()) {
            return letter.error();
        }
        if (const auto file = Ingest::writeRejectionFile(folder, letter.value()); !file.ok()) {
            return file.error();
        }
        ++written;
    }
    return written;
}

/// Taking back is the owner's, who may be somebody else than the one who writes.
Result<QList<Sql::UndoneRows>> undo(const DatabaseWorker::Open &openAsOwner, Connection &connection,
                                    qint64 run)
{
    if (!openAsOwner) {
        return Sql::undoRun(connection, run);
    }
    const auto owner = openAsOwner();
    return owner.ok() ? Sql::undoRun(*owner.value(), run) : owner.error();
}

void addReading(EventServices &services, DatabaseWorker &browsing)
{
    services.journal = [&browsing](const JournalRowsRequest &request) {
        return browsing.run<FetchedRows<Sql::JournalEntry, JournalRowsRequest>>(
            [request](Connection &connection) { return readJournal(connection, request); });
    };
    services.journalDetail = [&browsing](const Sql::TimeContext &time, const Sql::JournalKey &key) {
        return browsing.run<std::optional<Sql::JournalDetail>>(
            [time, key](Connection &connection) { return readDetail(connection, time, key); });
    };
    services.rejections = [&browsing](const RejectionRowsRequest &request) {
        return browsing.run<FetchedRows<Sql::RejectedNotification, RejectionRowsRequest>>(
            [request](Connection &connection) { return readRejections(connection, request); });
    };
    services.reasons = [&browsing] {
        return browsing.run<std::optional<QList<Sql::RejectionReason>>>(readReasons);
    };
    services.rejectionIds = [&browsing](const Sql::RejectionFilter &filter) {
        return browsing.run<QList<qint64>>(
            [filter](Connection &connection) { return Sql::rejectionIds(connection, filter); });
    };
    services.rejection = [&browsing](qint64 id) {
        return browsing.run<Sql::RejectedNotification>(
            [id](Connection &connection) { return Sql::rejection(connection, id); });
    };
    services.exportRaw = [&browsing](const QList<qint64> &ids, const QString &folder) {
        return browsing.run<qint64>(
            [ids, folder](Connection &connection) { return exportRaw(connection, ids, folder); });
    };
    services.run = [&browsing](qint64 run) {
        return browsing.run<std::optional<Sql::IngestRun>>(
            [run](Connection &connection) { return Sql::ingestRun(connection, run); });
    };
}

} // namespace

EventServices eventServicesOn(const WindowWorkers &workers)
{
    EventServices services;
    addReading(services, workers.browsing);
    DatabaseWorker &writing = workers.naming;
    services.retry = [&writing](const RetryJob &job, std::shared_ptr<std::atomic<bool>> stop) {
        return writing.run<RetryAnswer>(
            [job, stop = std::move(stop)](Connection &connection) { return retry(connection, job, stop); });
    };
    services.discard = [&writing](const QList<qint64> &ids) {
        return writing.run<qint64>(
            [ids](Connection &connection) { return Sql::discardRejections(connection, ids); });
    };
    services.reopen = [&writing](const QList<qint64> &ids) {
        return writing.run<qint64>(
            [ids](Connection &connection) { return Sql::reopenRejections(connection, ids); });
    };
    services.rights = [&browsing = workers.browsing] {
        return browsing.run<Sql::DeskRights>(Sql::deskRights);
    };
    services.undo = [&writing, openAsOwner = workers.openAsOwner](qint64 run) {
        return writing.run<QList<Sql::UndoneRows>>(
            [openAsOwner, run](Connection &connection) { return undo(openAsOwner, connection, run); });
    };
    return services;
}

QFuture<ReplayDialog::Answer> replayOn(DatabaseWorker &worker, const DatabaseWorker::Open &open,
                                       const ReplaySource &source, std::shared_ptr<ReplayControl> control)
{
    return worker.run<Ingest::IngestSummary>(
        [open, source, control = std::move(control)](Connection &connection) {
            Ingest::IngestOptions options = controlledBy(control);
            options.connect = open;
            options.passesOver = true;
            options.isRehearsal = source.mode == ReplayMode::DryRun;
            options.listedRows = options.isRehearsal ? listedRows : 0;
            return source.paths.isEmpty() ? ingestDocument(connection, source.document, source.name, options)
                                          : ingestPaths(connection, source.paths, options);
        });
}

} // namespace ShelfHelp::Ui
