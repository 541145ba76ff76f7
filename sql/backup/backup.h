// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "manifest.h"
#include "workmonitor.h"

#include <sql/connection.h>
#include <sql/result.h>

#include <QString>

namespace ShelfHelp::Sql {

enum class BackupFormat {
    Archive, ///< everything, for `shelfhelp database restore`
    Sql,     ///< the shared tables only, as SQL that psql loads into the existing project's migrated, empty
             ///< database
};

struct BackupOptions
{
    QString path;
    BackupFormat format = BackupFormat::Archive;
    bool mayOverwrite = false;
    WorkMonitor monitor = {};
};

/// What was written.
struct Backup
{
    Manifest manifest;
    qint64 fileSize = 0;
};

/// Writes all rows that could not be made again, as they are at one moment, into one file (docs/backup.md).
/// The file is there as a whole or not at all, readable by its owner only; one that is there is left alone
/// unless it may be overwritten. The database is not changed, writers are not held up.
///
/// Any role will do that may read everything: one that row level security would show empty tables is refused,
/// and so is a database newer than this program. Works on a hot standby and behind every pooler. A connection
/// of Purpose::Owner or Reading; blocks, tells its progress and can be stopped.
[[nodiscard]] Result<Backup> writeBackup(Connection &connection, const BackupOptions &options);

/// The name of a file for a backup of that moment: shelfhelp-NAME-20261130T065500Z.tar.
[[nodiscard]] QString backupFileName(const QString &database, const QDateTime &moment, BackupFormat format);

} // namespace ShelfHelp::Sql
