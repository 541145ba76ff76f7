// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transaction.h"

namespace ShelfHelp::Sql {

namespace {

constexpr int mostRollbacks = 10;

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
    // A cancel that was meant for the statement before may hit this one: whatever comes next would then be
    // refused. Nothing can be done about other failures: the server rolls back when the session ends.
    for (int tries = 0; tries < mostRollbacks && m_isOpen && m_connection.isAlive(); ++tries) {
        m_isOpen = !m_connection.executeScript("ROLLBACK").ok();
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
    m_isOpen = true; // of one that failed, too: the first of its statements may have begun it
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
