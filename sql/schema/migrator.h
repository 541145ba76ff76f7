// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrationfile.h"
#include "migrationstatus.h"

#include <sql/connection.h>
#include <sql/result.h>

#include <QStringList>

#include <chrono>
#include <functional>

namespace ShelfHelp::Sql {

/// Called before each file, on the calling thread; `number` counts from 1.
using MigrationProgress = std::function<void(const QString &title, qsizetype number, qsizetype count)>;

struct MigrationOptions
{
    MigrationProgress progress = {};
    /// How long to wait for another migration, and for each table a migration needs.
    std::chrono::milliseconds lockTimeout = std::chrono::seconds(10);
    QString directory = embeddedMigrationDirectory();
};

/// Compares the database with the migrations. Changes nothing.
[[nodiscard]] Result<MigrationStatus>
migrationStatus(Connection &connection, const QString &directory = embeddedMigrationDirectory());

/// Runs the pending migrations as Atlas would, each in one transaction together with its row of the history,
/// and returns their titles. What was committed before a failure stays; running again goes on from there.
///
/// Refuses, with the reason and the command to run: a transaction pooler, a lock held by another migration,
/// an atlas.sum that does not match, a broken history, a newer database, and a database that has the five
/// tables but no history (`shelfhelp migrate adopt`). Needs a connection of Purpose::Owner.
[[nodiscard]] Result<QStringList> applyMigrations(Connection &connection,
                                                  const MigrationOptions &options = {});

/// Fails with ErrorKind::Blocked unless the database is exactly as new as the program. For every start.
[[nodiscard]] Outcome requireCurrentSchema(Connection &connection);

/// The same, but the tables of the existing pipeline without a schema of ours will do: figures can be read
/// from those.
[[nodiscard]] Outcome requireReadableSchema(Connection &connection);

} // namespace ShelfHelp::Sql
