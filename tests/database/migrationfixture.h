// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <sql/schema/migrator.h>
#include <tests/support/databasetesting.h>

#include <QByteArray>
#include <QString>
#include <QTemporaryDir>

#include <chrono>

namespace ShelfHelp::Tests {

/// Makes Supabase's API roles `anon` and `authenticated` unless they exist. Roles belong to the whole server,
/// and other test programs may use them at the same time, so they stay.
void createApiRoles(Sql::Connection &connection);

/// A migration directory of a test's own: 1_one.sql, 2_two.sql and 3_three.sql make tables of these names.
class MigrationDirectory final
{
public:
    MigrationDirectory();

    /// Adds or replaces a file; atlas.sum stays as it is.
    void add(const QString &name, const QByteArray &content) const;
    void remove(const QString &name) const;
    /// Writes atlas.sum.
    void sum() const;

    [[nodiscard]] QString path() const { return m_directory.path(); }

    /// For running it, with little patience for locks.
    [[nodiscard]] Sql::MigrationOptions options() const
    {
        return {.lockTimeout = std::chrono::milliseconds(50), .directory = path()};
    }

private:
    QTemporaryDir m_directory;
};

} // namespace ShelfHelp::Tests
