// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "target.h"
#include "workmonitor.h"

#include <sql/connection.h>
#include <sql/result.h>

#include <QList>
#include <QString>

namespace ShelfHelp::Sql {

struct TransferOptions
{
    bool mayReplace = false; ///< rows in the target that are not the source's are removed
    WorkMonitor monitor = {};
};

/// What became of one table.
struct TransferredTable
{
    QString name;
    qint64 rows = 0;
    QString sum;           ///< Fingerprint::sum, equal at both ends
    bool wasThere = false; ///< from an earlier attempt: found equal, and not copied again
};

struct Transfer
{
    QString source;
    QString target;
    QStringList migrations; ///< run on the target
    QList<TransferredTable> tables;
    TableContents removed;   ///< rows of the target that were not the source's
    QList<Orphans> orphans;  ///< that the source itself has
    bool checksKeys = false; ///< as in Restore
    QString note;            ///< likewise

    [[nodiscard]] qint64 rows() const;
};

/// Copies everything from one database into another, of which it takes one snapshot. The source is never
/// changed, and may be of this program (adopted or not, also of an older schema), or the existing pipeline's
/// without a schema of ours. The target is migrated first.
///
/// Table by table, each in a transaction of the target that is committed once its rows have the fingerprint
/// of the source's. After an interruption anywhere, calling it again goes on: tables that are equal are left
/// alone, empty ones are copied. No other state is kept. Rows in the target that are not the source's are
/// refused, unless they may be replaced; so is a source that was written to between two attempts.
///
/// Refuses as restore() does, and two connections to one database. `target` is of Purpose::Owner; `source` of
/// Owner or Reading. Blocks, tells its progress and can be stopped.
[[nodiscard]] Result<Transfer> transfer(Connection &source, Connection &target,
                                        const TransferOptions &options = {});

} // namespace ShelfHelp::Sql
