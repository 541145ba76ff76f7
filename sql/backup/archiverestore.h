// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "archive.h"
#include "restore.h"

namespace ShelfHelp::Sql {

/// restore() of a backup of ours.
[[nodiscard]] Result<Restore> restoreArchive(Connection &connection, const RestoreOptions &options);

} // namespace ShelfHelp::Sql
