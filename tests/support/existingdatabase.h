// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "databasetesting.h"

#include <QByteArray>
#include <QString>

#include <memory>

namespace ShelfHelp::Tests {

/// A file of tests/data/existing, such as `tables`; ends the test program when there is none.
[[nodiscard]] QByteArray existingScript(const QString &name);

/// Makes the existing pipeline's tables, views and grants in an empty database, with its Atlas history and
/// without any row of its own.
void createExistingTables(Sql::Connection &connection);

/// Fills in the libraries that our own migrations know.
void seedLibraries(Sql::Connection &connection);

/// Tables, views and grants with the rows of the existing pipeline: some thousands, the same every time, made
/// in under a second.
void createExistingDatabase(Sql::Connection &connection);

/// What the existing Lambda writes when it goes on: the next 20 messages, of which two were delivered before.
void writeLikeTheExistingLambda(Sql::Connection &connection);

/// Adopts the database, or ends the test program.
void adoptOrEnd(Sql::Connection &connection);

/// What pg_dump writes of schema `public`, rows included, without its random and version lines. A failure is
/// text too, so that the comparison shows it.
[[nodiscard]] QByteArray dumpOfPublic(const Sql::ConnectionSettings &settings);

/// The rows of the ten views, by name.
[[nodiscard]] QString rowsOfTheViews(Sql::Connection &connection);

/// A database of the test program's own as the existing pipeline has it, not adopted yet, and an owner's
/// connection to it.
class ExistingDatabase final
{
    Q_DISABLE_COPY_MOVE(ExistingDatabase)

public:
    ExistingDatabase();
    /// A copy of another one, made in a moment. Nobody may be connected to that: see disconnect().
    explicit ExistingDatabase(ExistingDatabase &original);

    [[nodiscard]] Sql::Connection &connection();

    [[nodiscard]] QString ask(const QString &sql) { return Tests::ask(connection(), sql); }

    /// Closes the connection; the next use opens another one.
    void disconnect() { m_connection.reset(); }

    [[nodiscard]] const Sql::ConnectionSettings &settings() const { return m_database.settings(); }

private:
    TestDatabase m_database;
    std::unique_ptr<Sql::Connection> m_connection;
};

} // namespace ShelfHelp::Tests
