// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "copystream.h"

namespace ShelfHelp::Bench {

namespace {

constexpr qint64 rowsPerStatement = 100'000;
constexpr qsizetype pieceSize = 64 * 1024;

} // namespace

CopyStream::CopyStream(const Sql::ConnectionSettings &settings, const QString &target, qint16 columns)
    : m_session(settings)
    , m_copy(u"COPY %1 FROM STDIN (FORMAT binary)"_qs.arg(target))
    , m_columns(columns)
{
    m_session.execute(u"SET session_replication_role = replica; SET synchronous_commit = off"_qs);
}

BinaryRows &CopyStream::nextRow()
{
    if (m_rowsInStatement == rowsPerStatement) {
        endStatement();
    }
    if (m_rowsInStatement++ == 0) {
        m_session.beginCopy(m_copy);
        m_rows = {};
    } else if (m_rows.size() >= pieceSize) {
        m_session.putCopy(m_rows.take());
    }
    m_rows.beginRow(m_columns);
    return m_rows;
}

void CopyStream::finish()
{
    if (m_rowsInStatement > 0) {
        endStatement();
    }
}

void CopyStream::endStatement()
{
    m_rows.end();
    m_session.putCopy(m_rows.take());
    m_session.endCopy();
    m_rowsInStatement = 0;
}

} // namespace ShelfHelp::Bench
