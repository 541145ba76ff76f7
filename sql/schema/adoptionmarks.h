// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <sql/connection.h>
#include <sql/result.h>

#include <chrono>

namespace ShelfHelp::Sql {

/// Whether the triggers on the tables of searches that mark touched days are all there and fire. Without them
/// every figure is read from the rows. Any role may ask, whatever schema there is.
[[nodiscard]] Result<bool> hasMarks(Connection &connection);

/// Makes them, in a transaction of its own, and returns whether they had to be made; whatever is stored
/// counts as touched then. Writers wait while it does, so it waits for them only for moments, again and
/// again, until the patience is over. No note is needed for an undo: the triggers call functions of ours.
[[nodiscard]] Result<bool> installMarks(Connection &connection, std::chrono::milliseconds patience);

/// Drops them, in the open transaction; fine where there are none.
[[nodiscard]] Outcome removeMarks(Connection &connection);

} // namespace ShelfHelp::Sql
