// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "restore.h"

#include <sql/transaction.h>

namespace ShelfHelp::Sql {

/// One restore, whatever its file is: what comes before its rows and behind them.
class Filling final
{
    Q_DISABLE_COPY_MOVE(Filling)

public:
    Filling(Connection &connection, const RestoreOptions &options)
        : m_connection(connection)
        , m_options(options)
        , m_transaction(connection)
        , m_target(connection)
    {
    }

    /// Begins the transaction, and empties the database where that is allowed.
    [[nodiscard]] Outcome begin(Restore &result);

    [[nodiscard]] Target &target() { return m_target; }

    /// Sequences, orphans, marks, and the end of the transaction. `isProven`: orphans were in the source
    /// itself.
    [[nodiscard]] Outcome end(Restore &result, const QHash<QString, qint64> &lastIdentities, bool hasLedger,
                              bool isProven);

private:
    [[nodiscard]] Outcome judgeOrphans(const QList<Orphans> &orphans, bool isProven) const;

    Connection &m_connection;
    const RestoreOptions &m_options;
    Transaction m_transaction;
    Target m_target;
};

} // namespace ShelfHelp::Sql
