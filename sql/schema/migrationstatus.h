// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrationfile.h"
#include "migrationhistory.h"

#include <QList>
#include <QStringList>

namespace ShelfHelp::Sql {

/// How a database stands to a migration directory.
enum class MigrationState {
    UpToDate,
    Behind,         ///< files are pending
    Ahead,          ///< the database is newer than this program
    NotInitialised, ///< neither a history nor any of the five tables
    Adoptable,      ///< the five tables of the existing pipeline, without our history
    Broken,         ///< a history that must not be continued; MigrationStatus::reason says why
};

/// A database compared with a migration directory.
struct MigrationStatus
{
    MigrationState state = MigrationState::NotInitialised;
    QStringList applied;  ///< `<version>_<description>`, oldest first, as the database has them
    QStringList pending;  ///< the same of the files that would run, in their order
    QString reason;       ///< a clause without full stop; only when Broken
    QString remedy;       ///< what to do about it, in sentences; only when Broken
    QStringList warnings; ///< sentences; nothing that keeps migrations from running
    /// Titles of the files that were declared present instead of being run, by a baseline or by hand.
    QStringList baseline;

    /// Whether another program made the five tables: the first file is part of the baseline.
    bool isAdopted = false;

    friend bool operator==(const MigrationStatus &, const MigrationStatus &) = default;
};

/// Compares, by Atlas's rules (the strict, linear order). `files` as readMigrationDirectory() gives them.
[[nodiscard]] MigrationStatus compareMigrations(const QList<MigrationFile> &files,
                                                const MigrationHistory &history);

} // namespace ShelfHelp::Sql
