// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "databaseoption.h"

namespace CLI {
class App;
}

namespace ShelfHelp::App {

/// Adds `shelfhelp serve`. Both references outlive the parsing.
void addServeCommand(CLI::App &app, const CommonOptions &common, int &status);

} // namespace ShelfHelp::App
