// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "testdatabase.h"
#include "why.h"

#include <sql/backup/backuptables.h>
#include <sql/connection.h>
#include <sql/eventkinds.h>
#include <sql/result.h>

#include <QByteArray>
#include <QString>

#include <memory>

namespace ShelfHelp::Tests {

/// Opens a connection as the owner, or ends the test program.
[[nodiscard]] std::unique_ptr<Sql::Connection> openOwner(const Sql::ConnectionSettings &settings);

/// The rows of a query, one per line, columns joined by `|`, NULL as `-`. A failure is text too, so that the
/// comparison shows it.
[[nodiscard]] QString ask(Sql::Connection &connection, const QString &sql);

/// Runs a script that must not fail; fails the test otherwise.
void run(Sql::Connection &connection, const QByteArray &script);

/// The table of the rows that notifications of a kind make.
[[nodiscard]] const Sql::BackupTable &tableOf(const Sql::EventKindNames &kind);

/// How many rows the notifications of all kinds have made, as an expression of SQL.
[[nodiscard]] QString countOfEventRows();

/// Takes everything out but the seeded libraries, and starts the identities again.
void clear(Sql::Connection &connection);

/// Everything stored, by natural keys, in a fixed order, without ids and moments of receipt: equal texts
/// mean equal states (docs/reliability.md, "State").
[[nodiscard]] QString stateOf(Sql::Connection &connection);

/// What breaks the promise that nothing is lost and nothing doubled (docs/reliability.md, "Promises"), a line
/// each; empty when nothing does. Rows of others than our ingesters may stand beside.
[[nodiscard]] QString brokenLedger(Sql::Connection &connection);

/// Who writes the rows of the ledger, and what belongs to them.
enum class LedgerRows {
    Stored, ///< our programs: the ledger has to be whole
    ByHand, ///< the test itself, or it takes some of them away
};

/// A database of the test program's own with the whole schema, and an owner's connection to it. With
/// SHELFHELP_TEST_ADOPTED set it is an adopted one, without rows: both kinds have to pass the same tests.
///
/// Whatever a test stores, the ledger has to be whole when it is done: that is looked at before rows are
/// taken out, and in the end.
class MigratedDatabase final
{
    Q_DISABLE_COPY_MOVE(MigratedDatabase)

public:
    explicit MigratedDatabase(LedgerRows rows = LedgerRows::Stored);
    /// Ends the test program with a message when the ledger is not whole.
    ~MigratedDatabase();

    /// Fails the test when the ledger is not whole.
    void clear();

    [[nodiscard]] QString state() { return stateOf(*m_connection); }

    [[nodiscard]] Sql::Connection &connection() { return *m_connection; }

    [[nodiscard]] const Sql::ConnectionSettings &settings() const { return m_database.settings(); }

private:
    TestDatabase m_database;
    std::unique_ptr<Sql::Connection> m_connection;
    const bool m_isChecked;
};

} // namespace ShelfHelp::Tests
