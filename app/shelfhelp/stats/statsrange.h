// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <sql/connection.h>
#include <sql/timecontext.h>

#include <CLI/CLI.hpp>

#include <string>

namespace ShelfHelp::App {

/// Which time `stats` is about, as it was asked for.
struct RangeArguments
{
    std::string range;
    std::string from;
    std::string to;
    std::string zone = "UTC";
    std::string sourceZone = "UTC";
    std::string bucket;
};

void addRangeOptions(CLI::App &command, RangeArguments &arguments);

/// Looks the stored times up where the range depends on them. Fails as wrong usage where words make no sense,
/// the range is empty, or it has more buckets than anybody could want.
[[nodiscard]] Result<Sql::TimeContext> timeContextOf(const RangeArguments &arguments,
                                                     Sql::Connection &connection);

} // namespace ShelfHelp::App
