// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "databaseoption.h"

#include <CLI/CLI.hpp>

namespace ShelfHelp::App {

/// Adds `shelfhelp libraries`: list them, and tell the names of those that notifications registered.
void addLibrariesCommand(CLI::App &app, const CommonOptions &common, int &status);

} // namespace ShelfHelp::App
