// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "copystream.h"

#include <sql/databaseerror.h>
#include <sql/rows.h>

#include <QRegularExpression>

#include <libpq-fe.h>

#include <algorithm>

namespace ShelfHelp::Sql {

namespace {

constexpr qsizetype pieceSize = 256 * 1024;

/// As long as a result is left, QPSQL and libpq take the connection for busy.
Rows lastResult(pg_conn *connection)
{
    Rows last;
    while (pg_result *result = PQgetResult(connection)) {
        const Rows rows(result);
        const ExecStatusType status = PQresultStatus(result);
        if (last.handle() == nullptr || PQresultStatus(last.handle()) != PGRES_FATAL_ERROR) {
            last = rows;
        }
        if (status == PGRES_COPY_IN || status == PGRES_COPY_OUT || PQstatus(connection) != CONNECTION_OK) {
            break;
        }
    }
    return last;
}

/// Ends a copy out that nobody wants the rest of: the server would go on for as long as it takes.
void giveUp(const Connection &connection)
{
    connection.canceller().cancel();
    char *rows = nullptr;
    while (PQgetCopyData(connection.handle(), &rows, 0) > 0) {
        PQfreemem(rows);
    }
    static_cast<void>(lastResult(connection.handle()));
}

qint64 rowsOf(const pg_result *result)
{
    return QByteArray(PQcmdTuples(const_cast<pg_result *>(result))).toLongLong();
}

Error copyError(const pg_result *result, const pg_conn *connection, const QString &table)
{
    Error error = statementError(result, connection);
    // "COPY books, line 3, column …": the number is all of it that is no payload.
    static const QRegularExpression place(u"^[^,]*,[^\\d,]*(\\d+)"_qs);
    const auto found = place.match(QString::fromUtf8(PQresultErrorField(result, PG_DIAG_CONTEXT)));
    error.message +=
        found.hasMatch() ? u" (%1, row %2)"_qs.arg(table, found.captured(1)) : u" (%1)"_qs.arg(table);
    if (error.remedy.isEmpty()) {
        error.remedy = u"Nothing was stored. Look at that row where it comes from."_qs;
    }
    return error;
}

} // namespace

Result<qint64> copyOut(Connection &connection, const QString &sql, const CopySink &sink)
{
    pg_conn *handle = connection.handle();
    const Rows begun(PQexec(handle, sql.toUtf8().constData()));
    if (PQresultStatus(begun.handle()) != PGRES_COPY_OUT) {
        return statementError(begun.handle(), handle);
    }
    QByteArray piece;
    const auto flush = [&] {
        const Outcome taken = piece.isEmpty() ? success() : sink(piece);
        piece.clear();
        return taken;
    };
    char *row = nullptr;
    int size = 0;
    while ((size = PQgetCopyData(handle, &row, 0)) > 0) {
        piece.append(row, size);
        PQfreemem(row);
        if (piece.size() >= pieceSize) {
            if (Outcome taken = flush(); !taken.ok()) {
                giveUp(connection);
                return taken.error();
            }
        }
    }
    const Rows ended = lastResult(handle);
    if (size != -1 || PQresultStatus(ended.handle()) != PGRES_COMMAND_OK) {
        return statementError(ended.handle(), handle);
    }
    const Outcome taken = flush();
    return taken.ok() ? Result<qint64>(rowsOf(ended.handle())) : Result<qint64>(taken.error());
}

CopyIn::~CopyIn()
{
    if (m_isOpen && m_connection.isAlive()) {
        PQputCopyEnd(m_connection.handle(), "given up");
        static_cast<void>(lastResult(m_connection.handle()));
    }
}

Outcome CopyIn::begin(const QString &sql)
{
    Q_ASSERT(!m_isOpen);
    const Rows begun(PQexec(m_connection.handle(), sql.toUtf8().constData()));
    m_isOpen = PQresultStatus(begun.handle()) == PGRES_COPY_IN;
    return m_isOpen ? success() : Outcome(copyError(begun.handle(), m_connection.handle(), m_table));
}

Outcome CopyIn::write(QByteArrayView data)
{
    while (!data.isEmpty()) {
        const QByteArrayView piece = data.first(std::min(data.size(), pieceSize));
        if (PQputCopyData(m_connection.handle(), piece.data(), int(piece.size())) != 1) {
            return failure();
        }
        data = data.sliced(piece.size());
    }
    return success();
}

/// What the server said, if it did, before the connection broke.
Error CopyIn::failure()
{
    m_isOpen = false;
    PQputCopyEnd(m_connection.handle(), "given up");
    const Rows ended = lastResult(m_connection.handle());
    return copyError(ended.handle(), m_connection.handle(), m_table);
}

Result<qint64> CopyIn::finish()
{
    m_isOpen = false;
    const bool isSent = PQputCopyEnd(m_connection.handle(), nullptr) == 1;
    const Rows ended = lastResult(m_connection.handle());
    if (!isSent || PQresultStatus(ended.handle()) != PGRES_COMMAND_OK) {
        return copyError(ended.handle(), m_connection.handle(), m_table);
    }
    return rowsOf(ended.handle());
}

} // namespace ShelfHelp::Sql
