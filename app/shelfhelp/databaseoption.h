// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <sql/databaseaccess.h>
#include <sql/result.h>

#include <memory>
#include <string>

namespace ShelfHelp::App {

/// What every subcommand shares: `--database` and `--quiet`.
struct CommonOptions
{
    std::string database;
    bool quiet = false;
};

/// Chooses the database as the user asked, and says on standard error which one it is.
[[nodiscard]] Result<std::unique_ptr<Sql::DatabaseAccess>> openDatabase(const CommonOptions &options,
                                                                        Sql::DatabaseAccess::Schema schema);

} // namespace ShelfHelp::App
