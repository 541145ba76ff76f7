// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "restore.h"

namespace ShelfHelp::Sql {

/// restore() of somebody else's dump.
[[nodiscard]] Result<Restore> restoreDump(Connection &connection, const RestoreOptions &options);

} // namespace ShelfHelp::Sql
