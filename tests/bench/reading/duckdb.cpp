// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "duckdb.h"

#include "plainsql.h"

#include <tests/bench/failure.h>
#include <tests/bench/rounds.h>

#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace ShelfHelp::Bench {

namespace {

constexpr int patienceMs = 600'000;

QStringList columnsOf(const QJsonValue &line)
{
    QStringList columns;
    for (const QJsonValue &column : line.toArray()) {
        columns.append(column.toString());
    }
    return columns;
}

} // namespace

bool DuckDb::isInstalled()
{
    QProcess node;
    node.start(u"node"_qs, {u"-e"_qs, u"require('@duckdb/node-api')"_qs});
    return node.waitForFinished() && node.exitStatus() == QProcess::NormalExit && node.exitCode() == 0;
}

DuckDb::DuckDb(const Sql::ConnectionSettings &source)
{
    m_node.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_node.start(u"node"_qs, {QStringLiteral(SHELFHELP_SOURCE_DIR) + u"/tests/bench/reading/duckdb.js"_qs,
                              m_directory.filePath(u"history.duckdb"_qs)});
    Postgres session(source);
    copy(session, u"books"_qs, u"book_id BIGINT, title VARCHAR, author VARCHAR"_qs,
         u"SELECT book_id, title, author FROM public.books"_qs);
    copy(session, u"shelves"_qs, u"shelf_id BIGINT, shelf_url VARCHAR"_qs,
         u"SELECT shelf_id, shelf_url FROM public.shelves"_qs);
    copy(session, u"shelf_searches"_qs,
         u"shelf_search_id BIGINT, shelf_id BIGINT, num_books INTEGER, time_start TIMESTAMP, "
         "time_complete TIMESTAMP, total_book_count INTEGER, books_returned BIGINT[], search_type VARCHAR"_qs,
         u"SELECT shelf_search_id, shelf_id, num_books, time_start, time_complete, total_book_count, "
         "translate(books_returned::text, '{}', '[]'), search_type FROM public.shelf_searches"_qs);
    copy(session, u"library_searches"_qs,
         u"library_search_id BIGINT, library_id VARCHAR, is_libby BOOLEAN, time_start TIMESTAMP, "
         "time_complete TIMESTAMP, book_id BIGINT, available BOOLEAN, availability_message VARCHAR"_qs,
         u"SELECT * FROM public.library_searches"_qs);
    (void)ask(u"CHECKPOINT"_qs);
}

DuckDb::~DuckDb()
{
    m_node.closeWriteChannel();
    m_node.waitForFinished();
}

void DuckDb::copy(Postgres &source, const QString &table, const QString &columns, const QString &query)
{
    QFile file(m_directory.filePath(table + u".csv"_qs));
    if (!file.open(QIODevice::WriteOnly)) {
        throw Failure{u"%1: %2"_qs.arg(file.fileName(), file.errorString())};
    }
    source.copyOut(u"COPY (%1) TO STDOUT (FORMAT csv)"_qs.arg(query),
                   [&file](QByteArrayView row) { file.write(row.data(), row.size()); });
    if (!file.flush()) {
        throw Failure{u"%1: %2"_qs.arg(file.fileName(), file.errorString())};
    }
    (void)ask(u"CREATE TABLE %1 (%2)"_qs.arg(table, columns));
    (void)ask(u"COPY %1 FROM '%2' (FORMAT csv, HEADER false)"_qs.arg(table, file.fileName()));
    file.remove();
}

DuckDb::Reply DuckDb::ask(const QString &sql, const QStringList &parameters)
{
    const QJsonObject request{{u"sql"_qs, sql}, {u"parameters"_qs, QJsonArray::fromStringList(parameters)}};
    m_node.write(QJsonDocument(request).toJson(QJsonDocument::Compact) + '\n');
    while (!m_node.canReadLine()) {
        if (!m_node.waitForReadyRead(patienceMs)) {
            throw Failure{u"DuckDB: "_qs + m_node.errorString()};
        }
    }
    const QJsonObject reply = QJsonDocument::fromJson(m_node.readLine()).object();
    if (reply.contains(u"error")) {
        throw Failure{u"DuckDB: %1\n%2"_qs.arg(reply.value(u"error").toString(), sql)};
    }
    Reply result{.seconds = reply.value(u"seconds").toDouble(), .rows = {}};
    for (const QJsonValue &line : reply.value(u"rows").toArray()) {
        result.rows.append(columnsOf(line));
    }
    return result;
}

Refresh DuckDb::refresh(const ReadRange &range)
{
    Refresh refresh;
    for (const QString &card : cardNames()) {
        const QString statement = plainStatement(card);
        const Reply reply = ask(statement, parametersOf(statement, range));
        refresh.answers[card] = reply.rows;
        refresh.seconds[card] = reply.seconds;
        refresh.total += reply.seconds;
    }
    return refresh;
}

qint64 DuckDb::bytesOnDisk() const
{
    return QFileInfo(m_directory.filePath(u"history.duckdb"_qs)).size();
}

} // namespace ShelfHelp::Bench
