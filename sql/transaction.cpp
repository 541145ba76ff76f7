// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transaction.h"

namespace ShelfHelp::Sql {

namespace {

QByteArray beginning(Transaction::Kind kind)
{
    switch (kind) {
    case Transaction::Kind::Write:
        return "BEGIN";
    case Transaction::Kind::Snapshot:
        return "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
    case Transaction::Kind::Refresh:
        return "BEGIN ISOLATION LEVEL REPEATABLE READ;"
               "LOCK TABLE shelfhelp.refresh_lock IN EXCLUSIVE MODE NOWAIT";
    }
    Q_UNREACHABLE();
}

} // namespace

Transaction::~Transaction()
{
    if (m_isOpen && m_connection.isAlive()) {
        // Nothing can be done about a failure here: the server rolls back by itself when the session ends.
        static_cast<void>(m_connection.executeScript("ROLLBACK"));
    }
}

Outcome Transaction::begin(Kind kind)
{
    Q_ASSERT(!m_isOpen);
    QByteArray script = beginning(kind);
    if (!m_connection.transactionSettings().isEmpty()) {
        script += ';' + m_connection.transactionSettings().toUtf8();
    }
    Outcome begun = m_connection.executeScript(script);
    m_isOpen = begun.ok() || kind == Kind::Refresh; // begun, and aborted by the lock
    return begun;
}

Outcome Transaction::commit()
{
    const Result<Rows> rows = m_connection.execute(u"COMMIT"_qs);
    if (!rows.ok()) {
        return rows.error();
    }
    m_isOpen = false;
    // The server answers COMMIT of an aborted transaction with ROLLBACK, without any error.
    if (rows.value().command() != "COMMIT") {
        return Error{.kind = ErrorKind::Blocked,
                     .message = u"The transaction was rolled back"_qs,
                     .remedy = u"Look for the first error before this one."_qs};
    }
    return success();
}

} // namespace ShelfHelp::Sql
