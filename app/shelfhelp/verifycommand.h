// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "databaseoption.h"

#include <CLI/CLI.hpp>

namespace ShelfHelp::App {

/// Adds `verify` to `shelfhelp migrate`. When it is chosen its exit status is put into `status`: 0 when the
/// schema is as it should be. `common` and `status` outlive the parsing.
void addVerifyCommand(CLI::App &migrate, const CommonOptions &common, int &status);

} // namespace ShelfHelp::App
