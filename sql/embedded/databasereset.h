// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <sql/connectionsettings.h>
#include <sql/result.h>

namespace ShelfHelp::Sql {

/// Drops the database of an embedded server with everything in it, and makes an empty one. Refused while
/// anybody is connected to it.
[[nodiscard]] Outcome resetDatabase(const ConnectionSettings &settings);

} // namespace ShelfHelp::Sql
