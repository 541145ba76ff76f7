// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "atlassum.h"
#include "migrationfile.h"

#include <sql/connection.h>
#include <sql/result.h>

#include <QString>

#include <chrono>

// What applying and adopting share. A verb is that of the command to run: apply, adopt.
namespace ShelfHelp::Sql {

/// `shelfhelp migrate apply`, with --database unless the environment chose this database.
[[nodiscard]] QString migrateCommand(const QString &verb, const ConnectionSettings &settings);

/// Takes the lock of migrations, which is the Atlas CLI's too, until the open transaction ends. Its search
/// path is empty from now on, and no statement of it waits longer for a lock than `patience`.
[[nodiscard]] Outcome takeMigrationLock(Connection &connection, std::chrono::milliseconds patience,
                                        const QString &verb);

/// Runs a file and adds its row of the history, in the open transaction.
[[nodiscard]] Outcome runMigration(Connection &connection, const MigrationFile &file, const AtlasSum &sum);

} // namespace ShelfHelp::Sql
