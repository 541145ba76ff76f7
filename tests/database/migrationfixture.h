// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <sql/connection.h>
#include <sql/migrator.h>
#include <sql/result.h>

#include <QByteArray>
#include <QString>
#include <QTemporaryDir>

#include <chrono>
#include <memory>

namespace ShelfHelp::Tests {

/// The reason of a failure, for QVERIFY2, which asks for it after a success too.
template <typename T>
QByteArray why(const Result<T> &result)
{
    return result.ok() ? QByteArray() : result.error().toText().toUtf8();
}

/// Opens a connection as the owner, or ends the test program.
[[nodiscard]] std::unique_ptr<Sql::Connection> openOwner(const Sql::ConnectionSettings &settings);

/// The rows of a query, one per line, columns joined by `|`, NULL as `-`. A failure is text too, so that the
/// comparison shows it.
[[nodiscard]] QString ask(Sql::Connection &connection, const QString &sql);

/// Runs a script that must not fail; fails the test otherwise.
void run(Sql::Connection &connection, const QByteArray &script);

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
