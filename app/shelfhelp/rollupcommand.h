// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "databaseoption.h"

#include <CLI/CLI.hpp>

namespace ShelfHelp::App {

/// Adds `refresh`, `rebuild` and `verify` to the command `shelfhelp database`: what keeps the sums by day.
/// When one is chosen its exit status is put into `status`. `common` and `status` outlive the parsing.
void addRollupCommands(CLI::App &database, const CommonOptions &common, int &status);

} // namespace ShelfHelp::App
