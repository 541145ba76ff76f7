// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <sql/databaseaccess.h>
#include <sql/profiles/profilechoice.h>

#include <functional>
#include <string>

namespace ShelfHelp::App {

/// What every subcommand shares: `--database`, `--profile` and `--quiet`.
struct CommonOptions
{
    std::string database;
    std::string profile; ///< name of a connection of the dashboard
    bool quiet = false;
};

/// Chooses the database as the user asked, with its password: that of a profile comes from the keychain or is
/// asked for on the terminal.
[[nodiscard]] Result<Sql::ChosenDatabase> chosenDatabase(const CommonOptions &options);

/// Chooses the database as the user asked, says on standard error which one it is, and hands it to `use`.
/// Returns what `use` returns, or the status of the error that it has told.
[[nodiscard]] int withDatabase(const CommonOptions &options, Sql::DatabaseAccess::Schema schema,
                               const std::function<int(Sql::DatabaseAccess &)> &use);

/// The same with one open connection.
[[nodiscard]] int withConnection(const CommonOptions &options, Sql::DatabaseAccess::Schema schema,
                                 Sql::Purpose purpose, const std::function<int(Sql::Connection &)> &use);

} // namespace ShelfHelp::App
