// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <sql/connection.h>
#include <sql/result.h>

#include <QDateTime>
#include <QList>
#include <QString>
#include <QStringList>

namespace ShelfHelp::Sql {

/// One row of shelfhelp.atlas_schema_revisions, Atlas's history of a migration directory.
struct Revision
{
    static constexpr qint64 baseline = 1; ///< bit of `type`: the database already had all up to this version
    static constexpr qint64 executed = 2; ///< bit of `type`: the file was run
    static constexpr qint64 resolved = 4; ///< bit of `type`: declared done by hand (`atlas migrate set`)

    QString version;
    QString description;
    qint64 type = executed;
    qint64 applied = 0; ///< statements done
    qint64 total = 0;   ///< statements in the file
    QString error = {}; ///< empty when fine
    QString hash = {};  ///< of the file's row in atlas.sum; empty for a baseline

    /// What was declared done by hand keeps its counts and its error, and is complete all the same.
    [[nodiscard]] bool isComplete() const
    {
        return (type & resolved) != 0 || (applied >= total && error.isEmpty());
    }

    [[nodiscard]] QString title() const
    {
        return description.isEmpty() ? version : version + u'_' + description;
    }

    friend bool operator==(const Revision &, const Revision &) = default;
};

/// When a migration ran and how long it took.
struct RevisionTiming
{
    QDateTime executedAt;
    qint64 nanoseconds = 0;
};

/// What a database knows about our migrations.
struct MigrationHistory
{
    bool hasTable = false;
    int existingTables = 0;         ///< how many of the five tables of `public` exist
    QList<Revision> revisions = {}; ///< oldest first
    /// The versions in schema `atlas_schema_revisions`, where Atlas keeps a history that it was given no
    /// place for.
    QStringList elsewhere = {};

    friend bool operator==(const MigrationHistory &, const MigrationHistory &) = default;
};

/// How many tables of the existing pipeline there are to find.
inline constexpr int existingTableCount = 5;

/// Reads the history in two round trips (three where Atlas keeps one elsewhere). Fails when the role may not
/// read it, or row level security would show it as empty: an empty history must never be a mistake.
[[nodiscard]] Result<MigrationHistory> readMigrationHistory(Connection &connection);

/// Creates schema `shelfhelp` and the history table in it, in the shape that Atlas insists on, closed to the
/// API's roles. Call it inside a transaction that holds the migration lock.
[[nodiscard]] Outcome createMigrationHistory(Connection &connection);

/// Adds one row; applied = total.
[[nodiscard]] Outcome recordRevision(Connection &connection, const Revision &revision,
                                     const RevisionTiming &timing);

} // namespace ShelfHelp::Sql
