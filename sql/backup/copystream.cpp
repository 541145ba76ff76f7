// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "copystream.h"

#include <sql/databaseerror.h>
#include <sql/rows.h>
#include <sql/serverwait.h>

#include <QRegularExpression>

#include <libpq-fe.h>

#include <algorithm>

namespace ShelfHelp::Sql {

namespace {

constexpr qsizetype pieceSize = 256 * 1024;

qint64 rowsOf(const pg_result *result)
{
    return QByteArray(PQcmdTuples(const_cast<pg_result *>(result))).toLongLong();
}

/// Adds of which table and, where the server tells it, of which row an error is.
void locate(Error &error, const pg_result *result, const QString &table)
{
    // "COPY books, line 3, column …": the number is all of it that is no payload.
    static const QRegularExpression place(u"^[^,]*,[^\\d,]*(\\d+)"_qs);
    const auto found = place.match(QString::fromUtf8(PQresultErrorField(result, PG_DIAG_CONTEXT)));
    error.message +=
        found.hasMatch() ? u" (%1, row %2)"_qs.arg(table, found.captured(1)) : u" (%1)"_qs.arg(table);
    if (error.remedy.isEmpty()) {
        error.remedy = u"Nothing was stored. Look at that row where it comes from."_qs;
    }
}

/// Waits for the server's last answer to what was queued; an error unless it is the expected one.
Result<Rows> answerTo(bool isQueued, const Connection &connection, ExecStatusType expected,
                      const QString &table = {})
{
    Result<Rows> answer = connection.wait().finish(isQueued);
    const pg_result *result = answer.ok() ? answer.value().handle() : nullptr;
    if (result != nullptr && PQresultStatus(result) == expected) {
        return answer;
    }
    Error error = answer.ok() ? statementError(result, connection.handle()) : answer.error();
    if (!table.isEmpty()) {
        locate(error, result, table);
    }
    return error;
}

Result<Rows> start(const Connection &connection, const QString &sql, ExecStatusType expected,
                   const QString &table = {})
{
    const bool isQueued = PQsendQuery(connection.handle(), sql.toUtf8().constData()) == 1;
    return answerTo(isQueued, connection, expected, table);
}

/// Ends a copy out that nobody wants the rest of: the server would go on for as long as it takes. As long as
/// an answer is left, the connection is taken for busy.
void giveUp(const Connection &connection)
{
    connection.canceller().cancel();
    while (connection.wait().nextCopyRow()) {
    }
    static_cast<void>(connection.wait().finish(true));
}

} // namespace

Result<qint64> copyOut(Connection &connection, const QString &sql, const CopySink &sink)
{
    if (const Result<Rows> begun = start(connection, sql, PGRES_COPY_OUT); !begun.ok()) {
        return begun.error();
    }
    QByteArray piece;
    const auto flush = [&] {
        const Outcome taken = piece.isEmpty() ? success() : sink(piece);
        piece.clear();
        return taken;
    };
    while (const auto row = connection.wait().nextCopyRow()) {
        piece.append(*row);
        if (piece.size() >= pieceSize) {
            if (Outcome taken = flush(); !taken.ok()) {
                giveUp(connection);
                return taken.error();
            }
        }
    }
    const Result<Rows> ended = answerTo(true, connection, PGRES_COMMAND_OK);
    if (!ended.ok()) {
        return ended.error();
    }
    const Outcome taken = flush();
    return taken.ok() ? Result<qint64>(rowsOf(ended.value().handle())) : Result<qint64>(taken.error());
}

CopyIn::~CopyIn()
{
    if (m_isOpen && m_connection.isAlive()) {
        static_cast<void>(end("given up"));
    }
}

Outcome CopyIn::begin(const QString &sql)
{
    Q_ASSERT(!m_isOpen);
    const Result<Rows> begun = start(m_connection, sql, PGRES_COPY_IN, m_table);
    m_isOpen = begun.ok();
    return m_isOpen ? success() : Outcome(begun.error());
}

Outcome CopyIn::write(QByteArrayView data)
{
    while (!data.isEmpty()) {
        const QByteArrayView piece = data.first(std::min(data.size(), pieceSize));
        if (!m_connection.wait().put(piece)) {
            return end("given up").error(); // what the server said, if it did, before the connection broke
        }
        data = data.sliced(piece.size());
    }
    return success();
}

Result<qint64> CopyIn::finish()
{
    const Result<Rows> ended = end(nullptr);
    return ended.ok() ? Result<qint64>(rowsOf(ended.value().handle())) : Result<qint64>(ended.error());
}

Result<Rows> CopyIn::end(const char *problem)
{
    m_isOpen = false;
    const bool isQueued = PQputCopyEnd(m_connection.handle(), problem) == 1;
    return answerTo(isQueued, m_connection, PGRES_COMMAND_OK, m_table);
}

} // namespace ShelfHelp::Sql
