// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "databaseoption.h"

#include <sql/connection.h>

#include <QtGlobal>

#include <string>
#include <vector>

namespace ShelfHelp::App {

/// What all of `shelfhelp rejected` share; each subcommand offers its own part of it.
struct RejectedArguments
{
    std::vector<qint64> ids;
    bool all = false;
    std::string reason;
    std::string state = "open";
    int limit = 50;
    qint64 before = 0; ///< 0: from the newest one
    bool json = false;
    bool raw = false;
    std::string out;
    bool yes = false;
};

/// What the subcommands do on a connection. Each says what went wrong and returns the exit status.
[[nodiscard]] int listRejections(Sql::Connection &connection, const CommonOptions &common,
                                 const RejectedArguments &arguments);
[[nodiscard]] int showRejection(Sql::Connection &connection, const CommonOptions &common,
                                const RejectedArguments &arguments);
[[nodiscard]] int retryRejections(Sql::Connection &connection, const CommonOptions &common,
                                  const RejectedArguments &arguments);
[[nodiscard]] int exportRejections(Sql::Connection &connection, const CommonOptions &common,
                                   const RejectedArguments &arguments);
[[nodiscard]] int discardRejections(Sql::Connection &connection, const CommonOptions &common,
                                    const RejectedArguments &arguments);

} // namespace ShelfHelp::App
