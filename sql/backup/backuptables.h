// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <sql/connection.h>
#include <sql/result.h>

#include <QList>
#include <QString>
#include <QStringList>

namespace ShelfHelp::Sql {

/// A table whose rows nobody could make again.
struct BackupTable
{
    QString schema;
    QString name;
    QString identity = {}; ///< the column that a sequence fills; empty: none
    bool isMerged = false; ///< its one row tells of the database it is in, too: not replaced as a whole

    [[nodiscard]] QString qualified() const { return schema + u'.' + name; }

    [[nodiscard]] bool isShared() const { return schema == u"public"; } ///< with the existing pipeline

    friend bool operator==(const BackupTable &, const BackupTable &) = default;
};

/// All of them, in an order in which each only refers to those before it.
[[nodiscard]] const QList<BackupTable> &backupTables();

/// Null for a table that is none of them.
[[nodiscard]] const BackupTable *findBackupTable(const QString &qualified);

/// The tables of schema `shelfhelp` that are left out: sums and marks, which are made anew, and the history
/// of migrations, which tells of the database it is in. Every table of the schema is in one of the two lists.
[[nodiscard]] const QStringList &derivedTables();

/// A table as a database has it.
struct TableShape
{
    BackupTable table;
    QStringList columns;  ///< that can be written, in their order
    QStringList quoted;   ///< the same, for SQL
    QStringList required; ///< of those, which a row cannot be without
    bool isPartitioned = false;

    /// `"shelf_id", "shelf_url"`, of those columns; all of them have to be there.
    [[nodiscard]] QString columnList(const QStringList &names) const;
    /// The statement that reads all rows and those columns. COPY does not read a partitioned table by its
    /// name.
    [[nodiscard]] QString copyOut() const;
};

/// Those of backupTables() that the database has, in their order.
[[nodiscard]] Result<QList<TableShape>> readTableShapes(Connection &connection);

[[nodiscard]] const TableShape *findShape(const QList<TableShape> &shapes, const QString &qualified);

} // namespace ShelfHelp::Sql
