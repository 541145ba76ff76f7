// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ingeststore.h"

namespace ShelfHelp::Sql {

namespace {

Parameters batchParameters(qint64 run, const BatchColumns &batch)
{
    const auto &n = batch.notifications;
    const auto &s = batch.shelfSearches;
    const auto &l = batch.librarySearches;
    return {run,
            Parameter::texts(batch.topics),
            Parameter::integers(n.topic),
            Parameter::uuids(n.id),
            Parameter::texts(n.messageId),
            Parameter::byteas(n.contentHash),
            Parameter::integers(n.kind),
            Parameter::texts(n.sequenceNumber),
            Parameter::instants(n.publishedAt),
            Parameter::texts(n.warnings),
            Parameter::texts(batch.shelfUrls),
            Parameter::texts(batch.books.uniqueHash),
            Parameter::bigints(batch.books.goodreadsId),
            Parameter::texts(batch.books.title),
            Parameter::texts(batch.books.author),
            Parameter::texts(batch.books.isbn),
            Parameter::integers(s.notification),
            Parameter::integers(s.shelf),
            Parameter::integers(s.numBooks),
            Parameter::integers(s.totalBooks),
            Parameter::timestamps(s.start),
            Parameter::timestamps(s.end),
            Parameter::texts(s.searchType),
            Parameter::integers(batch.shownBooks.search),
            Parameter::integers(batch.shownBooks.book),
            Parameter::integers(l.notification),
            Parameter::texts(l.library),
            Parameter::booleans(l.isLibby),
            Parameter::timestamps(l.start),
            Parameter::timestamps(l.end),
            Parameter::integers(l.book),
            Parameter::booleans(l.available),
            Parameter::texts(l.message),
            batch.repeats};
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

BatchRemark::Kind remarkKind(std::string_view outcome)
{
    if (outcome == "w") {
        return BatchRemark::Kind::Warning;
    }
    return outcome == "c" ? BatchRemark::Kind::Conflict : BatchRemark::Kind::Duplicate;
}

} // namespace

Result<qint64> beginRun(Connection &connection, const QString &source)
{
    const Result<Rows> rows = connection.executeStatement(
        u"ingest/begin_run"_qs, {source, u"Shelf Help Analytics " SHELFHELP_VERSION ""_qs});
    if (!rows.ok()) {
        return rows.error();
    }
    return rows.value().get<qint64>(0, 0);
}

Result<QList<BatchRemark>> storeBatch(Connection &connection, qint64 run, const BatchColumns &batch,
                                      const RejectionColumns &rejections)
{
    const Result<Rows> rows = connection.executeStatement(
        u"ingest/store_batch"_qs, batchParameters(run, batch) + rejectionParameters(rejections));
    if (!rows.ok()) {
        return rows.error();
    }
    QList<BatchRemark> remarks;
    for (int row = 0; row < rows.value().size(); ++row) {
        remarks.append({.position = rows.value().get<int>(row, 0),
                        .kind = remarkKind(rows.value().text(row, 1)),
                        .warning = rows.value().get<QString>(row, 2)});
    }
    return remarks;
}

} // namespace ShelfHelp::Sql
