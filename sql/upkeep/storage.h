// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <sql/connection.h>
#include <sql/result.h>

#include <QDateTime>
#include <QList>
#include <QString>

#include <optional>

namespace ShelfHelp::Sql {

/// An index as the server has it. Names come from the catalogue: make them printable.
struct IndexStorage
{
    QString schema; ///< of the index: pg_toast for one of what the table keeps out of line
    QString table;
    QString name;
    qint64 bytes = 0;
    qint64 scans = 0; ///< since the statistics were last reset
    bool isValid = true;
    bool isUnique = false; ///< keeps rows unique, so that it is needed though nobody reads by it
    bool isPrimary = false;
    bool isClusterable = false; ///< a table can be ordered by it: not GIN, BRIN, nor a partial one
    bool isClustered = false;   ///< CLUSTER has ordered the table by it
    bool leadsWithTime = false;
    QString method;                   ///< btree, gin, brin …
    QString duplicateOf;              ///< another index of the same columns, which can stay; empty: none
    std::optional<qint64> bloatBytes; ///< estimated; B-trees with statistics only
};

/// A table that this program looks after: the five shared ones, and those of schema shelfhelp.
struct TableStorage
{
    QString schema;
    QString name;
    bool mayMaintain = false;         ///< whether the role has the rights of its owner
    qint64 tableBytes = 0;            ///< rows, with what is kept out of line
    qint64 indexBytes = 0;            ///< all indexes
    qint64 liveRows = 0;              ///< as of the last statistics
    qint64 deadRows = 0;              ///< likewise; room that a vacuum gives free
    std::optional<qint64> bloatBytes; ///< of the rows; an estimate from the last ANALYZE
    std::optional<QDateTime> vacuumedAt;
    std::optional<QDateTime> analyzedAt;
    QList<IndexStorage> indexes; ///< largest first

    [[nodiscard]] QString fullName() const { return schema + u'.' + name; }

    /// Of the table and of its indexes, as far as it is known.
    [[nodiscard]] qint64 knownBloat() const;
};

/// All of them, largest first; two round trips. Any role may ask; one that may not read the tables gets no
/// estimates.
[[nodiscard]] Result<QList<TableStorage>> readStorage(Connection &connection);

} // namespace ShelfHelp::Sql
