// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "connection.h"

namespace ShelfHelp::Sql {

/// A transaction that rolls back unless commit() succeeded. Not nestable; the connection must outlive it.
class Transaction final
{
    Q_DISABLE_COPY_MOVE(Transaction)

public:
    enum class Kind {
        Write,    ///< READ COMMITTED
        Snapshot, ///< REPEATABLE READ READ ONLY: every statement sees the same moment
        /// REPEATABLE READ, alone with the sums by day: fails at once with SQLSTATE 55P03 while another is.
        /// The lock comes before the first look at the data, which would fix what is seen.
        Refresh,
    };

    explicit Transaction(Connection &connection)
        : m_connection(connection)
    {
    }

    ~Transaction();

    [[nodiscard]] Outcome begin(Kind kind);
    [[nodiscard]] Outcome commit();

private:
    Connection &m_connection;
    bool m_isOpen = false;
};

} // namespace ShelfHelp::Sql
