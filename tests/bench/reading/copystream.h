// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "binaryrows.h"

#include <tests/bench/postgres.h>

namespace ShelfHelp::Bench {

/// Copies rows into one table on a session of its own, a statement and a transaction for so many of them.
///
/// As a restore does it: under the role of a replica foreign keys are not looked up, but triggers that are
/// ENABLE ALWAYS fire.
class CopyStream final
{
public:
    /// `target` is the table with its columns.
    CopyStream(const Sql::ConnectionSettings &settings, const QString &target, qint16 columns);

    /// To add a row's values to, in the order of the columns.
    [[nodiscard]] BinaryRows &nextRow();
    void finish();

private:
    void endStatement();

    Postgres m_session;
    QString m_copy;
    qint16 m_columns;
    qint64 m_rowsInStatement = 0;
    BinaryRows m_rows;
};

} // namespace ShelfHelp::Bench
