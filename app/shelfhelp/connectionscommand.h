// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "databaseoption.h"

#include <CLI/CLI.hpp>

namespace ShelfHelp::App {

/// Adds `connections list` and `connections test` to `shelfhelp database`. `common` and `status` outlive the
/// parsing.
void addConnectionsCommands(CLI::App &database, const CommonOptions &common, int &status);

} // namespace ShelfHelp::App
