// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <CLI/CLI.hpp>

#include <app/shelfhelp/databaseoption.h>

namespace ShelfHelp::App {

/// Adds `shelfhelp alerts` to the command line. When it is chosen its exit status is put into `status`.
/// `common` and `status` outlive the parsing.
void addAlertsCommand(CLI::App &app, const CommonOptions &common, int &status);

} // namespace ShelfHelp::App
