// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <CLI/CLI.hpp>

#include <app/shelfhelp/databaseoption.h>

namespace ShelfHelp::App {

/// Adds `health` to `shelfhelp database`; see addDatabaseCommand().
void addHealthCommand(CLI::App &database, const CommonOptions &common, int &status);

} // namespace ShelfHelp::App
