// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "target.h"
#include "workmonitor.h"

#include <sql/connection.h>
#include <sql/result.h>

#include <QDateTime>
#include <QList>
#include <QString>
#include <QStringList>

namespace ShelfHelp::Sql {

struct RestoreOptions
{
    QString path;
    bool mayReplace = false;   ///< rows that are there already are removed
    bool isDryRun = false;     ///< everything is done, and rolled back
    bool keepsOrphans = false; ///< of a dump: searches whose books are missing are stored all the same
    WorkMonitor monitor = {};
};

/// What was restored, or would be.
struct Restore
{
    TableContents loaded;   ///< rows of each table
    TableContents removed;  ///< rows that were there before
    QList<Orphans> orphans; ///< that the file itself has
    QStringList leftOut;    ///< of a dump: what is not ours to load, in words
    bool isArchive = false;
    QString program;         ///< of a backup: who made it
    QDateTime takenAt;       ///< likewise, when
    bool checksKeys = false; ///< the role may not switch foreign keys off: each row was checked
    QString note;            ///< what is still to be done, in a sentence; mostly empty
};

/// Fills a database with a backup of ours, or with the data of a pg_dump or `supabase db dump` (SQL as text,
/// data with or without schema; packed with gzip or zstd or not). Nothing in the file is ever executed: a
/// dump is read, and its rows are loaded.
///
/// One transaction; who reads meanwhile sees what was there before, or waits where rows are replaced. A
/// backup is proven by its hashes first, and again while it is loaded. Refuses, with the remedy: a damaged
/// file, one of a newer program, a dump with psql commands in it, a database that is not empty (unless rows
/// may be replaced), not migrated, a standby, behind a transaction pooler, or just being filled by somebody
/// else, and rows that name others which are not there. Needs a connection of Purpose::Owner; blocks, tells
/// its progress and can be stopped, with nothing changed.
[[nodiscard]] Result<Restore> restore(Connection &connection, const RestoreOptions &options);

} // namespace ShelfHelp::Sql
