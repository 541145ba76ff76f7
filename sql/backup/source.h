// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "backuptables.h"

#include <sql/connection.h>
#include <sql/result.h>
#include <sql/transaction.h>

#include <QDateTime>
#include <QHash>
#include <QList>
#include <QString>

#include <optional>

namespace ShelfHelp::Sql {

/// A table that is read, at the moment of the snapshot.
struct SourceTable
{
    TableShape shape;
    qint64 rows = 0;
    std::optional<qint64>
        lastIdentity; ///< the last value its sequence gave; none: it gave none, or does not tell
};

/// A database that is read, at the moment of the snapshot.
struct Source
{
    QString database; ///< without the password
    int serverVersion = 0;
    QString encoding;
    QDateTime takenAt;      ///< by the server's clock
    bool hasLedger = false; ///< a schema of ours; else only the existing pipeline's tables
    QString schemaVersion;  ///< of the last migration; empty without a history of ours
    QString schemaHash;     ///< of it and all before it, as in atlas.sum; empty where the history has none
    QString reportingZone;  ///< of the sums by day; empty where there are none
    QString sourceZone;     ///< likewise
    QList<SourceTable> tables;

    [[nodiscard]] qint64 rows() const;
};

/// Begins the one snapshot that everything is read in, and counts what there is to read. Row level security
/// is off for it: a role that it would show empty tables is refused instead.
///
/// Refuses a database that is newer than this program, and one without the five tables. Works behind every
/// pooler, because it is one transaction, and on a hot standby.
[[nodiscard]] Result<Source> beginReading(Connection &connection, Transaction &transaction);

/// The last values of the identity columns of these tables, by table; tables without are left out.
[[nodiscard]] Result<QHash<QString, qint64>> readLastIdentities(Connection &connection,
                                                                const QList<TableShape> &shapes);

/// Settings for a transaction that reads or writes many rows, by which both ends write values alike.
[[nodiscard]] Outcome setUpCopying(Connection &connection);

} // namespace ShelfHelp::Sql
