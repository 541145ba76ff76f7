// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <sql/connection.h>
#include <sql/result.h>

#include <QByteArray>
#include <QString>

#include <functional>

namespace ShelfHelp::Sql {

/// Takes whole rows as they come; an error ends the copy.
using CopySink = std::function<Outcome(QByteArrayView rows)>;

/// Runs `COPY … TO STDOUT` and hands its rows on in pieces of about 256 KiB. Returns how many rows there
/// were. The connection is usable again afterwards, whatever happened, unless it was lost, or given up
/// because nothing came over it any more (ServerWait).
[[nodiscard]] Result<qint64> copyOut(Connection &connection, const QString &sql, const CopySink &sink);

/// One `COPY … FROM STDIN`: begin(), write() any number of times, finish(). Whoever does not finish it gives
/// it up, and nothing of it is stored.
class CopyIn final
{
    Q_DISABLE_COPY_MOVE(CopyIn)

public:
    /// `table` is named in errors, with the row where the server tells it.
    CopyIn(Connection &connection, QString table)
        : m_connection(connection)
        , m_table(std::move(table))
    {
    }

    ~CopyIn();

    [[nodiscard]] Outcome begin(const QString &sql);
    /// Pieces need not end with a row.
    [[nodiscard]] Outcome write(QByteArrayView data);
    /// How many rows were stored.
    [[nodiscard]] Result<qint64> finish();

private:
    [[nodiscard]] Result<Rows> end(const char *problem);

    Connection &m_connection;
    const QString m_table;
    bool m_isOpen = false;
};

} // namespace ShelfHelp::Sql
