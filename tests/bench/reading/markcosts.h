// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <tests/bench/server.h>

#include <QString>

namespace ShelfHelp::Bench {

/// What the triggers that mark touched days cost those who write: time and write-ahead log of a statement,
/// and the throughput of eight writers at once, with and without them by turns. A section of the report.
[[nodiscard]] QString measureMarkCosts(const Server &server, int rounds);

} // namespace ShelfHelp::Bench
