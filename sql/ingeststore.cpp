// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ingeststore.h"

#include "crashhook.h"

namespace ShelfHelp::Sql {

namespace {

Parameters keyParameters(qint64 run, const BatchColumns &batch)
{
    const auto &n = batch.notifications;
    return {run, Parameter::texts(batch.topics), Parameter::integers(n.topic), Parameter::uuids(n.id)};
}

Parameters notificationParameters(qint64 run, const BatchColumns &batch)
{
    const auto &n = batch.notifications;
    return keyParameters(run, batch) +
           Parameters{Parameter::texts(n.messageId),      Parameter::digests(n.contentHash),
                      Parameter::integers(n.kind),        Parameter::texts(n.sequenceNumber),
                      Parameter::instants(n.publishedAt), Parameter::texts(n.warnings),
                      Parameter::timestamps(n.at)};
}

Parameters bookParameters(const BatchColumns &batch)
{
    const auto &b = batch.books;
    const auto &m = batch.mentions;
    return {Parameter::texts(batch.shelfUrls),
            Parameter::texts(batch.libraryIds),
            Parameter::texts(b.uniqueHash),
            Parameter::bigints(b.goodreadsId),
            Parameter::texts(b.title),
            Parameter::texts(b.author),
            Parameter::texts(b.isbn),
            Parameter::integers(b.teller),
            Parameter::doubles(b.averageRating),
            Parameter::texts(b.link),
            Parameter::texts(b.imageLink),
            Parameter::integers(m.notification),
            Parameter::integers(m.book)};
}

Parameters searchParameters(const BatchColumns &batch)
{
    const auto &s = batch.shelfSearches;
    const auto &l = batch.librarySearches;
    const auto &v = batch.goodreadsVisits;
    return {Parameter::integers(s.notification), Parameter::integers(s.shelf),
            Parameter::integers(s.numBooks),     Parameter::integers(s.totalBooks),
            Parameter::timestamps(s.start),      Parameter::timestamps(s.end),
            Parameter::texts(s.searchType),      Parameter::integers(s.firstMention),
            Parameter::integers(s.books),        Parameter::integers(l.notification),
            Parameter::integers(l.library),      Parameter::booleans(l.isLibby),
            Parameter::timestamps(l.start),      Parameter::timestamps(l.end),
            Parameter::integers(l.book),         Parameter::booleans(l.available),
            Parameter::texts(l.message),         Parameter::integers(v.notification),
            Parameter::texts(v.shelfUrl),        Parameter::integers(v.book)};
}

Parameters rejectionParameters(const RejectionColumns &rejections)
{
    return {Parameter::byteas(rejections.raw),      Parameter::byteas(rejections.rawHash),
            Parameter::bigints(rejections.rawSize), Parameter::texts(rejections.reason),
            Parameter::texts(rejections.path),      Parameter::bigints(rejections.offset),
            Parameter::texts(rejections.detail),    Parameter::texts(rejections.excerpt),
            Parameter::texts(rejections.source),    Parameter::bigints(rejections.line),
            Parameter::bigints(rejections.record)};
}

void addOutcome(BatchResult &result, std::string_view outcome, const QString &subject,
                const QList<qint64> &numbers)
{
    if (outcome == "d") {
        result.duplicates = numbers;
    } else if (outcome == "c") {
        result.conflicts = numbers;
    } else if (outcome == "w") {
        result.warnings[subject] = numbers;
    } else if (outcome == "+") {
        result.rows.added[subject] = numbers;
    } else if (outcome == "~") {
        result.rows.changed[subject] = numbers;
    } else {
        result.rows.mentioned[subject] = numbers;
    }
}

/// Says which runs there are, so that the right number need not be searched for.
Error unknownRun(Connection &connection, qint64 run)
{
    const Result<Rows> rows = connection.executeStatement(u"ingest/latest_runs"_qs);
    if (!rows.ok()) {
        return rows.error();
    }
    QStringList runs;
    for (int row = 0; row < rows.value().size(); ++row) {
        runs.append(rows.value().get<QString>(row, 0));
    }
    return {.kind = ErrorKind::Usage,
            .message = u"There is no run %1 to take back"_qs.arg(run),
            .remedy = runs.isEmpty() ? u"No run has stored anything that is still there."_qs
                                     : u"The latest runs are: %1."_qs.arg(runs.join(u"; "))};
}

/// What a purge took out of the ledger nobody can find any more: the rest alone would be half a run.
Outcome requireCompleteRun(Connection &connection, qint64 run)
{
    const Result<Rows> rows = connection.executeStatement(u"ingest/find_purged_run"_qs, {run});
    if (!rows.ok()) {
        return rows.error();
    }
    if (rows.value().size() > 0 && rows.value().get<bool>(0, 0)) {
        return Error{.message =
                         u"Run %1 cannot be taken back: shelfhelp database purge has taken entries of its "
                         u"out of the ledger"_qs.arg(run)};
    }
    return success();
}

} // namespace

Result<qint64> beginRun(Connection &connection, const QString &source)
{
    SHELFHELP_CRASH_HOOK("before run");
    const Result<Rows> rows = connection.executeStatement(
        u"ingest/begin_run"_qs, {source, u"Shelf Help Analytics " SHELFHELP_VERSION ""_qs});
    SHELFHELP_CRASH_HOOK("after run");
    if (!rows.ok()) {
        return rows.error();
    }
    return rows.value().get<qint64>(0, 0);
}

Result<BatchResult> storeBatch(Connection &connection, qint64 run, const BatchColumns &batch,
                               const RejectionColumns &rejections, bool explain)
{
    SHELFHELP_CRASH_HOOK("before BEGIN");
    const Result<Rows> rows = connection.executeStatement(
        u"ingest/store_batch"_qs, notificationParameters(run, batch) + bookParameters(batch) +
                                      searchParameters(batch) + Parameters{batch.repeats, explain} +
                                      rejectionParameters(rejections));
    SHELFHELP_CRASH_HOOK("after COMMIT");
    if (!rows.ok()) {
        return rows.error();
    }
    BatchResult result;
    for (int row = 0; row < rows.value().size(); ++row) {
        addOutcome(result, rows.value().text(row, 0), rows.value().get<QString>(row, 1),
                   rows.value().bigints(row, 2));
    }
    return result;
}

Result<QList<qint64>> countDuplicates(Connection &connection, qint64 run, const BatchColumns &batch)
{
    SHELFHELP_CRASH_HOOK("before duplicates");
    const Result<Rows> rows = connection.executeStatement(
        u"ingest/count_duplicates"_qs,
        keyParameters(run, batch) +
            Parameters{Parameter::digests(batch.notifications.contentHash), batch.repeats});
    SHELFHELP_CRASH_HOOK("after duplicates");
    return rows.ok() ? Result<QList<qint64>>(rows.value().bigints(0, 0)) : rows.error();
}

Result<QList<RowText>> readRows(Connection &connection, const QString &table, const QList<qint64> &ids)
{
    const std::vector<std::optional<std::int64_t>> numbers(ids.begin(), ids.end());
    const Result<Rows> rows =
        connection.executeStatement(u"ingest/read_rows"_qs, {table, Parameter::bigints(numbers)});
    if (!rows.ok()) {
        return rows.error();
    }
    QList<RowText> texts;
    for (int row = 0; row < rows.value().size(); ++row) {
        const std::string_view json = rows.value().text(row, 1);
        texts.append({.id = rows.value().get<qint64>(row, 0),
                      .json = QByteArray(json.data(), qsizetype(json.size()))});
    }
    return texts;
}

Result<QList<qint64>> searchesOfRun(Connection &connection, qint64 run, QChar kind, int limit)
{
    const Result<Rows> rows =
        connection.executeStatement(u"ingest/list_run_searches"_qs, {run, QString(kind), limit});
    if (!rows.ok()) {
        return rows.error();
    }
    QList<qint64> ids;
    for (int row = 0; row < rows.value().size(); ++row) {
        ids.append(rows.value().get<qint64>(row, 0));
    }
    return ids;
}

Result<std::optional<IngestRun>> ingestRun(Connection &connection, qint64 run)
{
    const Result<Rows> answer = connection.executeStatement(u"ingest/find_run"_qs, {run});
    if (!answer.ok()) {
        return answer.error();
    }
    const Rows &rows = answer.value();
    if (rows.size() == 0) {
        return std::optional<IngestRun>();
    }
    return std::optional(IngestRun{.id = rows.get<qint64>(0, 0),
                                   .source = rows.get<QString>(0, 1),
                                   .program = rows.get<QString>(0, 2),
                                   .started = rows.get<QDateTime>(0, 3),
                                   .lastBatch = rows.get<std::optional<QDateTime>>(0, 4),
                                   .read = rows.get<qint64>(0, 5),
                                   .stored = rows.get<qint64>(0, 6),
                                   .duplicate = rows.get<qint64>(0, 7),
                                   .rejected = rows.get<qint64>(0, 8),
                                   .undone = rows.get<std::optional<QDateTime>>(0, 9),
                                   .laterRuns = rows.get<qint64>(0, 10)});
}

Result<QList<UndoneRows>> undoRun(Connection &connection, qint64 run)
{
    if (Outcome complete = requireCompleteRun(connection, run); !complete.ok()) {
        return complete.error();
    }
    const Result<Rows> rows = connection.executeStatement(u"ingest/undo_run"_qs, {run});
    if (!rows.ok()) {
        return rows.error();
    }
    if (rows.value().size() == 0) {
        return unknownRun(connection, run);
    }
    QList<UndoneRows> undone;
    for (int row = 0; row < rows.value().size(); ++row) {
        undone.append({.table = rows.value().get<QString>(row, 0),
                       .removed = rows.value().get<qint64>(row, 1),
                       .changed = rows.value().get<qint64>(row, 2)});
    }
    return undone;
}

} // namespace ShelfHelp::Sql
