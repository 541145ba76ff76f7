// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "backuptables.h"

#include <sql/connection.h>
#include <sql/result.h>

#include <QDateTime>
#include <QHash>
#include <QList>
#include <QPair>
#include <QString>

namespace ShelfHelp::Sql {

/// Rows that name others which are not there.
struct Orphans
{
    QString place; ///< "public.shelf_searches.books_returned"
    qint64 rows = 0;
    bool isKey = false; ///< a foreign key forbids them: it was off while they were loaded

    friend bool operator==(const Orphans &, const Orphans &) = default;
};

/// Rows by table; tables without are left out. Of the libraries only those that migrations do not make.
using TableContents = QList<QPair<QString, qint64>>;

/// `1,200 rows of public.books, …`
[[nodiscard]] QString toText(const TableContents &contents);

/// Refuses what a database is not filled through or is not: a transaction pooler, a standby, one that takes
/// no writes; each with the remedy. `what` is a plural: "Restores".
[[nodiscard]] Outcome requireTarget(Connection &connection, const QString &what);

/// A database that is filled, in the transaction that is open.
class Target final
{
    Q_DISABLE_COPY_MOVE(Target)

public:
    explicit Target(Connection &connection)
        : m_connection(connection)
    {
    }

    /// Sets the transaction up: nobody else fills this database, nobody writes to the tables until its end
    /// (reading goes on), and foreign keys and triggers are off where the role may do that.
    [[nodiscard]] Outcome prepare();

    /// Whether foreign keys are off; else each row is checked, which takes longer.
    [[nodiscard]] bool isReplica() const { return m_isReplica; }

    [[nodiscard]] const QList<TableShape> &shapes() const { return m_shapes; }

    [[nodiscard]] Result<TableContents> contents();
    /// Removes all rows but those that migrations make.
    [[nodiscard]] Outcome empty();
    /// Removes the libraries, to which no search refers.
    [[nodiscard]] Outcome emptyLibraries();

    /// The shape of a table that has all these columns, and whose other ones need no value; else an error
    /// that names what does not fit.
    [[nodiscard]] Result<const TableShape *> fit(const QString &table, const QStringList &columns) const;

    /// What to load a table with. One that is merged is read into a temporary table first: see merge().
    [[nodiscard]] Result<QString> copyStatement(const TableShape &shape, const QStringList &columns,
                                                bool isMerged);
    [[nodiscard]] Outcome merge(const BackupTable &table);

    /// Sets the sequences behind what was loaded, and behind the last values they gave elsewhere. Is undone
    /// by a rollback, as setval() is not.
    [[nodiscard]] Outcome setIdentities(const QHash<QString, qint64> &lastValues);
    [[nodiscard]] Result<QList<Orphans>> findOrphans();
    /// Notes for rows without a ledger what adopting their database would have.
    [[nodiscard]] Outcome noteAsAdopted();
    /// No figure is read from sums until they are made anew.
    [[nodiscard]] Outcome markAll();

private:
    [[nodiscard]] Outcome tryReplica();
    [[nodiscard]] Outcome lockTables();
    [[nodiscard]] Outcome restartIdentity(const BackupTable &table, qint64 last);

    Connection &m_connection;
    QList<TableShape> m_shapes;
    bool m_isReplica = false;
};

/// After the commit: sums by day in these zones (of the database itself, or UTC, where they are empty), and
/// the planner's statistics. Returns what could not be done, in a sentence, and does no harm.
[[nodiscard]] QString finishFilling(Connection &connection, const QString &reportingZone,
                                    const QString &sourceZone);

} // namespace ShelfHelp::Sql
